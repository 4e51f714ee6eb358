import type { Answer, Claimflow } from './claimflow.ts';
import type { Newcomer } from './newcomer.ts';

const iPhone = { kind: 'phone', make: 'Apple', model: 'iPhone 14 Pro', condition: 'working' } as const;

/** A plan that Fixit sells somebody, paid, and not activated yet. */
export const sellAtCounter = (
  flow: Claimflow,
  somebody: Newcomer,
  more: object = {},
): Promise<Answer['body']> =>
  flow.ok('partner', 'POST', '/enrollments', {
    ...{ planCode: 'everything', term: 'monthly', customer: somebody, device: iPhone },
    ...{ paymentMethod: 'pm_card_visa', seenWorking: true },
    ...more,
  });
