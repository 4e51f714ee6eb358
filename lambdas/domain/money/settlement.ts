/** Amounts that divide one invoice, all in integer cents, none negative. */
export type Settlement = {
  totalCents: number;
  deductibleCents: number;
  /** What the plan pays. */
  payableCents: number;
  /** What the partner collects from the customer without asking again: the deductible, or the total if that is less. */
  collectedCents: number;
  /** All that is not paid by the plan: `payableCents + customerShareCents = totalCents`. */
  customerShareCents: number;
  /** The part of the customer's share above the deductible, because the limit ran out: needs the customer's word before the repair. */
  aboveLimitCents: number;
};

export type SettlementInput = {
  /** Parts, labor and sales tax together, before any deductible. */
  totalCents: number;
  deductibleCents: number;
  /** What earlier approved claims left of the incident's limit. */
  limitLeftCents: number;
};

/** An amount that is not a whole, non-negative number of cents reached a money rule. */
export class InvalidAmount extends Error {
  override readonly name = 'InvalidAmount';
  readonly field: string;
  readonly value: number;
  constructor(field: string, value: number) {
    super(`${field} must be a whole number of cents, zero or more, not ${value}`);
    this.field = field;
    this.value = value;
  }
}

const checkedCents = (field: string, value: number): number => {
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidAmount(field, value);
  return value;
};

/** What the plan pays on a total: `min(max(0, total − deductible), limit left)`, in cents. Throws {@link InvalidAmount}. */
export const payable = ({ totalCents, deductibleCents, limitLeftCents }: SettlementInput): number => {
  checkedCents('totalCents', totalCents);
  checkedCents('deductibleCents', deductibleCents);
  checkedCents('limitLeftCents', limitLeftCents);
  return Math.min(Math.max(0, totalCents - deductibleCents), limitLeftCents);
};

/** What the partner collects at the counter: `min(deductible, total)`, in cents. */
export const collected = ({ totalCents, deductibleCents }: Omit<SettlementInput, 'limitLeftCents'>): number =>
  Math.min(checkedCents('deductibleCents', deductibleCents), checkedCents('totalCents', totalCents));

/** Divides a total between plan and customer. Throws {@link InvalidAmount}. */
export const settle = (input: SettlementInput): Settlement => {
  const payableCents = payable(input);
  const collectedCents = collected(input);
  const customerShareCents = input.totalCents - payableCents;
  return {
    totalCents: input.totalCents,
    deductibleCents: input.deductibleCents,
    payableCents,
    collectedCents,
    customerShareCents,
    aboveLimitCents: customerShareCents - collectedCents,
  };
};

/** What is left of an incident's limit after the amounts already approved on its claims (after deductibles), in cents. */
export const limitLeft = (limitCents: number, approvedCents: number): number =>
  Math.max(0, checkedCents('limitCents', limitCents) - checkedCents('approvedCents', approvedCents));
