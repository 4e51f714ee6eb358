import type { IncidentType } from '../claim/incident.ts';
import { catalogue202601 } from './catalogue-2026-01.ts';
import type {
  Catalogue,
  DamageType,
  DeductibleOutcome,
  PhoneModel,
  Plan,
  PlanCode,
  PlanTerm,
  Promo,
} from './catalogue-schema.ts';

/** What a lookup needs of a device. */
export type CatalogueDevice = { kind: string; make?: string | undefined; model?: string | undefined };

/** All catalogues, oldest first. */
export const catalogues: readonly Catalogue[] = [catalogue202601];

/** The catalogue in force at an instant (ISO, UTC); before the first, the first. */
export const catalogueAt = (at: string, known: readonly Catalogue[] = catalogues): Catalogue => {
  const time = Date.parse(at);
  return known.findLast((c) => Date.parse(c.effectiveFrom) <= time) ?? known[0] ?? catalogue202601;
};

// Storage sizes, connectivity and punctuation do not make another model.
const noise = new Set(['5g', '4g', 'lte', 'unlocked', 'smartphone', 'phone', 'cell', 'mobile', 'the']);
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\b\d+\s?(?:gb|tb)\b/g, ' ')
    .replace(/\b(\d)(?:st|nd|rd|th)\s+gen(?:eration)?\b/g, '$1')
    .replace(/\+/g, ' plus ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !noise.has(word));

const keyOf = (make: string, model: string): string => {
  const makeWords = wordsOf(make);
  const rest = wordsOf(model).filter((word) => !makeWords.includes(word));
  return [...makeWords, ...rest].join('');
};

const keysOf = (phone: PhoneModel): string[] =>
  [phone.model, ...(phone.alsoCalled ?? [])].map((name) => keyOf(phone.make, name));

const readPhone = (catalogue: Catalogue, make: string, model: string): PhoneModel | undefined => {
  // "12" alone could be anybody's.
  if (make.trim() === '' && !/[a-z]/i.test(model)) return undefined;
  const written = keyOf(make, model);
  return catalogue.phones.find((phone) => {
    const known = keysOf(phone);
    return known.includes(written) || known.includes(keyOf(phone.make, `${make} ${model}`));
  });
};

/** Names that were looked up before, by catalogue: a catalogue never changes, and a replay asks for the same few. */
const read = new WeakMap<Catalogue, Map<string, PhoneModel | undefined>>();
const mostNames = 1_000;

/**
 * The listed phone that a device is, however its name is written: "iPhone 15 Pro", "apple iphone 15 pro 128GB".
 * The make may be left out or stand in the model. Undefined for other kinds and for models not listed.
 */
export const findPhone = (catalogue: Catalogue, device: CatalogueDevice): PhoneModel | undefined => {
  if (device.kind !== 'phone' || !device.model) return undefined;
  const { make = '', model } = device;
  const names = read.get(catalogue) ?? new Map<string, PhoneModel | undefined>();
  read.set(catalogue, names);
  const name = `${make}\n${model}`;
  if (names.has(name)) return names.get(name);
  if (names.size >= mostNames) names.clear();
  const phone = readPhone(catalogue, make, model);
  names.set(name, phone);
  return phone;
};

/** The tier a phone is priced by: its own when listed, else by the words in its name. */
export const phoneTier = (catalogue: Catalogue, device: CatalogueDevice): string => {
  const listed = findPhone(catalogue, device);
  if (listed) return listed.tier;
  const words = wordsOf(`${device.make ?? ''} ${device.model ?? ''}`);
  const entry = catalogue.tierByWords.find((rule) => rule.words.every((word) => words.includes(word)));
  return entry?.tier ?? catalogue.unlistedPhoneTier;
};

/** The deductible in cents, for an outcome of a claim on this device; `loss` reads theft's. */
export const deductibleFor = (
  catalogue: Catalogue,
  device: CatalogueDevice,
  outcome: DeductibleOutcome | 'loss',
): number => {
  if (device.kind !== 'phone') return catalogue.otherItemDeductibleCents;
  const row =
    findPhone(catalogue, device)?.deductibles ?? catalogue.tierDeductibles[phoneTier(catalogue, device)];
  return row?.[outcome === 'loss' ? 'theft' : outcome] ?? catalogue.otherItemDeductibleCents;
};

const damageOf: Partial<Record<IncidentType, DamageType>> = {
  'cracked-screen': 'screen',
  liquid: 'liquid',
  'accidental-damage': 'other',
  vandalism: 'other',
};

/**
 * The usual price of the repair in cents with tax, for a listed phone and the damage an incident does (or the one found);
 * undefined when it is not listed and an estimate is needed.
 */
export const repairPriceFor = (
  catalogue: Catalogue,
  device: CatalogueDevice,
  incidentType: IncidentType,
  found?: DamageType,
): number | undefined => {
  const damage = found ?? damageOf[incidentType];
  return damage === undefined ? undefined : findPhone(catalogue, device)?.repairCents[damage];
};

/** The price of a refurbished, excellent replacement on a day, before tax; undefined when none is listed for it. */
export const replacementPriceFor = (
  catalogue: Catalogue,
  device: CatalogueDevice,
  at: string,
): { cents: number; from: string; taxBasisPoints: number } | undefined => {
  const day = new Date(at).toISOString().slice(0, 10);
  const price = findPhone(catalogue, device)?.replacementPrices.findLast(({ from }) => from <= day);
  return price && { ...price, taxBasisPoints: catalogue.salesTaxBasisPoints };
};

export const findPlan = (catalogue: Catalogue, code: PlanCode): Plan | undefined =>
  catalogue.plans.find((plan) => plan.code === code);

/** A plan's price in cents for one term; undefined when the plan is not sold for that term. */
export const planPrice = (
  catalogue: Catalogue,
  code: PlanCode,
  term: PlanTerm,
  phone?: CatalogueDevice,
): number | undefined => {
  const prices = findPlan(catalogue, code)?.priceCents;
  const tier = phone ? phoneTier(catalogue, { ...phone, kind: 'phone' }) : catalogue.unlistedPhoneTier;
  return (prices?.any ?? prices?.[tier])?.[term];
};

/** A promo code as typed; undefined when it is not one of ours. */
export const findPromo = (catalogue: Catalogue, typed: string): Promo | undefined =>
  catalogue.promos.find((promo) => promo.code === typed.trim().toUpperCase());
