import { describe, expect, it } from 'vitest';
import { defaultOpeningHours } from '../../../lambdas/domain/calendar/opening-hours.ts';
import {
  type Application,
  addNote,
  approveApplication,
  bookCall,
  refuseApplication,
} from '../../../lambdas/domain/companies/application.ts';
import { callInvitation } from '../../../lambdas/domain/companies/call-invitation.ts';
import { callSlots } from '../../../lambdas/domain/companies/call-slots.ts';
import { nextShop, repairs, shopsFor, takesClaims } from '../../../lambdas/domain/companies/fitness.ts';
import { decidePayee, payeeHold, requestPayee } from '../../../lambdas/domain/companies/payee.ts';
import { keepAnOwner } from '../../../lambdas/domain/companies/people.ts';
import type { Company, User } from '../../../lambdas/domain/people/people.ts';

const NOW = Date.parse('2026-06-02T18:00:00.000Z');
const now = new Date(NOW).toISOString();
const agent = { role: 'agent', name: 'Avery', userId: 'avery' } as const;
const owner = { role: 'partner', name: 'Fay', userId: 'fay' } as const;
const day = 86_400_000;

const address = (postalCode: string) =>
  ({ line1: '1 Main Street', city: 'Oakland', region: 'CA', postalCode, country: 'US' }) as const;
const company = (companyId: string, more: Partial<Company> = {}): Company => ({
  ...{ companyId, name: companyId, email: `${companyId}@example.org`, kinds: ['repair'] },
  ...{ approvedRepairPartner: true, address: address('94612'), version: 3 },
  ...more,
});
const store = (storeId: string, more: object = {}) => ({
  ...{ storeId, name: storeId, address: address('94612'), hours: defaultOpeningHours },
  ...{ skills: ['phone' as const, 'tablet' as const], capacity: 2 },
  ...more,
});

describe('a shop', () => {
  const search = { postalCode: '94612', now, openRepairs: () => 0, nearMiles: 60 };

  it('gets claims when approved and not suspended', () => {
    expect(takesClaims(company('fixit'))).toBe(true);
    expect(takesClaims(company('fixit', { approvedRepairPartner: false }))).toBe(false);
    expect(takesClaims(company('fixit', { suspended: { reason: 'Late.', at: now, by: agent } }))).toBe(false);
  });

  it.each([
    ['phone', true],
    ['tv', false],
    // No shop names it: any may be asked.
    ['camera', true],
  ])('of phones and tablets repairs a %s: %s', (kind, expected) => {
    expect(repairs(company('fixit', { stores: [store('one')] }), kind)).toBe(expected);
  });

  it('that has named no stores is asked for anything', () => {
    expect(repairs(company('fixit'), 'tv')).toBe(true);
  });

  it('is found by skill, room and distance', () => {
    const shops = shopsFor(
      [
        company('far', { stores: [store('ny', { address: address('10001') })] }),
        company('full', { stores: [store('full')] }),
        company('near', {
          stores: [store('san-jose', { address: address('95112') }), store('tv', { skills: ['tv'] })],
        }),
        company('unknown', { address: address('00000') }),
      ],
      { ...search, deviceKind: 'phone', openRepairs: (id) => (id === 'full' ? 2 : 0) },
    );
    expect(
      shops.map(({ company: { companyId }, distanceMiles, hasRoom }) => [companyId, distanceMiles, hasRoom]),
    ).toEqual([
      ['near', expect.any(Number), true],
      ['far', expect.any(Number), true],
      ['unknown', undefined, true],
      ['full', 0, false],
    ]);
    expect(nextShop(shops, new Set())?.company.companyId).toBe('near');
    expect(nextShop(shops, new Set(['near']))).toBeUndefined();
    const close = shopsFor(
      shops.map(({ company: shop }) => shop),
      { ...search, deviceKind: 'phone', nearMiles: 10, openRepairs: (id) => (id === 'full' ? 2 : 0) },
    );
    expect(nextShop(close, new Set())).toBeUndefined();
  });

  it.each([
    ['2026-06-02T18:00:00.000Z', true],
    ['2026-06-03T02:00:00.000Z', false],
    ['2026-06-06T18:00:00.000Z', false],
  ])('is open at %s: %s', (at, open) => {
    const shops = shopsFor([company('fixit', { stores: [store('one')] })], {
      ...{ ...search, now: at, deviceKind: 'phone' },
    });
    expect(shops[0]?.openNow).toBe(open);
  });
});

describe('a payee', () => {
  const before = company('fixit', {
    payee: { method: 'paypal', email: 'old@example.org', changedAt: '2026-01-01T00:00:00.000Z' },
  });

  it('asked for stands aside, and money waits until 3 days after it was confirmed', () => {
    expect(payeeHold(before, NOW)).toBeUndefined();
    const asked = requestPayee(before, 'new@example.org', owner, NOW);
    expect(asked).toMatchObject({
      payee: { email: 'old@example.org' },
      payeeChange: { email: 'new@example.org' },
      version: 4,
    });
    if (!asked) return;
    expect(payeeHold(asked, NOW)).toContain('waits to be confirmed');
    const confirmed = decidePayee(asked, true, NOW + day);
    expect(confirmed).toMatchObject({ payee: { email: 'new@example.org' }, version: 5 });
    expect(confirmed).not.toHaveProperty('payeeChange');
    expect(payeeHold(confirmed, NOW + 3 * day)).toContain('3 days');
    expect(payeeHold(confirmed, NOW + 4 * day)).toBeUndefined();
  });

  it('refused changes nothing, and none asked for can’t be decided', () => {
    const asked = requestPayee(before, 'new@example.org', owner, NOW);
    expect(asked && decidePayee(asked, false, NOW).payee).toEqual(before.payee);
    expect(() => decidePayee(before, true, NOW)).toThrow('No other payee');
    expect(requestPayee(before, 'OLD@example.org', owner, NOW)).toBeUndefined();
  });

  it('on record, asked for again, takes the request back', () => {
    const asked = requestPayee(before, 'new@example.org', owner, NOW);
    const back = asked && requestPayee(asked, 'Old@example.org', owner, NOW);
    expect(back).toEqual({ ...before, version: before.version + 2 });
  });

  it('of a suspended company is not paid by itself', () => {
    expect(
      payeeHold(company('fixit', { suspended: { reason: 'Late.', at: now, by: agent } }), NOW),
    ).toContain('Late.');
  });
});

describe('a company', () => {
  const user = (userId: string, partnerRole: 'owner' | 'clerk', more: Partial<User> = {}): User => ({
    ...{ userId, role: 'partner', name: userId, email: `${userId}@example.org`, partnerRole, version: 1 },
    ...more,
  });

  it('keeps an owner', () => {
    const [fay, finn, gone] = [
      user('fay', 'owner'),
      user('finn', 'clerk'),
      user('gone', 'owner', { disabled: true }),
    ];
    expect(() => keepAnOwner([fay, finn, gone], fay)).toThrow('at least one owner');
    expect(() => keepAnOwner([fay, finn, gone], finn)).not.toThrow();
    expect(() => keepAnOwner([fay, user('two', 'owner')], fay)).not.toThrow();
  });
});

describe('an application', () => {
  const application: Application = {
    ...{ applicationId: 'app-1', status: 'received', companyName: 'Gadget, Inc.', contactName: 'Gail' },
    ...{ email: 'gail@example.org', phone: '+14155550100', address: address('94612') },
    ...{ kinds: ['repair'], skills: ['phone'], notes: [], createdAt: now, version: 1 },
  };

  it('is called about, noted on and decided once', () => {
    const called = bookCall(application, '2026-06-03T16:00:00.000Z', 'Gail', NOW);
    expect(called).toMatchObject({
      status: 'call-booked',
      call: { at: '2026-06-03T16:00:00.000Z', by: 'Gail' },
      version: 2,
    });
    const noted = addNote(called, 'Two benches.', agent, NOW);
    const approved = approveApplication(noted, 'cmp-1', agent, NOW);
    expect(approved).toMatchObject({
      status: 'approved',
      companyId: 'cmp-1',
      version: 4,
      notes: [{ text: 'Two benches.' }],
    });
    expect(() => refuseApplication(approved, 'No.', agent, NOW)).toThrow('already decided by Avery');
    expect(() => bookCall(approved, now, 'Gail', NOW)).toThrow('already decided');
  });

  it('is offered half-hours of the team’s next five business days, less those taken', () => {
    const slots = callSlots(NOW, defaultOpeningHours, new Set(['2026-06-03T16:00:00.000Z']));
    expect(slots[0]).toBe('2026-06-03T16:30:00.000Z');
    expect(slots.at(-1)).toBe('2026-06-09T23:30:00.000Z');
    expect(slots).toHaveLength(5 * 16 - 1);
    expect(slots.some((slot) => slot.startsWith('2026-06-06'))).toBe(false);
  });

  it('carries its call as an appointment that calendars move', () => {
    const moved = {
      ...bookCall(application, '2026-06-03T16:00:00.000Z', 'Gail', NOW),
      companyName: `Gadget; ${'ä'.repeat(60)}`,
    };
    const ics = callInvitation(moved, {
      brandName: 'Claimflow',
      organizer: 'claims@example.org',
      domain: 'example.org',
    });
    expect(ics).toContain('UID:app-1@example.org\r\nSEQUENCE:2\r\n');
    expect(ics).toContain('DTSTART:20260603T160000Z\r\nDTEND:20260603T163000Z\r\n');
    expect(ics.replaceAll('\r\n ', '')).toContain('Gadget\\; ää');
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
