import type { DeviceRecord } from '../devices/device.ts';
import type { Company, Customer } from '../people/people.ts';
import type { Enrollment } from '../plans/enrollment.ts';

/** What a sale is looked at for: a fee for protecting oneself, or one phone three times, is for an agent to see. */
export interface SoldLine {
  readonly plan: Pick<Enrollment, 'planNumber' | 'billing'>;
  readonly customer: Pick<Customer, 'address' | 'email' | 'phone'> | undefined;
  readonly devices: readonly Pick<DeviceRecord, 'serial' | 'imei'>[];
}

const plain = (...words: readonly (string | undefined)[]): string =>
  words
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const addressTrait = ({ line1, line2, postalCode, country }: Customer['address']): string =>
  `address ${plain(line1, line2, postalCode, country)}`;

const traitsOf = ({ plan, customer, devices }: SoldLine): string[] => {
  const { card } = plan.billing ?? {};
  return [
    ...(card ? [`card ${card.fingerprint ?? card.paymentMethodId}`] : []),
    ...devices.flatMap(({ serial, imei }) => [
      ...(serial === undefined ? [] : [`device ${plain(serial)}`]),
      ...(imei === undefined ? [] : [`device ${imei}`]),
    ]),
    ...(customer ? [addressTrait(customer.address)] : []),
  ];
};

const partnersOwn = (line: SoldLine, company: Company): string | undefined => {
  const { customer } = line;
  if (!customer) return undefined;
  if (company.address && addressTrait(company.address) === addressTrait(customer.address)) return 'address';
  if (customer.phone === company.phone) return 'telephone number';
  return customer.email.toLowerCase() === company.email.toLowerCase() ? 'mail address' : undefined;
};

/**
 * What each line shares with its seller or with another line, by plan number; lines that share nothing are left out.
 * `lines` are all of a seller's sales of the month, so that the answer does not hang on which were paid already.
 */
export function sharedTraits(lines: readonly SoldLine[], company: Company): ReadonlyMap<string, string> {
  const plansByTrait = new Map<string, Set<string>>();
  for (const line of lines)
    for (const trait of traitsOf(line)) {
      const plans = plansByTrait.get(trait) ?? new Set();
      plansByTrait.set(trait, plans.add(line.plan.planNumber));
    }
  const shared = new Map<string, string>();
  for (const line of lines) {
    const { planNumber } = line.plan;
    const own = partnersOwn(line, company);
    const trait = traitsOf(line).find((one) => (plansByTrait.get(one)?.size ?? 0) > 1);
    const other = [...(plansByTrait.get(trait ?? '') ?? [])].find((number) => number !== planNumber);
    if (own !== undefined) shared.set(planNumber, `It shares the ${own} of the company that sold it.`);
    else if (trait !== undefined)
      shared.set(
        planNumber,
        `It shares a${trait.startsWith('address') ? 'n' : ''} ${trait.split(' ')[0]} with plan ${other}.`,
      );
  }
  return shared;
}
