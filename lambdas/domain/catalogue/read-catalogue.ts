import { type InputFault, InvalidInput } from '../errors.ts';
import { inputFaults } from '../input-faults.ts';
import {
  type Catalogue,
  catalogueSchema,
  type PhoneModel,
  type Plan,
  type Promo,
} from './catalogue-schema.ts';
import { findPhone } from './lookup.ts';

type Faults = (InputFault | false)[];

function planFaults({ priceCents }: Plan, tiers: ReadonlySet<string>, path: string): Faults {
  const names = Object.keys(priceCents);
  if (names.length === 1 && names[0] === 'any') return [];
  return [
    ...names.map(
      (tier): InputFault | false =>
        !tiers.has(tier) && { path: `${path}.priceCents.${tier}`, message: 'is no tier of this catalogue' },
    ),
    ...[...tiers].map(
      (tier): InputFault | false =>
        priceCents[tier] === undefined && {
          path: `${path}.priceCents`,
          message: `has no price for phones of tier ${tier}`,
        },
    ),
  ];
}

function phoneFaults(
  phone: PhoneModel,
  catalogue: Catalogue,
  tiers: ReadonlySet<string>,
  path: string,
): Faults {
  const first = findPhone(catalogue, { kind: 'phone', make: phone.make, model: phone.model });
  return [
    !tiers.has(phone.tier) && { path: `${path}.tier`, message: `${phone.tier} is no tier of this catalogue` },
    first !== phone && {
      path: `${path}.model`,
      message: `reads as ${first ? `${first.make} ${first.model}` : 'no model'}, which stands before it`,
    },
    ...phone.replacementPrices.map(({ from }, at): InputFault | false => {
      const before = phone.replacementPrices[at - 1];
      return (
        before !== undefined &&
        before.from >= from && {
          path: `${path}.replacementPrices.${at}.from`,
          message: 'must be later than the one before',
        }
      );
    }),
  ];
}

const promoFaults = ({ from, until }: Promo, path: string): Faults => [
  from !== undefined &&
    until !== undefined &&
    Date.parse(until) <= Date.parse(from) && { path: `${path}.until`, message: 'must be later than `from`' },
];

const twice = (names: readonly string[], path: (index: number) => string): Faults =>
  names.map(
    (name, index): InputFault | false =>
      names.indexOf(name) < index && { path: path(index), message: `${name} stands there twice` },
  );

/**
 * A catalogue from data, whole and in itself consistent. Throws {@link InvalidInput} naming every fault with its path; a
 * fault of the shape hides those of the sense.
 */
export function readCatalogue(data: unknown): Catalogue {
  const parsed = catalogueSchema.safeParse(data);
  if (!parsed.success) throw new InvalidInput(inputFaults(parsed.error));
  const catalogue = parsed.data;
  const tiers = new Set(Object.keys(catalogue.tierDeductibles));
  const faults: Faults = [
    ...twice(
      catalogue.plans.map(({ code }) => code),
      (index) => `plans.${index}.code`,
    ),
    ...twice(
      catalogue.promos.map(({ code }) => code),
      (index) => `promos.${index}.code`,
    ),
    ...catalogue.promos.flatMap((promo, index) => promoFaults(promo, `promos.${index}`)),
    ...catalogue.plans.flatMap((plan, index) => planFaults(plan, tiers, `plans.${index}`)),
    ...catalogue.phones.flatMap((phone, index) => phoneFaults(phone, catalogue, tiers, `phones.${index}`)),
    ...catalogue.tierByWords.map(
      ({ tier }, index): InputFault | false =>
        !tiers.has(tier) && {
          path: `tierByWords.${index}.tier`,
          message: `${tier} is no tier of this catalogue`,
        },
    ),
    !tiers.has(catalogue.unlistedPhoneTier) && {
      path: 'unlistedPhoneTier',
      message: `${catalogue.unlistedPhoneTier} is no tier of this catalogue`,
    },
  ];
  const found = faults.filter((fault) => fault !== false);
  if (found.length > 0) throw new InvalidInput(found);
  return catalogue;
}
