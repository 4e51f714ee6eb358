import { describe, expect, it } from 'vitest';
import { approvedStage } from '../../../lambdas/domain/claim/approved-stage.ts';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { adjudicated } from '../../../lambdas/domain/claim/transitions/adjudicate.ts';
import { receiveDevice } from '../../../lambdas/domain/claim/transitions/answer.ts';
import { answerConsent } from '../../../lambdas/domain/claim/transitions/consent.ts';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { declineSupplement, submitEstimate } from '../../../lambdas/domain/claim/transitions/estimate.ts';
import { type InvoiceContext, submitInvoice } from '../../../lambdas/domain/claim/transitions/invoice.ts';
import { openQuestion } from '../../../lambdas/domain/claim/transitions/open-question.ts';
import { parkInReview } from '../../../lambdas/domain/claim/transitions/park.ts';
import { reportPayment, settle } from '../../../lambdas/domain/claim/transitions/pay.ts';
import { payReimbursement } from '../../../lambdas/domain/claim/transitions/reimburse.ts';
import {
  answerWarranty,
  completeWarrantyRepair,
  warrantyFor,
} from '../../../lambdas/domain/claim/transitions/repair-warranty.ts';
import { workflowStep } from '../../../lambdas/domain/claim/workflow-step.ts';
import { AlreadyDecided, InvalidInput, NotAllowedNow } from '../../../lambdas/domain/errors.ts';
import type { CustomerPayee } from '../../../lambdas/domain/people/customer-payee.ts';
import { agent, by, casey, day, decision, partner, pricing, rules, start, submitted } from './claims.ts';

const review = { proposal: 'review', limitCents: 200_000, deductibleCents: 4_900 } as const;
const inReview = (): Claim =>
  adjudicated(submitted(), { ...review, missing: [], reasons: ['Look.'] }, pricing, by(rules)).claim;

const shop = { ...by(partner, start + day), companyId: 'co-fixit', via: 'portal' } as const;
const estimate = (totalCents: number, recommendation: 'repair' | 'replace' = 'repair') => ({
  diagnosis: 'Screen and frame.',
  recommendation,
  lines: [{ kind: 'part' as const, description: 'Screen', quantity: 1, unitCents: totalCents }],
});

/** No replacement price is known, so that a dear repair stays one. */
const { replacement: _none, ...repairPricing } = pricing;
const decisionWithout = { ...decision(agent), pricing: repairPricing };

/** Approved up to a total, by an agent. */
const approved = (amountCents = 30_000): Claim =>
  decide(inReview(), { outcome: 'approve', amountCents }, decisionWithout).claim;

const invoicing: InvoiceContext = { ...shop, pricing, payeeOnRecord: 'pay@fixit.example.org' };
const invoiceOf = (totalCents: number) => ({
  invoiceNumber: 'F-9',
  partsCents: totalCents,
  laborCents: 0,
  taxCents: 0,
  payment: { method: 'paypal', email: 'pay@fixit.example.org' } as const,
});

describe('versions of an estimate', () => {
  it('follow what the shop found since the approval, not what was approved before it looked', () => {
    const asked = decide(approved(), { outcome: 'request-estimate' }, decision(agent, start + day)).claim;
    const dead = {
      ...{ diagnosis: 'Dead.', recommendation: 'replace' as const, lines: [] },
      replacement: { canSupply: true, priceCents: 50_000 },
    };
    const found = submitEstimate(asked, dead, { ...shop, now: start + 2 * day }).claim;
    const after = decide(found, { outcome: 'approve' }, decision(agent, start + 2 * day)).claim;
    expect(after).toMatchObject({ resolution: 'replacement', approvedTotalCents: 50_000 });
  });

  it('counts them, and marks the one the approval stands on', () => {
    const first = submitEstimate(inReview(), estimate(20_000), shop).claim;
    const second = submitEstimate(first, estimate(24_000), shop).claim;
    expect(second).toMatchObject({ status: 'in-review', estimate: { version: 2, totalCents: 24_000 } });
    const after = decide(second, { outcome: 'approve' }, decisionWithout).claim;
    expect(after).toMatchObject({ approvedEstimate: 2, approvedTotalCents: 24_000 });
  });
});

describe('a supplement', () => {
  const asked = (): Claim => submitEstimate(approved(), estimate(41_500), shop).claim;

  it('goes to the claims team with the difference, while the approved repair stands', () => {
    const { claim, notices, events } = submitEstimate(approved(), estimate(41_500), shop);
    expect(claim).toMatchObject({
      status: 'approved',
      approvedTotalCents: 30_000,
      supplement: { version: 1, totalCents: 41_500, differenceCents: 11_500 },
    });
    expect(notices).toEqual([{ kind: 'supplement', to: 'agents' }]);
    expect(events[0]?.note).toContain('$115.00 above what was approved');
    expect(approvedStage(claim, false)).toBe('supplement');
    expect(workflowStep(claim)).toBe(workflowStep(approved()));
  });

  it('keeps the wait, its question and its reminders', () => {
    const before = approved();
    expect(submitEstimate(before, estimate(41_500), shop).claim.waiting).toEqual(before.waiting);
  });

  it('needs nobody when it is within what was approved', () => {
    const { claim, notices } = submitEstimate(approved(), estimate(29_000), shop);
    expect(claim.supplement).toBeUndefined();
    expect(claim.approvedEstimate).toBe(1);
    expect(notices).toEqual([]);
  });

  it('is approved without an override, and says so to both sides', () => {
    const { claim, notices, events } = decide(asked(), { outcome: 'approve' }, decisionWithout);
    expect(claim).toMatchObject({ status: 'approved', approvedTotalCents: 41_500, approvedEstimate: 1 });
    expect(claim.supplement).toBeUndefined();
    expect(notices.map(({ to }) => to)).toEqual(['customer', 'partner']);
    expect(events[0]?.note).toContain('up to $415.00 instead of $300.00');
  });

  it('is declined with a reason, and the repair stands', () => {
    const { claim, notices } = declineSupplement(asked(), 'The frame was bent before.', by(agent));
    expect(claim).toMatchObject({ status: 'approved', approvedTotalCents: 30_000 });
    expect(claim.supplement).toBeUndefined();
    expect(notices).toMatchObject([{ to: 'partner', kind: 'comment' }]);
    expect(() => declineSupplement(claim, 'Again.', by(agent))).toThrow(AlreadyDecided);
  });

  it('is overtaken by an invoice within what was approved, which is paid', () => {
    const claim = submitInvoice(asked(), invoiceOf(30_000), invoicing)?.claim;
    expect(claim).toMatchObject({ status: 'approved', invoice: { state: 'accepted' } });
    expect(claim?.supplement).toBeUndefined();
  });

  it('may recommend to replace instead', () => {
    const claim = submitEstimate(approved(), { ...estimate(0, 'replace'), lines: [] }, shop).claim;
    const after = decide(claim, { outcome: 'approve' }, decision(agent)).claim;
    expect(after).toMatchObject({ resolution: 'replacement', approvedTotalCents: 60_000 });
  });

  it('comes too late once the repair is invoiced', () => {
    const claim = submitInvoice(approved(), invoiceOf(30_000), invoicing)?.claim ?? approved();
    expect(() => submitEstimate(claim, estimate(41_500), shop)).toThrow(NotAllowedNow);
  });
});

describe('the customer’s word to pay more than the deductible', () => {
  const asked = (): Claim => approved(230_000);

  it('is asked before the repair when the limit does not reach', () => {
    const claim = asked();
    expect(claim.consent).toMatchObject({
      state: 'asked',
      totalCents: 230_000,
      customerPaysCents: 30_000,
      extraCents: 25_100,
    });
    expect(approvedStage(claim, false)).toBe('consent');
    const received = receiveDevice(claim, by(partner))?.claim ?? claim;
    expect(workflowStep(received)).toBe('await-device');
    const question = { questionId: 'q1', step: 'await-device' } as const;
    expect(openQuestion(received, question, by(rules))?.notices).toEqual([
      { kind: 'question', to: 'customer' },
    ]);
  });

  it('is not asked for a repair within the limit', () => {
    expect(approved(204_900).consent).toBeUndefined();
    expect(approved(204_901).consent?.extraCents).toBe(1);
  });

  it('given, the partner goes ahead and the customer’s share is collected in full', () => {
    const { claim, notices } = answerConsent(asked(), true, by(casey));
    expect(claim.consent).toMatchObject({ state: 'given', answeredBy: { name: 'Casey Morgan' } });
    expect(notices.map(({ to }) => to)).toEqual(['customer', 'partner']);
    const paid = submitInvoice(claim, { ...invoiceOf(230_000), collectedCents: 30_000 }, invoicing)?.claim;
    expect(paid?.invoice).toMatchObject({
      state: 'accepted',
      customerShareCents: 30_000,
      payableCents: 200_000,
      collectedBy: 'Pat, Fixit',
    });
  });

  it('not given, the invoice goes to an agent as before', () => {
    const claim = submitInvoice(asked(), invoiceOf(230_000), invoicing)?.claim;
    expect(claim).toMatchObject({ status: 'in-review', invoice: { state: 'in-review' } });
  });

  it('declined, an agent looks for another way', () => {
    const { claim } = answerConsent(asked(), false, by(casey));
    expect(claim).toMatchObject({ status: 'in-review', consent: { state: 'declined' } });
    expect(claim.waiting.text).toContain('$300.00');
    expect(() => answerConsent(claim, true, by(casey))).toThrow(AlreadyDecided);
  });

  it('holds for a lower price, and is asked again for a higher one', () => {
    const given = answerConsent(asked(), true, by(casey)).claim;
    const again = (amountCents: number) =>
      decide(given, { outcome: 'approve', amountCents }, { ...decisionWithout, override: true }).claim;
    expect(again(220_000).consent?.state).toBe('given');
    expect(again(240_000).consent).toMatchObject({ state: 'asked', customerPaysCents: 40_000 });
  });
});

describe('the warranty of a repair', () => {
  const repaired = (closedAt = start - 30 * day, over: Partial<Claim> = {}): Claim => ({
    ...submitted(),
    claimId: 'CLM-EARLIER0',
    status: 'completed',
    resolution: 'repair',
    closedAt: new Date(closedAt).toISOString(),
    ...over,
  });
  const found = () => warrantyFor(submitted(), [repaired()]);

  it('covers the same fault of the same device for 90 days', () => {
    expect(found()).toMatchObject({ ofClaimId: 'CLM-EARLIER0', companyId: 'co-fixit', state: 'offered' });
    expect(warrantyFor(submitted(), [repaired(start - 90 * day)])).toBeDefined();
    expect(warrantyFor(submitted(), [repaired(start - 90 * day - 60_000)])).toBeUndefined();
    expect(warrantyFor(submitted({ type: 'liquid' }), [repaired()])).toBeUndefined();
    expect(warrantyFor(submitted(), [repaired(undefined, { resolution: 'replacement' })])).toBeUndefined();
    expect(warrantyFor(submitted(), [repaired(undefined, { status: 'denied-fraud' })])).toBeUndefined();
  });

  it('does not start anew with a repair under it', () => {
    const until = new Date(start - day).toISOString();
    const first = found();
    if (!first) throw new Error('no warranty');
    const again = repaired(start - 20 * day, { repairWarranty: { ...first, state: 'accepted', until } });
    expect(warrantyFor(submitted(), [again])).toBeUndefined();
  });

  const offered = (): Claim => {
    const warranty = found();
    return adjudicated(
      submitted(),
      { ...review, proposal: 'approve', ceilingCents: 32_000, missing: [], reasons: [] },
      pricing,
      by(rules),
      warranty,
    ).claim;
  };

  it('is offered to the partner, and paid for by nobody without an agent', () => {
    const claim = offered();
    expect(claim).toMatchObject({ status: 'initial-review', repairWarranty: { state: 'offered' } });
    expect(claim.waiting.text).toContain('under its repair warranty until');
  });

  it('accepted, is repaired free of charge and ends without an invoice', () => {
    const claim = answerWarranty(offered(), { accept: true }, by(partner)).claim;
    expect(claim).toMatchObject({ status: 'approved', deductibleCents: 0, reservedCents: 0 });
    expect(approvedStage(claim, false)).toBe('warranty');
    expect(submitInvoice(claim, invoiceOf(10_000), invoicing)?.claim.status).toBe('in-review');
    expect(completeWarrantyRepair(claim, by(partner)).claim.status).toBe('completed');
    expect(() => answerWarranty(claim, { accept: true }, by(partner))).toThrow(AlreadyDecided);
  });

  it('declined, the claim goes on, and an agent may hold the partner to it or not', () => {
    const claim = answerWarranty(offered(), { accept: false, reason: 'Dropped again.' }, by(partner)).claim;
    expect(claim).toMatchObject({ status: 'initial-review', repairWarranty: { state: 'declined' } });
    const held = decide(claim, { outcome: 'approve', underWarranty: true }, decision(agent)).claim;
    expect(held).toMatchObject({ approvedTotalCents: 0, repairWarranty: { state: 'accepted' } });
    const overridden = decide(claim, { outcome: 'approve' }, decision(agent)).claim;
    expect(overridden).toMatchObject({
      approvedTotalCents: 32_000,
      deductibleCents: 4_900,
      repairWarranty: { state: 'overridden' },
    });
  });

  it('is nobody’s to claim where there is none', () => {
    expect(() => answerWarranty(inReview(), { accept: true }, by(partner))).toThrow(NotAllowedNow);
    expect(() => decide(inReview(), { outcome: 'approve', underWarranty: true }, decision(agent))).toThrow(
      InvalidInput,
    );
    expect(() => completeWarrantyRepair(approved(), by(partner))).toThrow(NotAllowedNow);
  });
});

describe('a reimbursement', () => {
  const payee: CustomerPayee = {
    ...{ method: 'paypal', email: 'Casey-Pay@example.com' },
    changedAt: new Date(start - 4 * day).toISOString(),
  };
  const fresh = { ...payee, changedAt: new Date(start - day).toISOString() };
  const reimburse = { outcome: 'approve', resolution: 'reimbursement', amountCents: 50_000 } as const;
  const approvedFor = (customerPayee?: CustomerPayee, claim = inReview()): Claim =>
    decide(claim, reimburse, {
      ...decision(agent),
      override: true,
      ...(customerPayee && { customerPayee }),
    }).claim;

  it('is paid by itself to a payee that stands for three days', () => {
    const claim = approvedFor(payee);
    expect(claim.payments).toMatchObject([
      { to: 'casey-pay@example.com', method: 'paypal', amountCents: 40_100, status: 'pending' },
    ]);
    expect(claim.reservedCents).toBe(40_100);
    expect(workflowStep(claim)).toBe('submit-payment');
    const [payment] = claim.payments;
    const done = reportPayment(claim, { paymentId: payment?.paymentId ?? '', status: 'paid' }, by(rules));
    expect(done?.claim.status).toBe('completed');
    expect(done?.notices.some(({ kind }) => kind === 'remittance')).toBe(false);
  });

  it.each([
    [
      'the deductible takes all of it',
      9_900,
      200_000,
      /\$99\.00 would leave nothing to pay: the deductible is \$99\.00/,
    ],
    ['the other claims of the incident took the limit', 50_000, 0, /the limit of the incident is used up/],
  ])('is refused where %s', (_why, amountCents, incidentLeftCents, told) => {
    const ctx = { ...decision(agent), pricing: { ...pricing, incidentLeftCents } };
    expect(() => decide(inReview(), { ...reimburse, amountCents }, ctx)).toThrow(told);
    const cent = { ...pricing, incidentLeftCents: incidentLeftCents || 1 };
    const just = { ...decision(agent), pricing: cent, customerPayee: payee };
    const paid = decide(inReview(), { ...reimburse, amountCents: amountCents + 1 }, just).claim;
    expect(paid.payments).toMatchObject([{ amountCents: 1 }]);
  });

  it('goes to a telephone where the payee is a Venmo account', () => {
    const { changedAt } = payee;
    const claim = approvedFor({ method: 'venmo', phone: '+14155550123', changedAt });
    expect(claim.payments).toMatchObject([{ to: '+14155550123', method: 'paypal', wallet: 'venmo' }]);
  });

  it('waits for an agent while the payee is fresh, and for the customer without one', () => {
    expect(approvedFor(fresh).payments).toEqual([]);
    expect(workflowStep(approvedFor(fresh))).toBe('await-settlement');
    expect(approvedStage(approvedFor(), false)).toBe('reimbursement-no-payee');
    expect(() => payReimbursement(approvedFor(), undefined, by(agent))).toThrow(NotAllowedNow);
    expect(payReimbursement(approvedFor(fresh), fresh, by(agent)).claim.payments).toHaveLength(1);
    expect(approvedFor(fresh, approvedFor(fresh)).payments).toHaveLength(1);
  });

  it('is paid once, and again under another id only after it came back', () => {
    const claim = approvedFor(payee);
    expect(() => payReimbursement(claim, payee, by(agent))).toThrow(NotAllowedNow);
    expect(() => settle(claim, 'By hand.', by(agent))).toThrow(NotAllowedNow);
    const paymentId = claim.payments[0]?.paymentId ?? '';
    const back = reportPayment(claim, { paymentId, status: 'returned' }, by(rules))?.claim ?? claim;
    expect(back.status).toBe('in-review');
    const again = approvedFor(payee, back);
    expect(again.payments.map((one) => one.paymentId)).toEqual([paymentId, `${paymentId}-2`]);
  });
});

describe('a payment that waited', () => {
  it('goes on its way once an agent approves again', () => {
    const paying = submitInvoice(approved(), invoiceOf(30_000), invoicing)?.claim ?? approved();
    const parked = parkInReview(paying, 'The company is suspended.', by(rules))?.claim ?? paying;
    const after = decide(parked, { outcome: 'approve' }, decision(agent)).claim;
    expect(after.status).toBe('approved');
    expect(after.payments).toMatchObject([{ status: 'pending', releasedAt: after.updatedAt }]);
    expect(after.reservedCents).toBe(parked.reservedCents);
  });
});
