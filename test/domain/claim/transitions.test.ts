import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { queueDueAt, queueReason, queueReasons } from '../../../lambdas/domain/claim/queue-entry.ts';
import { adjudicated, type Proposal } from '../../../lambdas/domain/claim/transitions/adjudicate.ts';
import { answer, receiveDevice } from '../../../lambdas/domain/claim/transitions/answer.ts';
import { closeInactive, withdraw } from '../../../lambdas/domain/claim/transitions/close.ts';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { submitEstimate } from '../../../lambdas/domain/claim/transitions/estimate.ts';
import { type InvoiceContext, submitInvoice } from '../../../lambdas/domain/claim/transitions/invoice.ts';
import { openQuestion } from '../../../lambdas/domain/claim/transitions/open-question.ts';
import { parkInReview } from '../../../lambdas/domain/claim/transitions/park.ts';
import { reportPayment, settle } from '../../../lambdas/domain/claim/transitions/pay.ts';
import {
  askToReopen,
  leaveClosed,
  reopen,
  requestSecondReview,
} from '../../../lambdas/domain/claim/transitions/reopen.ts';
import { keepSilence } from '../../../lambdas/domain/claim/transitions/silence.ts';
import { takeOver } from '../../../lambdas/domain/claim/transitions/take-over.ts';
import { workflowStep } from '../../../lambdas/domain/claim/workflow-step.ts';
import {
  AlreadyAnswered,
  AlreadyDecided,
  BeyondAuthority,
  InvalidInput,
  NotAllowedNow,
  NotPossible,
} from '../../../lambdas/domain/errors.ts';
import {
  agent,
  by,
  casey,
  day,
  decision,
  otherAgent,
  partner,
  pricing,
  rules,
  start,
  submitted,
} from './claims.ts';

const proposal = (over: Partial<Proposal> = {}): Proposal => ({
  proposal: 'review',
  limitCents: 200_000,
  deductibleCents: 4_900,
  missing: [],
  reasons: ['The device is not verified.'],
  ...over,
});

const approvedByRules = (): Claim =>
  adjudicated(submitted(), proposal({ proposal: 'approve', ceilingCents: 32_000 }), pricing, by(rules)).claim;

const inReview = (): Claim => adjudicated(submitted(), proposal(), pricing, by(rules)).claim;

const invoicing = (over: Partial<InvoiceContext> = {}): InvoiceContext => ({
  ...by(partner, start + day),
  pricing,
  companyId: 'co-fixit',
  via: 'portal',
  payeeOnRecord: 'pay@fixit.example.org',
  ...over,
});

const invoice = {
  invoiceNumber: 'F-1',
  partsCents: 18_000,
  laborCents: 7_000,
  taxCents: 1_500,
  payment: { method: 'paypal', email: 'pay@fixit.example.org' },
} as const;

const denied = (): Claim =>
  decide(
    inReview(),
    { outcome: 'deny', denial: { kind: 'not-covered', clause: 'covered-losses', reason: 'Wear and tear.' } },
    decision(agent),
  ).claim;

describe('filing', () => {
  it('begins every claim as a draft and starts its first execution when it is sent', () => {
    const claim = submitted();
    expect(claim).toMatchObject({ status: 'new', run: 1, version: 2, adjudicationDue: true });
    expect(workflowStep(claim)).toBe('adjudicate');
  });

  it('promises a review within three opening hours', () => {
    expect(submitted().waiting.dueAt).toBe('2026-03-10T20:00:00.000Z');
  });
});

describe('the rules’ proposal', () => {
  it('approves up to the catalogue’s price, less the deductible, and waits for the device', () => {
    const claim = approvedByRules();
    expect(claim).toMatchObject({ status: 'approved', approvedTotalCents: 32_000, reservedCents: 27_100 });
    expect(workflowStep(claim)).toBe('await-device');
  });

  it('asks the customer for what alone is missing, and looks again when it is answered', () => {
    const asked = adjudicated(
      submitted(),
      proposal({ proposal: 'ask-evidence', missing: ['A photo.'] }),
      pricing,
      by(rules),
    );
    expect(asked.claim).toMatchObject({ status: 'waiting-on-customer', waiting: { text: 'A photo.' } });
    const answered = answer(asked.claim, 'customer', { message: 'here', via: 'portal' }, by(casey));
    expect(workflowStep(answered.claim)).toBe('adjudicate');
    expect(answered.comments).toHaveLength(1);
  });

  it('brings before an agent what the customer answered without, instead of asking the same again', () => {
    const missing = ['The receipt.', 'A photo.'];
    const again = proposal({ proposal: 'ask-evidence', missing, reasons: [], cameWithout: true });
    const { claim } = adjudicated(submitted(), again, pricing, by(rules));
    expect(claim.status).toBe('initial-review');
    expect(queueReason(claim)).toBe('The customer was asked, and answered without: The receipt. A photo.');
  });

  it('asks for an estimate where no price is known, and an agent where no partner is chosen', () => {
    const asks = proposal({ proposal: 'request-estimate' });
    expect(adjudicated(submitted(), asks, pricing, by(rules)).claim.status).toBe('estimate-needed');
    expect(adjudicated(submitted({ referred: false }), asks, pricing, by(rules)).claim.status).toBe(
      'initial-review',
    );
  });

  it('gives the queue the reasons of the rules one by one', () => {
    const reasons = ['The device is not verified.', 'The receipt is older than the plan.'];
    const { claim } = adjudicated(submitted(), proposal({ reasons }), pricing, by(rules));
    expect(queueReasons(claim)).toEqual(reasons);
    expect(queueReason(claim)).toBe(reasons.join(' '));
    const asked = decide(claim, { outcome: 'ask-customer', message: 'Which one?' }, decision(agent)).claim;
    expect(
      queueReasons(answer(asked, 'customer', { message: 'This.', via: 'portal' }, by(casey)).claim),
    ).toEqual(['The customer answered: This.']);
    expect(queueReasons({ ...claim, status: 'completed' })).toEqual([]);
  });

  it('keeps an agent’s reason out of the notes others read', () => {
    const change = adjudicated(submitted(), proposal(), pricing, by(rules));
    expect(change.events[0]).toMatchObject({ status: 'initial-review', internal: true });
  });
});

describe('deciding', () => {
  it('replaces instead of repairs once the repair costs as much', () => {
    const change = decide(
      inReview(),
      { outcome: 'approve', resolution: 'repair', amountCents: 60_000 },
      decision(agent),
    );
    expect(change.claim).toMatchObject({
      resolution: 'replacement',
      approvedTotalCents: 60_000,
      deductibleCents: 9_900,
    });
    expect(change.events[0]?.note).toContain('$600.00');
  });

  it('tells the second of two agents who was first', () => {
    const first = decide(inReview(), { outcome: 'approve' }, decision(agent)).claim;
    const second = () => decide(first, { outcome: 'approve' }, decision(otherAgent));
    expect(second).toThrow(AlreadyDecided);
    expect(second).toThrow(/Ada Agent/);
    expect(() => decide(denied(), { outcome: 'approve' }, decision(otherAgent))).toThrow(AlreadyDecided);
  });

  it('overrides every wait, in any order', () => {
    let claim = inReview();
    for (const outcome of ['ask-customer', 'request-estimate', 'ask-partner', 'ask-customer'] as const)
      claim = decide(claim, { outcome, message: 'Please.' }, decision(agent)).claim;
    expect(claim.status).toBe('waiting-on-customer');
    expect(decide(claim, { outcome: 'approve' }, decision(agent)).claim.status).toBe('approved');
  });

  it('refuses a clause that is none, and an amount above the agent’s authority', () => {
    const deny = { outcome: 'deny', denial: { kind: 'fraud', clause: 'nowhere', reason: 'x' } } as const;
    expect(() => decide(inReview(), deny, decision(agent))).toThrow(InvalidInput);
    const context = { ...decision(agent), authorityLimitCents: 10_000 };
    expect(() => decide(inReview(), { outcome: 'approve' }, context)).toThrow(BeyondAuthority);
  });

  it('refuses to ask a partner nobody chose', () => {
    const claim = adjudicated(submitted({ referred: false }), proposal(), pricing, by(rules)).claim;
    expect(() => decide(claim, { outcome: 'ask-partner', message: '?' }, decision(agent))).toThrow(
      InvalidInput,
    );
  });

  it('tells the partner of a denial, with no reason in the notice', () => {
    const change = decide(
      inReview(),
      { outcome: 'deny', denial: { kind: 'fraud', clause: 'covered-losses', reason: 'Secret signals.' } },
      decision(agent),
    );
    expect(change.notices).toEqual([
      { kind: 'status', to: 'customer' },
      { kind: 'status', to: 'partner' },
    ]);
    expect(change.claim).toMatchObject({ status: 'denied-fraud', reservedCents: 0 });
  });
});

describe('the repair', () => {
  it('waits for the device, then for the invoice', () => {
    const claim = approvedByRules();
    const received = receiveDevice(claim, by(partner));
    expect(received && workflowStep(received.claim)).toBe('await-invoice');
    expect(received && receiveDevice(received.claim, by(partner))).toBeUndefined();
  });

  it('pays an invoice within the ceiling to the payee on record, without an agent', () => {
    const change = submitInvoice(approvedByRules(), invoice, invoicing());
    expect(change?.claim.payments).toMatchObject([
      { amountCents: 21_600, to: 'pay@fixit.example.org', status: 'pending' },
    ]);
    expect(change?.claim.invoice).toMatchObject({
      totalCents: 26_500,
      customerShareCents: 4_900,
      state: 'accepted',
    });
    expect(change && workflowStep(change.claim)).toBe('submit-payment');
    expect(change?.claim.reservedCents).toBe(21_600);
  });

  it('changes nothing when the same invoice comes again, and refuses another one', () => {
    const accepted = submitInvoice(approvedByRules(), invoice, invoicing())?.claim ?? approvedByRules();
    expect(submitInvoice(accepted, invoice, invoicing())).toBeUndefined();
    expect(() => submitInvoice(accepted, { ...invoice, invoiceNumber: 'F-2' }, invoicing())).toThrow(
      AlreadyDecided,
    );
  });

  it('takes a number that comes back with other amounts as a correction while it is reviewed, never after', () => {
    const dear = { ...invoice, partsCents: 30_000 };
    const reviewed = submitInvoice(approvedByRules(), dear, invoicing())?.claim ?? approvedByRules();
    expect(submitInvoice(reviewed, dear, invoicing())).toBeUndefined();
    const corrected = submitInvoice(reviewed, invoice, invoicing());
    expect(corrected?.claim.invoice).toMatchObject({ totalCents: 26_500, state: 'accepted' });
    expect(corrected?.claim.payments).toHaveLength(1);
    expect(() => submitInvoice(corrected?.claim ?? reviewed, dear, invoicing())).toThrow(AlreadyDecided);
    expect(() => submitInvoice(corrected?.claim ?? reviewed, dear, invoicing())).toThrow(
      new RegExp(`decided by ${(corrected?.claim ?? reviewed).movedBy.name}`),
    );
  });

  it('refuses an invoice of nothing and the estimate of a repair that costs nothing', () => {
    const nothing = { ...invoice, partsCents: 0, laborCents: 0, taxCents: 0 };
    expect(() => submitInvoice(approvedByRules(), nothing, invoicing())).toThrow(InvalidInput);
    const free = { diagnosis: 'Cracked glass', recommendation: 'repair', lines: [] } as const;
    const shop = { ...by(partner), companyId: 'co-fixit', via: 'portal' } as const;
    expect(() => submitEstimate(inReview(), { ...free, lines: [] }, shop)).toThrow(InvalidInput);
    expect(
      submitEstimate(inReview(), { ...free, recommendation: 'replace', lines: [] }, shop).claim.estimate,
    ).toMatchObject({ totalCents: 0 });
  });

  it.each([
    ['above the approved estimate', { ...invoice, partsCents: 30_000 }, 'above the approved estimate'],
    [
      'to another payee',
      { ...invoice, payment: { method: 'paypal', email: 'x@evil.example' } as const },
      'another PayPal address',
    ],
    ['with another deductible collected', { ...invoice, collectedCents: 9_900 }, 'collected'],
  ])('sends an invoice %s to an agent, who accepts it by approving', (_, input, reason) => {
    const change = submitInvoice(approvedByRules(), input, invoicing());
    expect(change?.claim.status).toBe('in-review');
    expect(change?.claim.waiting.text).toContain(reason);
    const approved = change && decide(change.claim, { outcome: 'approve' }, decision(agent));
    expect(approved?.claim.payments).toHaveLength(1);
    expect(approved?.claim.status).toBe('approved');
  });

  it('says "do not proceed" to an invoice before approval', () => {
    expect(() => submitInvoice(inReview(), invoice, invoicing())).toThrow(/do not proceed/);
  });

  it('completes at once when the deductible covers the whole invoice', () => {
    const small = { ...invoice, partsCents: 1_000, laborCents: 1_000, taxCents: 0 };
    const change = submitInvoice(approvedByRules(), small, invoicing());
    expect(change?.claim).toMatchObject({ status: 'completed', reservedCents: 0, payments: [] });
    expect(change?.claim.version).toBe(approvedByRules().version + 1);
  });

  it('completes when the provider says paid, and comes back to an agent when it does not', () => {
    const due = submitInvoice(approvedByRules(), invoice, invoicing())?.claim ?? approvedByRules();
    const paymentId = due.payments[0]?.paymentId ?? '';
    const paid = reportPayment(due, { paymentId, status: 'paid', providerStatus: 'SUCCESS' }, by(rules));
    expect(paid?.claim.status).toBe('completed');
    expect(paid?.notices).toContainEqual(
      expect.objectContaining({ kind: 'remittance', amountCents: 21_600 }),
    );
    const back = reportPayment(due, { paymentId, status: 'returned', providerStatus: 'RETURNED' }, by(rules));
    expect(back?.claim).toMatchObject({ status: 'in-review', reservedCents: 0 });
    expect(paid && reportPayment(paid.claim, { paymentId, status: 'pending' }, by(rules))).toBeUndefined();
  });

  it('pays an invoice whose payment came back again when an agent approves, or to another payee, once', () => {
    const due = submitInvoice(approvedByRules(), invoice, invoicing())?.claim ?? approvedByRules();
    const [first] = due.payments;
    const report = { paymentId: first?.paymentId ?? '', status: 'returned' } as const;
    const back = reportPayment(due, report, by(rules))?.claim ?? due;
    expect(submitInvoice(back, invoice, invoicing())).toBeUndefined();

    const again = decide(back, { outcome: 'approve' }, decision(agent)).claim;
    expect(workflowStep(again)).toBe('submit-payment');
    expect(again.payments.map(({ status }) => status)).toEqual(['returned', 'pending']);
    expect(new Set(again.payments.map(({ paymentId }) => paymentId)).size).toBe(2);
    expect(again.reservedCents).toBe(21_600);

    const payment = { method: 'paypal', email: 'new@fixit.example.org' } as const;
    const moved = invoicing({ payeeOnRecord: payment.email });
    const elsewhere = submitInvoice(back, { ...invoice, payment }, moved)?.claim;
    expect(elsewhere?.payments.map(({ to, status }) => [to, status])).toEqual([
      ['pay@fixit.example.org', 'returned'],
      ['new@fixit.example.org', 'pending'],
    ]);
    expect(() => submitInvoice(again, { ...invoice, payment }, moved)).toThrow(AlreadyDecided);
  });

  it('takes an estimate when one is asked for, not of a claim that is settled otherwise', () => {
    const asked = decide(inReview(), { outcome: 'request-estimate' }, decision(agent)).claim;
    const lines = [{ kind: 'part', description: 'Screen', quantity: 1, unitCents: 70_000 }] as const;
    const input = { diagnosis: 'Cracked.', recommendation: 'repair', lines: [...lines] } as const;
    const estimated = submitEstimate(
      asked,
      { ...input, lines: [...lines] },
      { ...by(partner), companyId: 'co-fixit', via: 'portal' },
    );
    expect(estimated.claim).toMatchObject({ status: 'in-review', estimate: { totalCents: 70_000 } });
    expect(decide(estimated.claim, { outcome: 'approve' }, decision(agent)).claim.resolution).toBe(
      'replacement',
    );
    expect(() =>
      submitEstimate(
        decide(estimated.claim, { outcome: 'approve' }, decision(agent)).claim,
        { ...input, lines: [...lines] },
        { ...by(partner), companyId: 'co-fixit', via: 'portal' },
      ),
    ).toThrow(NotAllowedNow);
  });

  it('settles a replacement the team ships', () => {
    const approved = decide(
      inReview(),
      { outcome: 'approve', resolution: 'replacement' },
      decision(agent),
    ).claim;
    expect(workflowStep(approved)).toBe('await-customer');
    expect(settle(approved, 'Delivered.', by(agent)).claim.status).toBe('completed');
  });
});

describe('questions', () => {
  const question = { questionId: 'CLM-0123ABCD-1-q1', step: 'await-agent' } as const;

  it('are opened once, with mails, and keep their id when they are entered again', () => {
    const opened = openQuestion(inReview(), question, by(rules));
    expect(opened?.notices).toEqual([{ kind: 'question', to: 'agents' }]);
    expect(
      opened && openQuestion(opened.claim, { ...question, questionId: 'CLM-0123ABCD-1-q2' }, by(rules)),
    ).toBeUndefined();
  });

  it('are refused by name when the claim has moved on', () => {
    expect(() => openQuestion(approvedByRules(), question, by(rules))).toThrow(AlreadyAnswered);
  });

  it('are closed by whatever moves the claim', () => {
    const opened = openQuestion(inReview(), question, by(rules))?.claim ?? inReview();
    expect(decide(opened, { outcome: 'approve' }, decision(agent)).claim.openQuestion).toBeUndefined();
    expect(withdraw(opened, by(casey)).claim.openQuestion).toBeUndefined();
  });

  it('can be answered once', () => {
    const asked = decide(inReview(), { outcome: 'ask-customer', message: 'Which?' }, decision(agent)).claim;
    const answered = answer(asked, 'customer', { message: 'That.', via: 'mail' }, by(casey)).claim;
    expect(answered.status).toBe('in-review');
    expect(() => answer(answered, 'customer', { message: 'Again.', via: 'mail' }, by(casey))).toThrow(
      AlreadyDecided,
    );
  });
});

describe('silence', () => {
  const asked = (): Claim =>
    decide(inReview(), { outcome: 'ask-customer', message: 'Which?' }, decision(agent)).claim;

  it('reminds the customer on days 3, 7 and 12, shows overdue on day 14, warns on day 173 and closes on day 180', () => {
    let claim = asked();
    const told: [number, string][] = [];
    for (let at = 1; at <= 180; at += 1) {
      const change = keepSilence(claim, by(rules, start + at * day));
      if (!change) continue;
      told.push([at, change.notices[0]?.kind ?? 'none']);
      claim = change.claim;
      if (at === 14) expect(claim).toMatchObject({ overdue: true, status: 'waiting-on-customer' });
    }
    expect(told).toEqual([
      [3, 'reminder'],
      [7, 'reminder'],
      [12, 'reminder'],
      [14, 'escalation'],
      [173, 'last-warning'],
      [180, 'status'],
    ]);
    expect(claim.status).toBe('closed-inactive');
  });

  it('never closes on a partner’s silence', () => {
    let claim = decide(inReview(), { outcome: 'ask-partner', message: 'When?' }, decision(agent)).claim;
    for (let at = 1; at <= 400; at += 1)
      claim = keepSilence(claim, by(rules, start + at * day))?.claim ?? claim;
    expect(claim).toMatchObject({ status: 'waiting-on-provider', overdue: true });
  });

  it('carries out a step once, however often it is called', () => {
    const first = keepSilence(asked(), by(rules, start + 3 * day));
    expect(first && keepSilence(first.claim, by(rules, start + 3 * day))).toBeUndefined();
  });
});

describe('closed claims', () => {
  it('ask to be reopened without a change of status, and are reopened as a new execution in review', () => {
    const claim = withdraw(inReview(), by(casey)).claim;
    const reply = { author: casey, text: 'Still broken.', internal: false, via: 'mail' } as const;
    const asked = askToReopen(claim, reply, by(casey));
    expect(asked.claim.status).toBe('withdrawn');
    expect(asked.notices.map((notice) => notice.to)).toEqual(['customer', 'agents']);
    const { asksToReopenAt = '', reopenDueAt = '' } = asked.claim;
    expect(Date.parse(reopenDueAt)).toBeGreaterThan(Date.parse(asksToReopenAt));
    expect(queueDueAt(asked.claim)).toBe(reopenDueAt);
    const again = askToReopen(asked.claim, reply, by(casey, start + day)).claim;
    expect(again).toMatchObject({ asksToReopenAt, reopenDueAt });
    const opened = reopen(asked.claim, 'A reply.', by(agent)).claim;
    expect(opened).toMatchObject({ status: 'in-review', run: 2 });
    expect(opened).not.toHaveProperty('reopenDueAt');
    expect(workflowStep(opened)).toBe('await-agent');
  });

  it('may be reviewed a second time within 60 days, by another agent', () => {
    // Denied on March 10 at 10:00 in Los Angeles: to the end of May 9 there.
    const over = Date.parse('2026-05-10T07:00:00.000Z');
    const late = () => requestSecondReview(denied(), 'Please look again.', by(casey, over));
    expect(late).toThrow(NotPossible);
    const asked = requestSecondReview(denied(), 'Please look again.', by(casey, over - 1))?.claim ?? denied();
    const opened = reopen(asked, 'Second review.', by(agent)).claim;
    expect(() => decide(opened, { outcome: 'approve' }, decision(agent))).toThrow(NotAllowedNow);
    expect(decide(opened, { outcome: 'approve' }, decision(otherAgent)).claim.status).toBe('approved');
  });

  it('are opened by the decision of a second review, which alone is told', () => {
    const asked = requestSecondReview(denied(), 'Please look again.', by(casey))?.claim ?? denied();
    const approval = decide(asked, { outcome: 'approve' }, decision(otherAgent));
    expect(approval.claim).toMatchObject({ status: 'approved', run: 2, version: asked.version + 1 });
    expect(approval.events.map(({ status }) => status)).toEqual(['in-review', 'approved']);
    expect(approval.notices).toEqual(
      decide(reopen(asked, '', by(agent)).claim, { outcome: 'approve' }, decision(otherAgent)).notices,
    );
    const again = { kind: 'not-covered', clause: 'covered-losses', reason: 'Wear, as before.' } as const;
    expect(decide(asked, { outcome: 'deny', denial: again }, decision(otherAgent)).claim).toMatchObject({
      status: 'denied-not-covered',
      denial: { reason: 'Wear, as before.', by: otherAgent },
    });
    expect(() => decide(asked, { outcome: 'approve' }, decision(agent))).toThrow(NotAllowedNow);
    expect(() => decide(denied(), { outcome: 'approve' }, decision(otherAgent))).toThrow(AlreadyDecided);
  });

  it('give back what they had taken from the limit', () => {
    expect(closeInactive(approvedByRules(), by(rules)).claim.reservedCents).toBe(0);
  });
});

describe('faults', () => {
  it('park an open claim in review and leave a closed one alone', () => {
    expect(parkInReview(approvedByRules(), 'It broke.', by(rules))?.claim.status).toBe('in-review');
    expect(parkInReview(denied(), 'It broke.', by(rules))).toBeUndefined();
  });

  it('let a new execution take over an open claim', () => {
    expect(takeOver(approvedByRules(), 'It ended.', by(rules))?.claim).toMatchObject({
      run: 2,
      status: 'in-review',
    });
    expect(takeOver(denied(), 'It ended.', by(rules))).toBeUndefined();
  });
});

describe('a payment that is made while an agent has the claim', () => {
  const due = (): Claim => submitInvoice(approvedByRules(), invoice, invoicing())?.claim ?? approvedByRules();

  it('completes the claim from review', () => {
    const parked = parkInReview(due(), 'It broke.', by(rules))?.claim ?? due();
    const paid = reportPayment(
      parked,
      { paymentId: parked.payments[0]?.paymentId ?? '', status: 'paid' },
      by(rules),
    );
    expect(paid?.claim.status).toBe('completed');
  });

  it('completes it at the next approval when the customer was asked meanwhile', () => {
    const asked = decide(due(), { outcome: 'ask-customer', message: 'Is it well?' }, decision(agent)).claim;
    const paid = reportPayment(
      asked,
      { paymentId: asked.payments[0]?.paymentId ?? '', status: 'paid' },
      by(rules),
    );
    expect(paid?.claim.status).toBe('waiting-on-customer');
    expect(paid && decide(paid.claim, { outcome: 'approve' }, decision(agent)).claim.status).toBe(
      'completed',
    );
  });

  it('is not counted again by whatever comes later', () => {
    const parked = parkInReview(due(), 'It broke.', by(rules))?.claim ?? due();
    const again = decide(parked, { outcome: 'approve' }, decision(agent)).claim;
    expect(again.payments).toHaveLength(1);
    expect(workflowStep(again)).toBe('submit-payment');
  });
});

describe('a second repair under a reopened claim', () => {
  it('shares the incident’s limit with what was paid before', () => {
    const dear = { ...invoice, partsCents: 190_000, laborCents: 0, taxCents: 0 };
    const first = submitInvoice({ ...approvedByRules(), approvedTotalCents: 190_000 }, dear, invoicing());
    const paymentId = first?.claim.payments[0]?.paymentId ?? '';
    const paid = first && reportPayment(first.claim, { paymentId, status: 'paid' }, by(rules))?.claim;
    expect(paid?.reservedCents).toBe(185_100);
    const opened = reopen(paid ?? approvedByRules(), 'Broken again.', by(agent)).claim;
    const again = decide(opened, { outcome: 'approve', amountCents: 50_000 }, decision(agent)).claim;
    expect(again.reservedCents).toBe(200_000);
    const second = submitInvoice(again, { ...dear, partsCents: 50_000, invoiceNumber: 'F-2' }, invoicing());
    expect(second?.claim.waiting.text).toContain('limit');
  });
});

describe('approving again on other terms', () => {
  it('tells customer and partner, although the status stays', () => {
    const first = decide(inReview(), { outcome: 'approve', amountCents: 20_000 }, decision(agent)).claim;
    const again = { ...decision(otherAgent), override: true };
    const change = decide(first, { outcome: 'approve', amountCents: 30_000 }, again);
    expect(change.claim).toMatchObject({ status: 'approved', approvedTotalCents: 30_000 });
    expect(change.notices.map(({ to }) => to)).toEqual(['customer', 'partner']);
  });
});

describe('the end of a claim that somebody waits on', () => {
  const invoiced = (): Claim => {
    const claim = submitInvoice(approvedByRules(), { ...invoice, partsCents: 30_000 }, invoicing())?.claim;
    if (claim?.invoice?.state !== 'in-review') throw new Error('not in review');
    return claim;
  };
  const ask = (claim: Claim): Claim =>
    decide(claim, { outcome: 'ask-customer', message: 'Is it repaired?' }, decision(agent)).claim;

  it('is not the customer’s while a shop has invoiced its repair: silence leaves it to the team', () => {
    expect(() => withdraw(invoiced(), by(casey))).toThrow('is not possible');
    const asked = ask(invoiced());
    const silent = { ...asked, waiting: { ...asked.waiting, stepsDone: 5 } };
    expect(keepSilence(silent, by(rules, start + 200 * day))?.claim).toMatchObject({
      status: 'in-review',
      invoice: { state: 'in-review' },
      waiting: { text: expect.stringContaining('did not answer for 180 days') },
    });
  });

  it('keeps taken from the limit what was paid before it was opened again', () => {
    const accepted = submitInvoice(approvedByRules(), invoice, invoicing())?.claim;
    const { paymentId = '', amountCents = 0 } = accepted?.payments[0] ?? {};
    const paid = accepted && reportPayment(accepted, { paymentId, status: 'paid' }, by(rules))?.claim;
    if (paid?.status !== 'completed') throw new Error('not paid');
    const asked = ask(reopen(paid, 'It broke again.', by(agent)).claim);
    expect(closeInactive(asked, by(rules)).claim).toMatchObject({ reservedCents: amountCents });
  });

  it('is told again without another repair, where it was paid before it was opened again', () => {
    const accepted = submitInvoice(approvedByRules(), invoice, invoicing())?.claim;
    const { paymentId = '', amountCents } = accepted?.payments[0] ?? {};
    const paid = accepted && reportPayment(accepted, { paymentId, status: 'paid' }, by(rules))?.claim;
    if (!paid) throw new Error('not paid');
    const returned = reportPayment(paid, { paymentId, status: 'returned' }, by(rules));
    expect(returned?.notices).toMatchObject([{ to: 'agents', text: expect.stringContaining('came back') }]);
    const again = settle(reopen(paid, 'By mistake.', by(agent)).claim, 'It was fine.', by(agent));
    expect(again.claim).toMatchObject({ status: 'completed', reservedCents: amountCents });
    expect(() => settle(inReview(), 'Fine.', by(agent))).toThrow(NotAllowedNow);
  });

  it('stands where a reply only says thanks: it leaves the queue, with the team’s answer', () => {
    const thanks = { author: casey, text: 'Thank you!', internal: false, via: 'mail' } as const;
    const asked = askToReopen(denied(), thanks, by(casey)).claim;
    expect(queueDueAt(asked)).toBeDefined();
    const { claim, notices, comments } = leaveClosed(asked, 'Gladly.', by(agent));
    expect([claim.status, queueDueAt(claim)]).toEqual([asked.status, undefined]);
    expect([comments[0]?.text, notices.map(({ to }) => to)]).toEqual(['Gladly.', ['customer', 'partner']]);
    expect(leaveClosed(asked, undefined, by(agent)).notices).toEqual([]);
    expect(() => leaveClosed(claim, undefined, by(agent))).toThrow(NotAllowedNow);
  });

  it('ends the second review that was asked for', () => {
    const asked = ask(requestSecondReview(denied(), 'Again, please.', by(casey))?.claim ?? denied());
    for (const end of [withdraw(asked, by(casey)), closeInactive(asked, by(rules))])
      expect(queueDueAt(end.claim)).toBeUndefined();
  });

  it('lets the shop that is asked about its invoice put it right', () => {
    const asked = decide(invoiced(), { outcome: 'ask-partner', message: 'Why $385?' }, decision(agent)).claim;
    expect(submitInvoice(asked, invoice, invoicing())?.claim).toMatchObject({
      status: 'approved',
      invoice: { state: 'accepted', partsCents: 18_000 },
    });
  });
});
