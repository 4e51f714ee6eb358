import { payoutZone } from '../../adapters/environment.ts';
import { readPayout } from '../../adapters/payouts/payout-store.ts';
import { referralChangeItems, referralOfPlan } from '../../adapters/payouts/referral-store.ts';
import { referralsToReviewPartition } from '../../adapters/table/money-keys.ts';
import { NotFound } from '../../domain/errors.ts';
import {
  clawBack,
  clearReferral,
  type ReferralChange,
  refuseReferral,
} from '../../domain/referrals/agent-steps.ts';
import type { Payout } from '../../domain/referrals/payout.ts';
import { dueAt } from '../../domain/referrals/payout-calendar.ts';
import { type Referral, referralSchema } from '../../domain/referrals/referral.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf } from '../claims/operations/input-of.ts';
import { clear, listReview, refuse, takeBack } from './operations.ts';

type Request = ApiRequest<unknown, InputOf<typeof clear>>;
type Step = (referral: Referral, payout: Payout | undefined, request: Request) => ReferralChange;

const reviewView = ({
  enrollmentId,
  planNumber,
  planCode,
  soldAt,
  amountCents,
  companyId,
  ...rest
}: Referral) => ({
  ...{ enrollmentId, planNumber, planCode, soldAt, amountCents, companyId, kind: 'fee' as const },
  reason: rest.reason ?? '',
  payDate: dueAt(rest.runMonth, payoutZone()),
});

const step =
  (take: Step) =>
  async (request: Request): Promise<Answer> => {
    const { table, params } = request;
    const referral = await referralOfPlan(table, params.planNumber ?? '');
    if (!referral) throw new NotFound('the fee');
    const payout = referral.payoutId === undefined ? undefined : await readPayout(table, referral.payoutId);
    const change = take(referral, payout, request);
    const { planNumber, status } = change.referral;
    const answer: Answer = { status: 200, body: { planNumber, status } };
    await table.change('the fee', [...referralChangeItems(table, change), ...request.remember(answer)]);
    return answer;
  };

export const feeStepRoutes = [
  route(listReview, async ({ table, query }) => {
    const list = { index: 'gsi4', partition: referralsToReviewPartition } as const;
    const page = await table.page(pageOf(list, query), referralSchema);
    return { status: 200, body: listAnswer(page, reviewView) };
  }),
  route(
    clear,
    step((referral, _payout, { caller, body, nowMs }) =>
      clearReferral(referral, caller().actor, body.reason, nowMs),
    ),
  ),
  route(
    refuse,
    step((referral, _payout, { caller, body, nowMs }) =>
      refuseReferral(referral, caller().actor, body.reason, nowMs),
    ),
  ),
  route(
    takeBack,
    step((referral, payout, { caller, body, nowMs }) =>
      clawBack(referral, payout, caller().actor, body.reason, nowMs, payoutZone()),
    ),
  ),
];
