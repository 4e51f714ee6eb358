import type { AnswerOf, BodyOf } from '../../../../api/call.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { centsOf, dollarsOf } from '../../../../forms/dollars.ts';

/** The four things an agent can do with an open claim. */
export const steps = ['approve', 'ask', 'estimate', 'deny'] as const;
export type Step = (typeof steps)[number];

export type DecisionBody = BodyOf<'POST /claims/{claimId}/decide'>;
export type DecisionPreview = AnswerOf<'POST /claims/{claimId}/decide/preview'>;
type Denial = Extract<DecisionBody, { readonly outcome: 'deny' }>['denial'];
type Resolution = NonNullable<Extract<DecisionBody, { readonly outcome: 'approve' }>['resolution']>;

/** What is typed, for all four: going from one to another loses nothing. */
export interface DecisionValues extends Record<string, unknown> {
  /** Empty: as the prices say. */
  readonly resolution: Resolution | '';
  /** Dollars as typed. */
  readonly amount: string;
  readonly message: string;
  readonly whom: 'customer' | 'partner';
  readonly kind: Denial['kind'];
  readonly clause: string;
  readonly reason: string;
}

export function startingValues({ estimate, resolution, unit }: Claim): DecisionValues {
  return {
    resolution: resolution ?? '',
    amount: estimate && estimate.recommendation === 'repair' ? dollarsOf(estimate.totalCents) : '',
    message: '',
    whom: unit ? 'partner' : 'customer',
    kind: 'not-covered',
    clause: '',
    reason: '',
  };
}

/** The decision as the API takes it; an amount that is none was refused before. */
export function bodyOf(step: Step, values: DecisionValues, override: boolean): DecisionBody {
  const again = override ? { override } : {};
  const message = values.message.trim();
  const note = message === '' ? {} : { message };
  switch (step) {
    case 'approve': {
      const amountCents = centsOf(values.amount);
      return {
        outcome: 'approve',
        ...note,
        ...(values.resolution !== '' && { resolution: values.resolution }),
        ...(amountCents !== undefined && { amountCents }),
        ...again,
      };
    }
    case 'ask':
      return { outcome: `ask-${values.whom}`, message, ...again };
    case 'estimate':
      return { outcome: 'request-estimate', ...note, ...again };
    case 'deny': {
      const { kind, clause, reason } = values;
      return { outcome: 'deny', denial: { kind, clause, reason }, ...again };
    }
  }
}

/** Where the API's path of a fault is another field here. */
export const fieldOf = (path: string): string =>
  path === 'amountCents' ? 'amount' : path.replace(/^denial\./, '');
