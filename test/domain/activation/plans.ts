import { followed } from '../../../lambdas/domain/activation/follow.ts';
import type { Enrollment } from '../../../lambdas/domain/plans/enrollment.ts';

export const soldAt = '2026-03-10T17:00:00.000Z';

/** A plan sold on 10 March 2026, 10:00 in Los Angeles, paid, its invitation on the way. */
export const soldPlan = (fields: Partial<Enrollment> = {}): Enrollment =>
  followed(
    {
      planNumber: 'PLN-0123ABCD',
      enrollmentId: 'enr-1',
      customerId: 'casey',
      planCode: 'everything',
      term: 'monthly',
      status: 'pending-activation',
      priceCents: 1_500,
      catalogueVersion: '2026-01',
      soldAt,
      zone: 'America/Los_Angeles',
      activateBy: '2026-04-10T06:59:59.999Z',
      invitation: { phone: '+14155550123', times: 0 },
      runs: { activation: 1 },
      paymentCurrent: true,
      version: 1,
      ...fields,
    },
    soldAt,
  );

/** The same plan, activated the next morning, with cover from 12 March, 00:01. */
export const activePlan = (fields: Partial<Enrollment> = {}): Enrollment =>
  soldPlan({
    status: 'active',
    invitation: { phone: '+14155550123', times: 1, sentAt: soldAt },
    activatedAt: '2026-03-11T17:00:00.000Z',
    coverStartsAt: '2026-03-12T07:01:00.000Z',
    ...fields,
  });
