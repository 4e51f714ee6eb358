import { describe, expect, it } from 'vitest';
import { readEstimate } from '../../../lambdas/domain/mail/amounts/read-estimate.ts';
import { readInvoice } from '../../../lambdas/domain/mail/amounts/read-invoice.ts';

/** Shops of the southern states and of Québec write in their own words; the numbers stay in US format. */
describe('an estimate in Spanish or French', () => {
  it.each([
    [
      'Spanish, itemized',
      'Hola,\nDiagnóstico: pantalla rota.\nRecomendamos la reparación.\nPiezas: $180.00\nMano de obra: $60.00\nImpuesto: $14.85\nTotal: $254.85\nGracias',
      { recommendation: 'repair', totalCents: 25_485, diagnosis: 'pantalla rota.' },
      ['part', 'labor', 'tax'],
    ],
    [
      'Spanish, a total alone',
      'Buenos días,\nEl puerto de carga está quemado. Se puede reparar.\nTotal: $120.00',
      { recommendation: 'repair', totalCents: 12_000 },
      [],
    ],
    [
      'Spanish, a replacement that the shop has',
      'Avería: placa base dañada por agua.\nRecomendamos reemplazar el teléfono.\nPodemos ofrecer un reemplazo por $410.00.',
      { recommendation: 'replace', replacement: { canSupply: true, priceCents: 41_000 } },
      [],
    ],
    [
      'Spanish, beyond repair and none to be had',
      'Daños: carcasa y placa.\nNo se puede reparar.\nNo tenemos reemplazo.',
      { recommendation: 'replace', replacement: { canSupply: false } },
      [],
    ],
    [
      'French, itemized',
      'Bonjour,\nDiagnostic : écran fissuré.\nNous recommandons la réparation.\nPièces : $180.00\nMain-d’œuvre : $60.00\nTPS/TVQ : $14.85\nTotal : $254.85\nCordialement',
      { recommendation: 'repair', totalCents: 25_485, diagnosis: 'écran fissuré.' },
      ['part', 'labor', 'tax'],
    ],
    [
      'French, typed without accents',
      "Dommage: vitre arriere cassee.\nPieces: $90.00\nMain d'oeuvre: $45.00\nTaxes: $8.10\nTotal: $143.10",
      { recommendation: 'repair', totalCents: 14_310 },
      ['part', 'labor', 'tax'],
    ],
    [
      'French, a replacement',
      'Problème : carte mère oxydée, irréparable.\nNous recommandons de remplacer l’appareil.\nNous pouvons fournir un remplacement pour $395.00.',
      { recommendation: 'replace', replacement: { canSupply: true, priceCents: 39_500 } },
      [],
    ],
  ])('%s', (_, text, expected, kinds) => {
    const reading = readEstimate(text);
    expect(reading).toMatchObject({ ok: true, ...expected });
    expect(reading.ok && reading.lines.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['Recomendamos reemplazar la pantalla.\nDiagnóstico: pantalla rota\nTotal: $200.00'],
    ['Nous recommandons de remplacer l’écran.\nDiagnostic : écran fissuré\nTotal : $200.00'],
  ])('does not take a new screen for a new device: %s', (text) => {
    expect(readEstimate(text)).toMatchObject({ ok: true, recommendation: 'repair', totalCents: 20_000 });
  });

  it('still guesses no decimal comma', () => {
    expect(readEstimate('Diagnostic : écran.\nTotal : 254,85 $')).toMatchObject({ ok: false });
  });
});

describe('an invoice in Spanish or French', () => {
  const amounts = { ok: true, partsCents: 18_000, laborCents: 6_000, taxCents: 1_485, totalCents: 25_485 };

  it.each([
    [
      'Piezas: $180.00\nMano de obra: $60.00\nIVA: $14.85\nTotal: $254.85\nDeducible pagado por el cliente: $99.00',
    ],
    ['Refacciones: $180.00\nMano de obra: $60.00\nImpuestos: $14.85\nSaldo: $254.85'],
    ['Pièces: $180.00\nMain-d’œuvre: $60.00\nTaxes: $14.85\nSous-total: $240.00\nMontant à payer: $254.85'],
    ['Matériel: $180.00\nMain d’oeuvre: $60.00\nTVQ: $14.85\nTotal: $254.85\nFranchise: $99.00'],
  ])('%s', (body) => {
    expect(readInvoice({ body }, 9_900)).toMatchObject(amounts);
  });
});
