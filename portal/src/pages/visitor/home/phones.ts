import type { AnswerOf } from '../../../api/call.ts';

export type Offers = AnswerOf<'GET /plans'>;

/** A phone to choose, or all phones of a tier that are not listed. */
export interface Phone {
  readonly id: string;
  /** Absent for a phone that is not listed. */
  readonly make?: string;
  readonly model?: string;
  readonly tier: string;
  /** What its owner pays of a claim. */
  readonly cents: { readonly repair: number; readonly replacement: number; readonly theft: number };
}

export const phonesOf = ({ deductibles }: Pick<Offers, 'deductibles'>): readonly Phone[] => [
  ...deductibles.phones.map((phone) => ({ id: `${phone.make} ${phone.model}`, ...phone })),
  ...Object.entries(deductibles.otherPhones).map(([tier, cents]) => ({ id: tier, tier, cents })),
];

/** In the order of the catalogue. */
export const makesOf = (phones: readonly Phone[]): readonly string[] => [
  ...new Set(phones.flatMap(({ make }) => (make === undefined ? [] : [make]))),
];
