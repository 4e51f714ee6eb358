import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { adjudicated, type Proposal } from '../../../lambdas/domain/claim/transitions/adjudicate.ts';
import { answer } from '../../../lambdas/domain/claim/transitions/answer.ts';
import { closeInactive } from '../../../lambdas/domain/claim/transitions/close.ts';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { submitInvoice } from '../../../lambdas/domain/claim/transitions/invoice.ts';
import { reportPayment, settle } from '../../../lambdas/domain/claim/transitions/pay.ts';
import {
  agent,
  by,
  casey,
  day,
  decision,
  draft,
  otherAgent,
  partner,
  pricing,
  rules,
  start,
  submitted,
} from './claims.ts';

const at = (days: number): string => new Date(start + days * day).toISOString();

const found: Proposal = {
  ...{ proposal: 'approve', limitCents: 200_000, deductibleCents: 4_900, ceilingCents: 32_000 },
  ...{ missing: [], reasons: [] },
};

/** Sent, and asked by the rules for what is missing. */
const asked = (): Claim =>
  adjudicated(
    submitted(),
    {
      ...found,
      proposal: 'ask-evidence',
      missing: ['Please send us the receipt.'],
    },
    pricing,
    by(rules),
  ).claim;

const answered = (claim: Claim, days: number, text = 'Here it is.'): Claim =>
  answer(claim, 'customer', { message: text, via: 'portal' }, by(casey, start + days * day)).claim;

const approvedByRules = (claim: Claim, days: number): Claim =>
  adjudicated(claim, found, pricing, by(rules, start + days * day)).claim;

const decidedBefore = (name: string, days: number) =>
  expect.objectContaining({ name: 'AlreadyDecided', by: name, at: at(days) });

describe('whoever comes second is told', () => {
  it('who answered, though the rules decided a moment later', () => {
    const claim = approvedByRules(answered(asked(), 1), 2);
    expect(claim.status).toBe('approved');
    expect(() => answered(claim, 3)).toThrow(decidedBefore('Casey Morgan', 1));
  });

  it('that nothing was asked of him at all', () => {
    const refusal = expect.objectContaining({
      name: 'NotAllowedNow',
      message: expect.stringContaining('nothing is asked of you'),
    });
    expect(() => answered(draft(), 1)).toThrow(refusal);
    expect(() => answered(submitted(), 1)).toThrow(refusal);
    expect(() => answered(approvedByRules(submitted(), 1), 2)).toThrow(refusal);
    const { lastWords: _none, ...older } = approvedByRules(submitted(), 1);
    expect(() => answered(older, 2)).toThrow(decidedBefore('Claimflow', 1));
  });

  it('that an agent went on without the answer', () => {
    const claim = decide(
      asked(),
      { outcome: 'approve', resolution: 'repair' },
      decision(agent, start + day),
    ).claim;
    expect(() => answered(claim, 2)).toThrow(decidedBefore('Ada Agent', 1));
  });

  it('that a later question was closed by nobody’s answer', () => {
    const again = decide(
      answered(asked(), 1),
      { outcome: 'ask-customer', message: 'And the photo?' },
      decision(agent, start + 2 * day),
    ).claim;
    const closed = closeInactive(again, by(rules, start + 182 * day)).claim;
    expect(() => answered(closed, 183)).toThrow(decidedBefore('Claimflow', 182));
  });

  it('which agent decided, though the claim was settled since', () => {
    const terms = { outcome: 'approve', resolution: 'reimbursement', amountCents: 30_000 } as const;
    const approved = decide(submitted(), terms, decision(agent, start + day)).claim;
    const late = { ...decision(otherAgent, start + 3 * day) };
    expect(() => decide(approved, terms, late)).toThrow(decidedBefore('Ada Agent', 1));
    const settled = settle(approved, 'Paid.', by(rules, start + 2 * day)).claim;
    expect(settled.status).toBe('completed');
    expect(() => decide(settled, terms, late)).toThrow(decidedBefore('Ada Agent', 1));
  });

  it('which agent closed it, where one did', () => {
    const terms = { outcome: 'approve', resolution: 'reimbursement', amountCents: 30_000 } as const;
    const approved = decide(submitted(), terms, decision(otherAgent, start + day)).claim;
    const settled = settle(approved, 'Paid by cheque.', by(agent, start + 2 * day)).claim;
    expect(() => decide(settled, terms, decision(otherAgent, start + 3 * day))).toThrow(
      decidedBefore('Ada Agent', 2),
    );
  });

  it('that the shop’s invoice was taken, though it is paid since', () => {
    const invoice = {
      ...{ invoiceNumber: 'R-7', partsCents: 20_000, laborCents: 5_000, taxCents: 1_500 },
      payment: { method: 'paypal', email: 'pay@fixit.example.org' },
    } as const;
    const shop = {
      ...by(partner, start + 2 * day),
      ...{ pricing, companyId: 'co-fixit', via: 'portal' as const, payeeOnRecord: 'pay@fixit.example.org' },
    } as const;
    const claim = submitInvoice(approvedByRules(submitted(), 1), invoice, shop)?.claim;
    expect(claim?.invoice?.state).toBe('accepted');
    const report = { paymentId: claim?.payments[0]?.paymentId ?? '', status: 'paid' } as const;
    const paid = claim && reportPayment(claim, report, by(rules, start + 3 * day))?.claim;
    expect(paid?.status).toBe('completed');
    expect(() => submitInvoice(paid ?? submitted(), { ...invoice, invoiceNumber: 'R-8' }, shop)).toThrow(
      decidedBefore('Pat, Fixit', 2),
    );
  });
});
