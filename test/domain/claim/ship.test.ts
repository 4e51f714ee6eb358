import { describe, expect, it } from 'vitest';
import { runs } from '../../../lambdas/adapters/claims/claim-effects.ts';
import { Table } from '../../../lambdas/adapters/table/table.ts';
import { approvedStage } from '../../../lambdas/domain/claim/approved-stage.ts';
import type { ClaimChange } from '../../../lambdas/domain/claim/change.ts';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { queueDueAt, queueKind } from '../../../lambdas/domain/claim/queue-entry.ts';
import { audienceOf, nextSilence } from '../../../lambdas/domain/claim/silence.ts';
import { adjudicated } from '../../../lambdas/domain/claim/transitions/adjudicate.ts';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { openQuestion } from '../../../lambdas/domain/claim/transitions/open-question.ts';
import { settle } from '../../../lambdas/domain/claim/transitions/pay.ts';
import {
  closeReturn,
  deductiblePaid,
  deductibleToPay,
  delivered,
  ship,
} from '../../../lambdas/domain/claim/transitions/ship.ts';
import { keepSilence } from '../../../lambdas/domain/claim/transitions/silence.ts';
import { takeOver } from '../../../lambdas/domain/claim/transitions/take-over.ts';
import { workflowStep } from '../../../lambdas/domain/claim/workflow-step.ts';
import { InvalidInput, NotAllowedNow } from '../../../lambdas/domain/errors.ts';
import { agent, by, casey, day, decision, pricing, rules, start, submitted } from './claims.ts';

const review = { proposal: 'review', limitCents: 200_000, deductibleCents: 4_900 } as const;
const approved = (): Claim =>
  decide(
    adjudicated(submitted(), { ...review, missing: [], reasons: ['Look.'] }, pricing, by(rules)).claim,
    { outcome: 'approve', resolution: 'replacement' },
    decision(agent),
  ).claim;

const parcel = { carrier: 'UPS', trackingNumber: '1Z999' };
const waived = { ...parcel, deductible: { state: 'waived', note: 'Our mistake.' } } as const;
const returns = { days: 20, feeCents: 5_000 };
const paid = (): Claim =>
  deductiblePaid(approved(), { amountCents: 9_900, paymentIntentId: 'pi_1' }, by(casey))?.claim ?? approved();

describe('the deductible of a replacement', () => {
  it('is the customer’s to pay before it ships', () => {
    const claim = approved();
    expect(deductibleToPay(claim)).toBe(9_900);
    expect([workflowStep(claim), audienceOf(claim)]).toEqual(['await-customer', 'customer']);
    expect(approvedStage(claim, false)).toBe('replacement-deductible');
    const question = { questionId: 'q', step: 'await-customer' } as const;
    expect(openQuestion(claim, question, by(rules))?.notices).toEqual([{ kind: 'question', to: 'customer' }]);
    expect(() => ship(claim, parcel, undefined, by(agent))).toThrow(InvalidInput);
  });

  it('paid, is paid once, and the team ships', () => {
    const claim = paid();
    expect(claim.shipping?.deductible).toMatchObject({ state: 'paid', amountCents: 9_900 });
    expect(workflowStep(claim)).toBe('await-settlement');
    expect(deductiblePaid(claim, { amountCents: 9_900, paymentIntentId: 'pi_1' }, by(casey))).toBeUndefined();
    expect(() => deductibleToPay(claim)).toThrow(NotAllowedNow);
  });

  it('may be waived by an agent, who says why', () => {
    const { claim } = ship(approved(), waived, undefined, by(agent));
    expect(claim.shipping?.deductible).toMatchObject({ state: 'waived', note: 'Our mistake.' });
  });
});

describe('a replacement on its way', () => {
  const sent = (terms?: typeof returns): Claim => ship(paid(), parcel, terms, by(agent)).claim;

  it('tells where it is, and ends when it has arrived', () => {
    expect(approvedStage(sent(), false)).toBe('replacement-shipped');
    const { claim } = delivered(sent(), by(casey, start + day));
    expect(claim).toMatchObject({ status: 'completed', shipping: { trackingNumber: '1Z999' } });
    expect(workflowStep(claim)).toBe('closed');
    expect(() => delivered(paid(), by(casey))).toThrow(NotAllowedNow);
  });

  it('has the damaged device come back, where the terms ask for it', () => {
    const { claim } = delivered(sent(returns), by(casey, start + 3 * day));
    expect(claim.shipping?.return).toMatchObject({
      state: 'awaited',
      dueAt: new Date(start + 23 * day).toISOString(),
    });
    expect([workflowStep(claim), audienceOf(claim)]).toEqual(['await-customer', 'returning']);
    const back = closeReturn(claim, 'received', undefined, by(agent)).claim;
    expect([workflowStep(back), back.shipping?.return?.state]).toEqual(['closed', 'received']);
    expect(() => closeReturn(back, 'waived', undefined, by(agent))).toThrow(NotAllowedNow);
  });

  it('reminds twice, then leaves the fee to the claims team', () => {
    let claim = settle(sent(returns), 'Delivered.', by(agent)).claim;
    const told: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      const change = keepSilence(claim, by(rules, nextSilence(claim).at));
      told.push(...(change?.notices ?? []).map(({ kind, to }) => `${kind} ${to}`));
      claim = change?.claim ?? claim;
    }
    expect(told).toEqual(['reminder customer', 'reminder customer', 'escalation agents']);
    expect(claim.shipping?.return?.state).toBe('late');
    expect([workflowStep(claim), queueKind(claim), queueDueAt(claim)]).toEqual([
      'closed',
      'settlement',
      claim.shipping?.return?.dueAt,
    ]);
    const charged = closeReturn(claim, 'fee-charged', 'Twice reminded.', by(agent)).claim;
    expect([charged.shipping?.return?.state, queueDueAt(charged)]).toEqual(['fee-charged', undefined]);
  });
});

describe('the execution that waits for a damaged device', () => {
  const awaited = (): Claim => delivered(ship(paid(), parcel, returns, by(agent)).claim, by(casey)).claim;
  const table = new Table(undefined as never, 'table');
  /** Which runs a change ends (`-1`) and starts (`+2`). */
  const runsOf = (change: ClaimChange): string[] =>
    runs(table, change).map(({ write }) =>
      write.Put ? `+${write.Put.Item?.run}` : `-${Number(write.Update?.Key?.sk.slice(4))}`,
    );

  it('is watched until the device is back, although the claim is completed', () => {
    const shipped = ship(paid(), parcel, returns, by(agent)).claim;
    expect(runsOf(delivered(shipped, by(casey)))).toEqual([]);
    expect(runsOf(closeReturn(awaited(), 'received', undefined, by(agent)))).toEqual(['-1']);
    const kept = ship(paid(), parcel, undefined, by(agent)).claim;
    expect(runsOf(delivered(kept, by(casey)))).toEqual(['-1']);
  });

  it('is followed by another where it died: the claim stays completed, the wait goes on', () => {
    const open = openQuestion(awaited(), { questionId: 'q', step: 'await-customer' }, by(rules))?.claim;
    const change = takeOver(open ?? awaited(), 'It ended.', by(rules));
    expect(change?.claim).toMatchObject({ status: 'completed', run: 2, waiting: awaited().waiting });
    expect(change?.claim.openQuestion).toBeUndefined();
    expect(change && runsOf(change)).toEqual(['-1', '+2']);
    expect(change && workflowStep(change.claim)).toBe('await-customer');
    const back = closeReturn(awaited(), 'received', undefined, by(agent)).claim;
    expect(takeOver(back, 'It ended.', by(rules))).toBeUndefined();
  });
});
