import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chargeItem, readMoney } from '../../../lambdas/adapters/plans/enrollment-store.ts';
import { makeRefund } from '../../../lambdas/adapters/plans/plan-payments.ts';
import { CardPayments } from '../../../lambdas/adapters/providers/stripe.ts';
import { refundKey } from '../../../lambdas/adapters/table/plan-keys.ts';
import type { ChargeRecord, RefundRecord } from '../../../lambdas/domain/plans/charges.ts';
import { type Api, NOW, startApi } from '../../api/harness.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/enrollments/index.ts'));
});
afterAll(() => api.close());

const planNumber = 'PLN-CASEY000';

const charge = (chargeId: string, more: Partial<ChargeRecord>): ChargeRecord => ({
  ...{ chargeId, planNumber, customerId: 'casey', kind: 'period', period: 0, from: NOW, to: NOW },
  ...{ amountCents: 1_500, lines: [], status: 'paid', tries: 0, refundedCents: 1_500, at: NOW, version: 1 },
  ...more,
});

const refund = (chargeId: string): RefundRecord => ({
  ...{ refundId: `refund-${chargeId}`, planNumber, chargeId, amountCents: 1_500 },
  ...{ reason: 'cancelled', status: 'due', at: NOW, version: 1 },
});

/** Nobody listens there: a refund that asks the provider fails. */
const nowhere = new CardPayments('http://127.0.0.1:9', 'sk_test_1');

describe('a refund of what no card paid', () => {
  it.each([
    ['is done where it was paid outside', 'one', { paidOutside: true }, { status: 'done' }],
    ['is left to an agent where nobody knows how', 'two', {}, { status: 'failed' }],
  ])('%s', async (_what, id, more, expected) => {
    const due = refund(id);
    const item = { entity: 'refund', ...due };
    const key = refundKey(planNumber, due.refundId);
    await api.table.transact([chargeItem(api.table, charge(id, more)), api.table.create(key, item)]);
    await makeRefund(api.table, nowhere, due);
    const { refunds } = await readMoney(api.table, planNumber);
    expect(refunds.find(({ refundId }) => refundId === due.refundId)).toMatchObject(expected);
  });
});
