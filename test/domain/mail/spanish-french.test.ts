import { describe, expect, it } from 'vitest';
import { readEstimate } from '../../../lambdas/domain/mail/amounts/read-estimate.ts';
import { readInvoice } from '../../../lambdas/domain/mail/amounts/read-invoice.ts';
import { stripQuoted, stripQuotesOnly } from '../../../lambdas/domain/mail/reading/quoted-text.ts';

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

describe('a reply to our mail in Spanish or French', () => {
  const address = 'claims+abcdefghijklmnopqrstuvwxyz0123456789abcdefgh@mail.claimflow.example';
  const said = 'Fue el lado izquierdo.';

  it.each([
    ['Gmail', 'El mar, 17 mar 2026 a las 13:00, Claimflow (<claims@mail.example>) escribió:'],
    ['Gmail, broken', `El mar, 17 mar 2026 a la(s) 1:00\u202fp.m., Claimflow (\n${address})\nescribió:`],
    ['Apple', 'El 17 mar 2026, a las 13:00, Claimflow <claims@mail.example> escribió:'],
    ['Yahoo', 'En martes, 17 de marzo de 2026, 13:00:00 GMT-4, Claimflow <claims@mail.example> escribió:'],
    ['Outlook', 'De: Claimflow <c@mail.example>\nEnviado: martes\nPara: Casey\nAsunto: [CLM-7Q2M9X4K] X'],
    ['Samsung', '-------- Mensaje original --------\nDe: Claimflow\nFecha: 17/3/26\nA: Casey\nAsunto: X'],
    ['Gmail, French', 'Le mar. 17 mars 2026 à 13:00, Claimflow <claims@mail.example> a écrit\u00a0:'],
    ['Gmail, Québec', `Le mar. 17 mars 2026, à 13\u202fh\u202f00, Claimflow <\n${address}> a écrit :`],
    ['Yahoo, French', 'Le mardi 17 mars 2026 à 13:00:00 UTC−4, Claimflow <c@mail.example> a écrit :'],
    [
      'Outlook, French',
      'De\u00a0: Claimflow\nEnvoyé\u00a0: mardi\nÀ\u00a0: Casey\nObjet\u00a0: [CLM-7Q2M9X4K] X',
    ],
    ['Samsung, French', '---- Message d’origine ----\nDe : Claimflow\nDate : mardi\nÀ : Casey\nObjet : X'],
  ])('from %s is what was written now, without what we wrote', (_client, head) => {
    for (const mark of ['> ', '']) {
      const mail = `${said}\n\n${head}\n\n${mark}Aprobada hasta $320.00\n${mark}Llévelo a Fixit\n`;
      expect([stripQuoted(mail), stripQuotesOnly(mail)]).toEqual([said, said]);
    }
  });

  it.each(['Enviado desde mi iPhone', 'Obtener Outlook para iOS', 'Envoyé à partir d’Outlook pour Android'])(
    'has no signature of a telephone: %s',
    (signature) => {
      expect(stripQuoted(`Sí.\n\n${signature}\n`)).toBe('Sí.');
    },
  );

  it('keeps what somebody says that somebody else wrote', () => {
    const mail = 'En el taller el técnico escribió:\nno tiene arreglo.';
    expect(stripQuoted(mail)).toBe(mail);
  });
});
