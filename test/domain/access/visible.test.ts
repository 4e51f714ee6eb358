import { describe, expect, it } from 'vitest';
import {
  type Viewer,
  visibleClaim,
  visibleComment,
  visibleDocument,
  visibleEmail,
  visibleHistory,
  visibleUnit,
} from '../../../lambdas/domain/access/visible.ts';
import { visibleDecision } from '../../../lambdas/domain/access/visible-decision.ts';
import { aClaim, decide } from '../coverage/a-claim.ts';

const customer: Viewer = { role: 'customer' };
const owner: Viewer = { role: 'partner', companyId: 'cmp-fixit', partnerRole: 'owner' };
const clerk: Viewer = { ...owner, partnerRole: 'clerk' };
const otherOwner: Viewer = { ...owner, companyId: 'cmp-volt' };
const agent: Viewer = { role: 'agent' };

const by = { role: 'agent', name: 'Robin', userId: 'u-1' };
const claim = {
  claimId: 'CLM-00000001',
  version: 7,
  status: 'denied-fraud',
  statusLabel: 'Denied – Fraud',
  customer: {
    customerId: 'cus-1',
    name: 'Casey',
    email: 'casey@example.com',
    phone: '+14155550123',
    address: { line1: 'HOME' },
  },
  planNumber: 'PLN-00000001',
  registeredByCompanyId: 'cmp-fixit',
  partner: { companyId: 'cmp-fixit', name: 'Fixit Repair', email: 'partner@example.com' },
  incident: {
    incidentId: 'inc-1',
    type: 'theft',
    occurredAt: '2026-06-01T20:00:00.000Z',
    description: 'Taken from the table',
    place: 'PLACE',
    policeReportNumber: 'POLICE',
  },
  waiting: { since: '2026-06-01T20:00:00.000Z', text: 'WAITING' },
  estimate: { totalCents: 30_000, companyId: 'cmp-fixit' },
  invoice: {
    invoiceNumber: 'F-1',
    totalCents: 30_000,
    companyId: 'cmp-fixit',
    payment: { method: 'paypal', email: 'pay@fixit.example.org' },
    reviewReason: 'SIGNAL: odd invoice',
  },
  payments: [
    {
      paymentId: 'p1',
      to: 'pay@fixit.example.org',
      method: 'paypal',
      amountCents: 22_100,
      status: 'paid',
      at: 'T',
      providerBatchId: 'B',
    },
  ],
  denial: {
    kind: 'fraud',
    clause: 'fraud',
    reason: 'REASON',
    by,
    at: 'T',
    secondReviewUntil: 'U',
    signals: ['SIGNAL'],
  },
  secondReview: { requestedAt: 'T', text: 'REASON again', dueAt: 'U' },
  fraudSignals: ['SIGNAL'],
  assignedTo: by,
  movedBy: by,
};

describe('visible claim', () => {
  it('shows staff all of it', () => {
    expect(visibleClaim(agent, claim)).toEqual(claim);
  });

  it('shows the customer clause and statement of a denial, never the signals behind it', () => {
    const seen = visibleClaim(customer, claim);
    expect(seen.denial).toEqual({
      kind: 'fraud',
      clause: 'fraud',
      reason: 'REASON',
      at: 'T',
      secondReviewUntil: 'U',
    });
    expect(JSON.stringify(seen)).not.toMatch(/SIGNAL|WAITING|Robin|pay@fixit/);
    expect(seen.payments).toEqual([{ paymentId: 'p1', amountCents: 22_100, status: 'paid', at: 'T' }]);
  });

  it('shows the shop its work and nothing of the denial, the police or the home', () => {
    const seen = visibleClaim(owner, claim);
    expect(JSON.stringify(seen)).not.toMatch(/REASON|SIGNAL|WAITING|Robin|POLICE|PLACE|HOME|PLN-/);
    expect(seen).toMatchObject({
      status: 'denied-fraud',
      customer: { name: 'Casey', email: 'casey@example.com', phone: '+14155550123' },
      estimate: { totalCents: 30_000 },
      invoice: { payment: { email: 'pay@fixit.example.org' } },
      payments: [{ to: 'pay@fixit.example.org', amountCents: 22_100 }],
    });
  });

  it('shows clerks no payee', () => {
    const seen = visibleClaim(clerk, claim);
    expect(JSON.stringify(seen)).not.toContain('pay@fixit');
    expect(seen).toMatchObject({ invoice: { totalCents: 30_000 }, payments: [{ amountCents: 22_100 }] });
  });

  it('shows another company nothing of the shop’s papers and money', () => {
    const seen = visibleClaim(otherOwner, claim);
    expect(seen).not.toHaveProperty('estimate');
    expect(seen).not.toHaveProperty('invoice');
    expect(seen.payments).toEqual([]);
  });

  it('shows a reimbursement’s payee to the customer and not to partners', () => {
    const { invoice: _, ...rest } = claim;
    const reimbursed = {
      ...rest,
      payments: [{ paymentId: 'p2', to: 'casey-pay@example.com', amountCents: 1, status: 'paid', at: 'T' }],
    };
    expect(visibleClaim(customer, reimbursed)).toMatchObject({ payments: [{ to: 'casey-pay@example.com' }] });
    expect(visibleClaim(owner, reimbursed).payments).toEqual([]);
  });

  it('keeps a field that nobody decided about to staff', () => {
    for (const viewer of [customer, owner, clerk])
      expect(visibleClaim(viewer, { ...claim, riskScore: 9 })).not.toHaveProperty('riskScore');
  });
});

describe('visible decision', () => {
  const decision = decide(
    aClaim('loss', { history: { approvedLossesInWindow: 1 }, documents: { receipt: 0 } }),
  );

  it('shows staff the whole trace', () => {
    expect(visibleDecision(agent, decision)).toEqual(decision);
  });

  it('shows the customer what passed and what is missing, without the facts and the doubts', () => {
    const seen = visibleDecision(customer, decision);
    expect(seen).toMatchObject({ outcome: 'review', missingEvidence: [{ kind: 'receipt' }] });
    expect(seen).not.toHaveProperty('referReasons');
    expect(seen.trace).toContainEqual({
      ruleId: 'loss-proof-of-purchase',
      clause: 'loss',
      verdict: 'needs-evidence',
      facts: {},
    });
    expect(JSON.stringify(seen.trace)).not.toMatch(/fail|refer|loss-once-a-year/);
  });

  it('shows partners the outcome and the amounts only', () => {
    expect(Object.keys(visibleDecision(owner, decision)).sort()).toEqual([
      'deductibleCents',
      'limitCents',
      'outcome',
      'rulebookVersion',
    ]);
    expect(visibleDecision(owner, decide(aClaim('cracked-screen')))).toMatchObject({ ceilingCents: 32_000 });
  });
});

describe('visible history', () => {
  const history = [
    { status: 'new', at: '1', note: 'Filed by phone' },
    { status: 'in-review', at: '2', note: 'SIGNAL', internal: true },
    { status: 'denied-not-covered', at: '3', note: 'REASON' },
    { status: 'in-review', at: '4', note: 'REASON disputed' },
  ] as const;
  const notes = (viewer: Viewer) =>
    visibleHistory(viewer, history).map((event) => ('note' in event ? event.note : undefined));

  it.each([
    ['agent', agent, ['Filed by phone', 'SIGNAL', 'REASON', 'REASON disputed']],
    ['customer', customer, ['Filed by phone', undefined, 'REASON', 'REASON disputed']],
    ['partner', owner, ['Filed by phone', undefined, undefined, undefined]],
  ] as const)('shows every status, and to the %s the notes meant for it', (_, viewer, expected) => {
    expect(notes(viewer)).toEqual(expected);
    expect(visibleHistory(viewer, history).map(({ status }) => status)).toEqual(
      history.map(({ status }) => status),
    );
  });
});

describe('visible correspondence', () => {
  const mail = {
    from: 'claims@claimflow.example',
    to: ['"Casey" <Casey@Example.com>'],
    cc: [],
    party: { key: 'c' },
  };

  it('shows a party only the mail it sent or received', () => {
    expect(visibleEmail({ ...customer, addresses: ['casey@example.com'] }, mail)).toBe(true);
    expect(visibleEmail({ ...customer, addresses: ['new@example.com'], partyKey: 'c' }, mail)).toBe(true);
    expect(visibleEmail({ ...owner, addresses: ['partner@example.com'], partyKey: 'pcmp-fixit' }, mail)).toBe(
      false,
    );
    expect(
      visibleEmail(
        { ...owner, addresses: ['partner@example.com'] },
        { ...mail, from: 'Fixit <partner@example.com>' },
      ),
    ).toBe(true);
    expect(visibleEmail({ ...agent, addresses: [] }, mail)).toBe(true);
  });

  it('does not match mail without a party to a viewer without a key', () => {
    expect(visibleEmail({ ...customer, addresses: [] }, { from: 'a@example.com', to: [] })).toBe(false);
  });

  it('keeps internal comments among staff', () => {
    expect(visibleComment(agent, { internal: true })).toBe(true);
    expect(visibleComment(customer, { internal: true })).toBe(false);
    expect(visibleComment(owner, { internal: true })).toBe(false);
    expect(visibleComment(customer, { internal: false })).toBe(true);
    const ofShop = { internal: false, teamOnly: true, author: { companyId: owner.companyId } };
    const ofAnother = { ...ofShop, author: { companyId: 'another' } };
    const shown = [agent, owner, customer].map((viewer) => visibleComment(viewer, ofShop));
    expect(shown).toEqual([true, true, false]);
    expect(visibleComment(owner, ofAnother)).toBe(false);
  });

  it('keeps the customer’s own proofs from partners', () => {
    expect(visibleDocument(owner, { kind: 'police-report' })).toBe(false);
    expect(visibleDocument(owner, { kind: 'damage-photo' })).toBe(true);
    expect(visibleDocument(customer, { kind: 'police-report' })).toBe(true);
  });
});

describe('a unit', () => {
  const unit = {
    ...{ serial: 'A-1', own: true, companyId: 'cmp-harbor', dealer: 'Harbor', state: 'registered' },
    product: { productId: 'P', sku: 'P', name: 'Pump', kind: 'pump', covers: 'Parts' },
    warranty: { inWarranty: true, reason: 'in-warranty', text: 'yes', startsAt: 'S', endsAt: 'E' },
    registration: { customer: { name: 'SECRET' } },
    claims: [{ month: '2026-05', open: true, claimId: 'CLM-SECRET00', status: 'new' }],
    history: [{ note: 'SECRET' }],
    replacedBy: 'SECRET',
  };

  it.each<[string, Viewer]>([
    ['its dealer', { role: 'partner', companyId: 'cmp-harbor', partnerRole: 'clerk' }],
    ['the claims team', agent],
  ])('is shown whole to %s', (_who, viewer) => {
    expect(visibleUnit(viewer, unit)).toBe(unit);
  });

  it.each<[string, Viewer, string | undefined]>([
    ['another dealer', otherOwner, 'cmp-harbor'],
    ['a user of no company, of one of no dealer', { role: 'partner' }, undefined],
  ])('is masked to %s', (_who, viewer, companyId) => {
    const shown = visibleUnit(viewer, { ...unit, companyId });
    expect(shown).toEqual({
      ...{ serial: 'A-1', own: true },
      product: { productId: 'P', sku: 'P', name: 'Pump', kind: 'pump' },
      warranty: { inWarranty: true, startsAt: 'S', endsAt: 'E' },
      claims: [{ month: '2026-05', open: true }],
    });
  });
});
