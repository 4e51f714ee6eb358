import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deviceKinds } from '../../../lambdas/domain/catalogue/catalogue-schema.ts';
import { rulebook202601 as rulebook } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';
import { photoSlots } from '../../../lambdas/domain/devices/verification-photos.ts';
import { defaultBrand } from '../../../lambdas/domain/wording/default-brand.ts';
import { brandIn } from '../../../lambdas/domain/wording/languages/brand-in.ts';
import { canadianFrenchPhotos } from '../../../lambdas/domain/wording/languages/canadian-french-photos.ts';
import { canadianFrenchProblems } from '../../../lambdas/domain/wording/languages/canadian-french-problems.ts';
import { canadianFrenchReturns } from '../../../lambdas/domain/wording/languages/canadian-french-returns.ts';
import { english, languageFor, languages, said } from '../../../lambdas/domain/wording/languages/language.ts';
import { spanishPhotos } from '../../../lambdas/domain/wording/languages/spanish-photos.ts';
import { spanishProblems } from '../../../lambdas/domain/wording/languages/spanish-problems.ts';
import { spanishReturns } from '../../../lambdas/domain/wording/languages/spanish-returns.ts';
import { nextStep, statusLabel } from '../../../lambdas/domain/wording/next-step.ts';
import { placeholdersIn } from '../../../lambdas/domain/wording/placeholders.ts';
import { PROJECT_ROOT } from '../../../lib/content-key.ts';
import { filesBelow } from '../../architecture/source-files.ts';

/** All that customers, shops and dealers read of the default brand; the claims team's sentences are in English. */
const brandTexts = [
  ...Object.values(defaultBrand.statusLabels),
  ...Object.entries(defaultBrand.fallbacks).flatMap(([name, text]) => (name === 'brand' ? [] : [text])),
  ...Object.values(defaultBrand.steps).flatMap(({ customer, partner, dealer, buttons }) => [
    customer,
    partner,
    dealer,
    buttons?.customer,
    buttons?.partner,
    buttons?.dealer,
  ]),
].filter((text) => text !== undefined);
const asked = [
  ...deviceKinds.flatMap((kind) => photoSlots(kind).flatMap(({ what, why }) => [what, why])),
  ...rulebook.evidence.map(({ why }) => why),
  ...rulebook.rules.flatMap(({ asks }) => (asks ? [asks.why] : [])),
  ...rulebook.rules.flatMap(({ cures = [] }) => cures.map(({ say }) => say)),
];

const [, spanish = english, french = english] = languages;

describe.each(languages.filter((language) => language !== english))(
  'what people are told in $tag',
  (language) => {
    const { words } = language;

    it('has every text of the default brand and of the rulebook', () => {
      expect([...brandTexts, ...asked].filter((text) => !words.has(text))).toEqual([]);
    });

    it('keeps the placeholders, and leaves nothing empty', () => {
      const sorted = (text: string) => placeholdersIn(text).sort();
      expect([...words].filter(([ours, theirs]) => `${sorted(ours)}` !== `${sorted(theirs)}`)).toEqual([]);
      expect([...words.values()].filter((text) => text.trim() === '')).toEqual([]);
    });

    it('says what a brand worded itself as the brand wrote it', () => {
      const own = {
        ...defaultBrand.steps,
        new: { ...defaultBrand.steps.new, customer: 'We look at {claim}.' },
      };
      expect(brandIn({ ...defaultBrand, steps: own }, language).steps.new.customer).toBe(
        'We look at {claim}.',
      );
    });
  },
);

describe('the words for photos, problems and returns', () => {
  const sources = filesBelow('lambdas')
    .filter((path) => !path.startsWith('lambdas/domain/wording/languages/'))
    .map((path) => readFileSync(join(PROJECT_ROOT, path), 'utf8'))
    .join('\n');

  it('are the same in every language, and of faults that there are', () => {
    const spanishOnes = Object.keys({ ...spanishPhotos, ...spanishProblems, ...spanishReturns });
    expect(
      Object.keys({ ...canadianFrenchPhotos, ...canadianFrenchProblems, ...canadianFrenchReturns }),
    ).toEqual(spanishOnes);
    const ofAnyKind = (text: string) => text.replace(/^The (tablet|laptop) /, 'The ${thing} ');
    expect(spanishOnes.filter((text) => !sources.includes(ofAnyKind(text)))).toEqual([]);
  });
});

describe('the next step', () => {
  const view = {
    status: 'new',
    role: 'customer',
    by: '2026-11-23T20:00:00.000Z',
    timeZone: 'America/New_York',
  } as const;

  it('is told with the day and hour of the language', () => {
    expect(nextStep(view, brandIn(defaultBrand, spanish)).what.replaceAll('\u202f', ' ')).toMatch(
      /^Recibimos su reclamación\. No tiene que hacer nada; la revisamos a más tardar el lun 23 de nov de 2026, 3:00 p/,
    );
    expect(nextStep(view, brandIn(defaultBrand, french)).what).toContain(
      'au plus tard le lun. 23 nov. 2026 à 15 h 00',
    );
    expect(nextStep(view, brandIn(defaultBrand, english))).toEqual(nextStep(view, defaultBrand));
  });

  it('has the amounts of the language and the question as the rulebook asks it', () => {
    const repair = { ...view, status: 'approved', partnerName: 'Fixit', deductibleCents: 7_900 } as const;
    expect(nextStep(repair, brandIn(defaultBrand, spanish)).what).toBe(
      'Llévelo a Fixit; pague $79.00 allí cuando esté listo.',
    );
    expect(nextStep(repair, brandIn(defaultBrand, french)).what).toMatch(/payez-y 79,00\s\$\sUS quand/);
    const question = 'A photo that shows the damage. Proof of purchase, such as the receipt of the item.';
    const waiting = { ...view, status: 'waiting-on-customer', question } as const;
    expect(nextStep(waiting, brandIn(defaultBrand, spanish))).toMatchObject({
      what: 'Necesitamos: Una foto que muestre el daño. Comprobante de compra, como el recibo del artículo.',
      button: 'Responder',
    });
    expect(statusLabel('in-review', { brand: brandIn(defaultBrand, french) })).toBe('À l’étude – Claimflow');
  });

  it('leaves an agent’s own question as it was written', () => {
    expect(said('constructor', spanish)).toBe('constructor');
    expect(said('Which day was it?', spanish)).toBe('Which day was it?');
    expect(said('A photo that shows the damage. And the box?', spanish)).toBe(
      'A photo that shows the damage. And the box?',
    );
  });
});

describe('the language somebody is told in', () => {
  it.each([
    [{}, 'en'],
    [{ accepted: '*' }, 'en'],
    [{ accepted: 'es-US,es;q=0.9,en;q=0.8' }, 'es'],
    [{ accepted: 'de, fr-CA;q=0.8, es;q=0.9' }, 'es'],
    [{ accepted: 'fr;q=0, en' }, 'en'],
    [{ accepted: 'en-US,en;q=0.9,es;q=0.8' }, 'en'],
    [{ accepted: 'zz' }, 'en'],
    [{ account: 'fr-CA', accepted: 'en' }, 'fr-CA'],
    [{ account: 'en-CA', accepted: 'es' }, 'en'],
    [{ account: 'es-US' }, 'es'],
  ])('%j: %s', (given, tag) => {
    expect(languageFor(given).tag).toBe(tag);
  });
});
