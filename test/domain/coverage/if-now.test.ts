import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue202601 as catalogue } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { adjudicate } from '../../../lambdas/domain/coverage/adjudicate.ts';
import { coverageHealth } from '../../../lambdas/domain/coverage/coverage-health.ts';
import { evidenceNeeded } from '../../../lambdas/domain/coverage/evidence-needed.ts';
import type { CoverageFacts } from '../../../lambdas/domain/coverage/facts.ts';
import { ifNow, type Scenario, scenarios } from '../../../lambdas/domain/coverage/if-now.ts';
import { rulebook202601 as rulebook } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';
import { holds } from '../holds.ts';
import { aClaim, type Changes } from './a-claim.ts';
import { facts } from './any-facts.ts';

const now = '2026-06-02T18:00:00.000Z';
const on = { state: 'on' } as const;

const ask = (scenario: Scenario, changes: Changes = {}, tracking: Parameters<typeof ifNow>[2] = on) =>
  ifNow({ ...aClaim('liquid', changes), now }, scenario, tracking, rulebook, catalogue);

const laptop = { kind: 'laptop', make: 'Apple', model: 'MacBook Air' } as const;

describe('if it happened right now', () => {
  it.each([
    ['cracked-screen', {}, 'yes', 'repair', 24_100],
    ['drop', {}, 'yes', 'repair', undefined],
    ['theft', {}, 'yes', 'replacement', undefined],
    ['loss', {}, 'yes', 'replacement', undefined],
    ['failure', {}, 'yes', 'agent-decides', undefined],
    ['drop', { device: laptop }, 'yes', 'repair', 200_000],
    ['failure', { device: { ...laptop, boughtAs: 'used' } }, 'no', 'nothing', undefined],
    ['failure', { device: { ...laptop, boughtAs: undefined } }, 'agent', 'agent-decides', undefined],
    ['drop', { plan: { coverEndsAt: '2026-06-01T07:00:00.000Z' } }, 'no', 'nothing', undefined],
    ['drop', { device: { verified: false } }, 'agent', 'agent-decides', undefined],
    ['drop', { plan: { paymentCurrent: false } }, 'agent', 'agent-decides', undefined],
    ['loss', { history: { approvedLossesInWindow: 1 } }, 'no', 'nothing', undefined],
    ['drop', { history: { openClaimsOnDevice: 1 } }, 'no', 'nothing', undefined],
  ] as const)('%s with %o: %s, %s', (scenario, changes, covered, what, cents) => {
    const found = ask(scenario, changes as Changes);
    expect([found.covered, found.youGet.what]).toEqual([covered, what]);
    if (cents !== undefined) expect(found.youGet.planPaysUpToCents).toBe(cents);
    expect(found.because.length > 0).toBe(['review', 'request-estimate'].includes(found.proposal));
  });

  it('of a phone whose tracking is off or unknown is for an agent, when it is gone', () => {
    for (const tracking of [{ state: 'off' }, { state: 'unknown' }] as const)
      for (const scenario of ['theft', 'loss'] as const) {
        const found = ask(scenario, {}, tracking);
        expect(found.covered).toBe('agent');
        expect(found.because.map(({ clause }) => clause)).toContain(scenario);
      }
    expect(ask('drop', {}, { state: 'off' }).covered).toBe('yes');
  });

  it('names what the form would ask for, with the reason for each', () => {
    expect(ask('theft').evidence.map(({ kind }) => kind)).toEqual([
      'policeReportNumber',
      'police-report',
      'receipt',
      'trackingEnabled',
      'tracking-proof',
    ]);
    for (const { why } of ask('theft').evidence) expect(why.length).toBeGreaterThan(20);
  });

  it('is the very adjudication of a claim filed at that instant with all that the form asks for', () => {
    holds(
      fc.property(
        facts,
        fc.constantFrom(...scenarios),
        fc.constantFrom('on', 'off', 'unknown'),
        (device, scenario, state) => {
          const found = ifNow(device, scenario, { state }, rulebook, catalogue);
          // The claim, put together as the form would: nothing of the answer goes into it.
          const form = evidenceNeeded(rulebook, found.incidentType, device.device.kind).filter(
            (item) => item.required,
          );
          const has = (kind: string) => form.some((item) => item.kind === kind);
          const filed: CoverageFacts = {
            ...device,
            reportedAt: device.now,
            documents: {
              ...(has('damage-photo') && { 'damage-photo': 1 }),
              ...(has('receipt') && { receipt: 1 }),
            },
            incident: {
              incidentId: 'inc-9',
              type: found.incidentType,
              occurredAt: device.now,
              description: 'It happened.',
              ...(has('policeReportNumber') && { policeReportNumber: 'P-77' }),
              ...(has('trackingEnabled') && state !== 'unknown' && { trackingEnabled: state === 'on' }),
            },
          };
          const decision = adjudicate(filed, rulebook, catalogue);
          expect({
            outcome: found.outcome,
            proposal: found.proposal,
            deductibleCents: found.deductibleCents,
            limitLeftCents: found.limitLeftCents,
            claimsLeft: found.claimsLeft,
          }).toEqual({
            outcome: decision.outcome,
            proposal: decision.proposal,
            deductibleCents: decision.deductibleCents,
            limitLeftCents: decision.limitLeftCents,
            claimsLeft: decision.claimsLeft,
          });
          if (decision.proposal === 'approve')
            expect(found.youGet.planPaysUpToCents).toBe(decision.payableCents);
        },
      ),
    );
  });
});

describe('coverage health', () => {
  const health = (changes: Changes, tracking: Parameters<typeof coverageHealth>[1] = on) =>
    coverageHealth({ ...aClaim('liquid', changes), now }, tracking, rulebook);
  const failing = (changes: Changes, tracking: Parameters<typeof coverageHealth>[1] = on) =>
    health(changes, tracking).filter(({ ok }) => !ok);

  it('has nothing to say against a device in order', () => {
    expect(failing({})).toEqual([]);
    expect(health({}).map(({ check }) => check)).toEqual([
      'cover',
      'payment',
      'verified',
      'tracking',
      'waiting-period',
    ]);
  });

  it.each([
    ['payment', { plan: { paymentCurrent: false } }],
    ['verified', { device: { verified: false } }],
    ['cover', { plan: { coverEndsAt: now } }],
  ] as const)('says what to do about %s', (check, changes) => {
    expect(failing(changes as Changes)).toMatchObject([{ check, text: expect.stringMatching(/\.$/) }]);
  });

  it('says when waiting is all there is', () => {
    expect(failing({ plan: { coverStartsAt: '2026-06-01T07:01:00.000Z' } })).toEqual([
      {
        check: 'waiting-period',
        ok: false,
        text: 'The wait of 30 days is not over.',
        at: '2026-07-01T07:01:00.000Z',
      },
    ]);
    expect(failing({ device: { coveredFrom: '2026-06-03T07:01:00.000Z' } })).toMatchObject([
      { check: 'cover', at: '2026-06-03T07:01:00.000Z' },
    ]);
  });

  it('asks for the tracking of phones only', () => {
    expect(failing({}, { state: 'unknown' })).toMatchObject([
      { check: 'tracking', todo: expect.stringContaining('tell us') },
    ]);
    expect(failing({ device: laptop }, { state: 'unknown' })).toEqual([]);
  });

  it('finds nothing amiss only where none of its clauses stands against a claim', () => {
    const its = /^(plan-cover|item-cover|device-verified|waiting-period|payment)/;
    holds(
      fc.property(facts, (claim) => {
        const amiss = coverageHealth(claim, on, rulebook).some(({ ok }) => !ok);
        const { because, proposal } = ifNow(claim, 'drop', on, rulebook, catalogue);
        const stands = because.some(({ ruleId }) => its.test(ruleId)) || proposal === 'ask-evidence';
        if (stands) expect(amiss).toBe(true);
      }),
    );
  });
});
