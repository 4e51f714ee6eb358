import { describe, expect, it } from 'vitest';
import { deviceKinds, refusedDeviceKinds } from '../../../lambdas/domain/catalogue/catalogue-schema.ts';
import { incidentTypes } from '../../../lambdas/domain/claim/incident.ts';
import { enrollmentStatuses } from '../../../lambdas/domain/plans/enrollment.ts';
import { aClaim, decide } from './a-claim.ts';

const verdict = (decision: ReturnType<typeof decide>, ruleId: string) =>
  decision.trace.find((entry) => entry.ruleId === ruleId)?.verdict;

const nameOf = (kind: string) => ({ make: 'Maker', model: `${kind} 1` });

describe('protected-items: a plan protects a kind, or does not', () => {
  it.each([
    ...deviceKinds.map((kind) => ['everything', kind, 'pass'] as const),
    ...deviceKinds.map((kind) => ['everything-student', kind, 'pass'] as const),
    ...deviceKinds.map((kind) => ['phone-only', kind, kind === 'phone' ? 'pass' : 'fail'] as const),
    ...refusedDeviceKinds.map((kind) => ['everything', kind, 'fail'] as const),
  ])('%s, %s: %s', (code, kind, expected) => {
    const decision = decide(
      aClaim('accidental-damage', { device: { kind, ...nameOf(kind) }, plan: { code } }),
    );
    expect(verdict(decision, 'item-in-plan')).toBe(expected);
  });
});

describe('covered-incidents: every peril for every kind, loss for phones alone', () => {
  it.each(
    incidentTypes.flatMap((type) =>
      (['phone', 'tablet', 'tv'] as const).map((kind) => [type, kind] as const),
    ),
  )('%s of a %s', (type, kind) => {
    const decision = decide(aClaim(type, { device: { kind, ...nameOf(kind) } }));
    expect(verdict(decision, 'covered-peril')).toBe('pass');
    expect(verdict(decision, 'loss-of-phones-only')).toBe(
      type === 'loss' ? (kind === 'phone' ? 'pass' : 'fail') : undefined,
    );
  });
});

describe('deductible: by outcome, $99 at most', () => {
  it.each(incidentTypes)('%s of a phone that is not listed and of a laptop', (type) => {
    const phone = decide(aClaim(type, { device: { make: 'Maker', model: 'Unheard 1' } }));
    expect(phone.deductibleCents).toBe(
      ['loss', 'theft', 'theft-from-vehicle'].includes(type) ? 8_900 : 5_900,
    );
    const laptop = decide(aClaim(type, { device: { kind: 'laptop', model: 'MacBook Air' } }));
    expect(laptop.deductibleCents).toBe(9_900);
  });
});

describe('theft and loss: tracking matters for phones, and nowhere else', () => {
  it.each(
    incidentTypes.flatMap((type) =>
      ([true, false, undefined] as const).flatMap((trackingEnabled) =>
        (['phone', 'tablet'] as const).map((kind) => [type, kind, trackingEnabled] as const),
      ),
    ),
  )('%s of a %s, tracking %s', (type, kind, trackingEnabled) => {
    const asked = kind === 'phone' && ['loss', 'theft', 'theft-from-vehicle'].includes(type);
    const decision = decide(aClaim(type, { device: { kind }, incident: { trackingEnabled } }));
    const found = verdict(decision, type === 'loss' ? 'loss-tracking-on' : 'theft-tracking-on');
    expect(found).toBe(asked ? (trackingEnabled === true ? 'pass' : 'refer') : undefined);
  });
});

describe('payment: in grace a claim waits for it, afterwards an agent looks', () => {
  it.each(enrollmentStatuses)('%s', (status) => {
    const paid = decide(aClaim('liquid', { plan: { status } }));
    expect(verdict(paid, 'payment-current')).toBe('pass');
    const open = decide(aClaim('liquid', { plan: { status, paymentCurrent: false } }));
    const over = ['cancelled', 'lapsed', 'ended'].includes(status);
    expect(open.proposal).toBe(over ? 'review' : 'ask-evidence');
    expect(open.missingEvidence?.map(({ kind }) => kind)).toEqual(over ? undefined : ['payment']);
  });
});

describe('theft-from-vehicle: locked, windows closed, visible forced entry', () => {
  const values = [true, false, undefined] as const;

  it.each(
    values.flatMap((vehicleLocked) =>
      values.flatMap((windowsClosed) =>
        values.map((forcedEntry) => [vehicleLocked, windowsClosed, forcedEntry] as const),
      ),
    ),
  )('locked %s, closed %s, forced %s', (vehicleLocked, windowsClosed, forcedEntry) => {
    const told = { vehicleLocked, windowsClosed, forcedEntry };
    const decision = decide(aClaim('theft-from-vehicle', { incident: told }));
    const all = Object.values(told);
    const expected = all.includes(false) ? 'fail' : all.includes(undefined) ? 'refer' : 'pass';
    expect(verdict(decision, 'vehicle-secured')).toBe(expected);
  });
});

describe('waiting-period: waived for cracked screens once the photos are verified', () => {
  const early = { coverStartsAt: '2026-05-30T07:01:00.000Z' };

  it.each(incidentTypes)('%s', (type) => {
    const within = (photosVerifiedAt: string | undefined) =>
      verdict(decide(aClaim(type, { plan: early, device: { photosVerifiedAt } })), 'waiting-period-over');
    expect(within('2026-05-29T20:00:00.000Z')).toBe(type === 'cracked-screen' ? 'pass' : 'fail');
    expect(within('2026-06-01T20:00:00.001Z')).toBe('fail');
    expect(within(undefined)).toBe('fail');
  });
});

describe('protected-items: taken off the plan', () => {
  it.each([
    ['before it happened', '2026-06-01T19:59:59.999Z', 'fail'],
    ['the moment it happened', '2026-06-01T20:00:00.000Z', 'fail'],
    ['after it happened', '2026-06-01T20:00:00.001Z', 'pass'],
  ])('%s', (_what, removedAt, expected) => {
    const decision = decide(aClaim('liquid', { device: { removedAt } }));
    expect(verdict(decision, 'device-not-removed-before-incident')).toBe(expected);
  });
});
