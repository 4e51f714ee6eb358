import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { countedIn } from '../../../lambdas/domain/claim/counted.ts';
import type { Payment } from '../../../lambdas/domain/claim/payment.ts';
import { aClaim } from '../../mail/mail-machine.ts';

const counted = (before: Partial<Claim> | null, after: Partial<Claim>) =>
  countedIn({
    before: before && aClaim(before),
    claim: aClaim(after),
    events: [],
    notices: [],
    comments: [],
  });

const system = { role: 'system', name: 'Claimflow' } as const;
const payment = (status: Payment['status']): Payment => ({
  ...{ paymentId: 'p1', to: 'pay@fixit.example.org', method: 'paypal', amountCents: 100, status },
  ...{ createdAt: '2026-03-02T12:00:00.000Z', at: '2026-03-02T12:00:00.000Z' },
});

describe('what a change is counted as', () => {
  it('a claim filed in one step is filed', () => {
    expect(counted(null, { status: 'new' })).toEqual(['ClaimsFiled']);
    expect(counted({ status: 'new' }, { status: 'in-review' })).toEqual([]);
  });

  it('an approval by whom, a denial, an end', () => {
    const reviewed = { status: 'in-review' } as const;
    expect(counted(reviewed, { status: 'approved' })).toEqual(['ClaimsApprovedByAgents']);
    expect(counted(reviewed, { status: 'approved', movedBy: system })).toEqual(['ClaimsApprovedByRules']);
    expect(counted(reviewed, { status: 'denied-fraud' })).toEqual(['ClaimsDenied']);
    expect(counted({ status: 'approved' }, { status: 'approved' })).toEqual([]);
  });

  it('a payment once, when it is paid or has failed', () => {
    const pending: Partial<Claim> = { status: 'approved', payments: [payment('pending')] };
    expect(counted({ status: 'approved' }, pending)).toEqual([]);
    expect(counted(pending, { status: 'completed', payments: [payment('paid')] })).toEqual([
      'ClaimsCompleted',
      'PaymentsPaid',
    ]);
    expect(counted(pending, { status: 'approved', payments: [payment('returned')] })).toEqual([
      'PaymentsFailed',
    ]);
  });
});
