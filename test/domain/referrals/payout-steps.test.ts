import { describe, expect, it } from 'vitest';
import { balancesOf, entryKinds, entryOf, entrySchema } from '../../../lambdas/domain/ledger/entry.ts';
import type { Company } from '../../../lambdas/domain/people/people.ts';
import type { Payout } from '../../../lambdas/domain/referrals/payout.ts';
import { nextCheck, payoutExecutionName } from '../../../lambdas/domain/referrals/payout-run.ts';
import {
  companyHolds,
  holdPayout,
  openPayout,
  type PayoutChange,
  payAgain,
  releasePayout,
  reportPayout,
  sendPayout,
  weighPayout,
} from '../../../lambdas/domain/referrals/payout-steps.ts';

const now = Date.parse('2026-03-15T13:00:00.000Z');
const at = new Date(now).toISOString();
const agent = { role: 'admin' as const, name: 'Drew' };
const address = {
  line1: '1 Main Street',
  city: 'Oakland',
  region: 'CA',
  postalCode: '94612',
  country: 'US' as const,
};

const fixit: Company = {
  companyId: 'fixit',
  name: 'Fixit',
  email: 'fixit@example.com',
  kinds: ['seller'],
  approvedRepairPartner: false,
  address,
  payee: { method: 'paypal', email: 'pay@fixit.example.org', changedAt: '2026-01-01T00:00:00.000Z' },
  taxForm: { kind: 'W-9', receivedAt: '2026-01-01T00:00:00.000Z' },
  version: 1,
};
const open: Payout = { ...openPayout(fixit, '2026-03', at), amountCents: 5_000, lineCount: 2 };
const weighed = (payout: Payout, company = fixit): Payout =>
  weighPayout(payout, company, undefined, now)?.payout ?? payout;
const sent = (): PayoutChange =>
  sendPayout(weighed(open), 'payout-2026-03-07-0001', 'pay@fixit.example.org', now);

describe('what holds a payout', () => {
  const { taxForm: _form, ...formless } = fixit;
  const { payee: _payee, ...payeeless } = fixit;
  const canadian = { ...fixit, address: { ...address, country: 'CA' as const } };
  it.each<[string, Company, string]>([
    ['no tax form', formless, 'tax-form'],
    ['a W-9 of a Canadian company', canadian, 'tax-form'],
    ['no payee', payeeless, 'no-payee'],
    [
      'a payee changed two days ago',
      {
        ...fixit,
        payee: { method: 'paypal', email: 'x@example.com', changedAt: '2026-03-13T14:00:00.000Z' },
      },
      'payee-changed',
    ],
    [
      'a payee that its owner asked for yesterday',
      {
        ...fixit,
        payeeChange: { email: 'x@example.com', requestedAt: '2026-03-14T14:00:00.000Z', requestedBy: agent },
      },
      'payee-changed',
    ],
    ['a suspension', { ...fixit, suspended: { reason: 'Complaints.', at, by: agent } }, 'suspended'],
  ])('%s', (_what, company, code) => {
    expect(companyHolds(company, now).map((hold) => hold.code)).toEqual([code]);
    expect(weighed(open, company)).toMatchObject({ status: 'held', holds: [{ code }] });
  });

  it('nothing: it is ready, also when the Canadian form is there', () => {
    expect(weighed(open)).toMatchObject({ status: 'ready', holds: [] });
    const form = { kind: 'W-8BEN-E' as const, receivedAt: at };
    expect(weighed(open, { ...canadian, taxForm: form }).status).toBe('ready');
  });

  it('is weighed anew without being written again', () => {
    const held = weighed(open, formless);
    expect(weighPayout(held, formless, undefined, now)).toBeUndefined();
    expect(weighPayout(held, fixit, undefined, now)?.payout.status).toBe('ready');
    expect(weighPayout(sent().payout, fixit, undefined, now)).toBeUndefined();
  });

  it('an agent, with a reason, until an agent releases it; not once it is on its way', () => {
    const held = holdPayout(weighed(open), agent, 'They are under review.', now).payout;
    expect(held).toMatchObject({ status: 'held', holds: [{ code: 'agent' }], steps: [{ what: 'held' }] });
    expect(releasePayout(held, fixit, agent, 'All is well.', now).payout).toMatchObject({
      status: 'ready',
      steps: [{ what: 'held' }, { what: 'released', reason: 'All is well.' }],
    });
    expect(() => holdPayout(sent().payout, agent, 'Too late.', now)).toThrow('on its way');
    expect(() => releasePayout(weighed(open), fixit, agent, 'Why?', now)).toThrow('not held');
    expect(() => releasePayout(weighed(open, formless), formless, agent, 'Pay!', now)).toThrow('W-9');
  });
});

describe('a payout with the provider', () => {
  it.each([
    ['SUCCESS', 'paid', { 'in-transit': 0, paypal: -5_000, payable: 5_000 }],
    ['PENDING', 'sent', { 'in-transit': -5_000, paypal: 0, payable: 5_000 }],
    ['UNCLAIMED', 'sent', { 'in-transit': -5_000, paypal: 0, payable: 5_000 }],
    ['ONHOLD', 'sent', { 'in-transit': -5_000, paypal: 0, payable: 5_000 }],
    ['RETURNED', 'returned', { 'in-transit': 0, paypal: 0, payable: 0 }],
    ['BLOCKED', 'failed', { 'in-transit': 0, paypal: 0, payable: 0 }],
    ['FAILED', 'failed', { 'in-transit': 0, paypal: 0, payable: 0 }],
    ['WHATEVER-COMES', 'sent', { 'in-transit': -5_000, paypal: 0, payable: 5_000 }],
  ])('is told %s', (status, expected, balances) => {
    const first = sent();
    const change = reportPayout(first.payout, { status }, now);
    expect(change?.payout.status).toBe(expected);
    expect(balancesOf([...first.entries, ...(change?.entries ?? [])])).toMatchObject(balances);
    expect(change && reportPayout(change.payout, { status }, now)).toBeUndefined();
  });

  it('paid, and reversed a month later: the money is owed again', () => {
    const first = sent();
    const paid = reportPayout(first.payout, { status: 'SUCCESS' }, now) as PayoutChange;
    expect(reportPayout(paid.payout, { status: 'PENDING' }, now)).toBeUndefined();
    const back = reportPayout(paid.payout, { status: 'REVERSED', reason: 'The bank took it back.' }, now);
    expect(back?.payout).toMatchObject({ status: 'returned', providerReason: 'The bank took it back.' });
    const all = [first, paid, back as PayoutChange].flatMap(({ entries }) => entries);
    expect(balancesOf(all)).toMatchObject({ payable: 0, paypal: 0, 'in-transit': 0 });
  });

  it('is paid again only after the provider says of the first payment that it came back', () => {
    const back = reportPayout(sent().payout, { status: 'RETURNED' }, now) as PayoutChange;
    expect(() => payAgain(back.payout, 'SUCCESS', agent, 'Again.', now)).toThrow('nothing may be paid twice');
    expect(() => payAgain(back.payout, 'UNCLAIMED', agent, 'Again.', now)).toThrow(
      'nothing may be paid twice',
    );
    expect(() => payAgain(sent().payout, 'RETURNED', agent, 'Again.', now)).toThrow('came back');
    const again = weighed(payAgain(back.payout, 'RETURNED', agent, 'New address.', now).payout);
    const second = sendPayout(again, 'payout-2026-03-07-0002', 'new@fixit.example.org', now);
    expect(second.payout).toMatchObject({ status: 'sent', attempt: 2, to: 'new@fixit.example.org' });
    expect(second.entries[0]?.entryId).toBe('fixit#2026-03#2#sent');
  });
});

describe('the ledger', () => {
  it.each(entryKinds)('sums to zero at %s', (kind) => {
    const entry = entryOf(kind, 'PLN-1', 2_500, { companyId: 'fixit', at });
    expect(entrySchema.parse(entry)).toEqual(entry);
    expect(Object.values(balancesOf([entry])).reduce((sum, cents) => sum + cents, 0)).toBe(0);
  });

  it('does not read an entry whose legs do not sum to zero', () => {
    const entry = entryOf('accrual', 'PLN-1', 2_500, { companyId: 'fixit', at });
    expect(entrySchema.safeParse({ ...entry, legs: entry.legs.slice(1) }).success).toBe(false);
  });
});

describe('a run', () => {
  it('is named after its month, and later executions after their number', () => {
    expect(payoutExecutionName({ runMonth: '2026-03', run: 1 })).toBe('payout-2026-03');
    expect(payoutExecutionName({ runMonth: '2026-03', run: 3 })).toBe('payout-2026-03-3');
  });

  it('looks at a batch soon, then once a day, also once it has ended, and not for ever', () => {
    const minutesUntil = (checks: number, ended = false): number =>
      (Date.parse(nextCheck({ at, checks }, ended, now) ?? '') - now) / 60_000;
    expect([0, 1, 2, 4, 7, 50].map((checks) => minutesUntil(checks))).toEqual([0, 5, 10, 40, 360, 1_440]);
    expect(minutesUntil(3, true)).toBe(1_440);
    const old = { at: '2025-12-01T00:00:00.000Z', checks: 90 };
    expect(nextCheck(old, true, now)).toBeUndefined();
    expect(nextCheck(old, false, now)).toBeDefined();
  });
});
