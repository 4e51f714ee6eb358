import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue202601 as catalogue } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import type { IncidentType } from '../../../lambdas/domain/claim/incident.ts';
import { adjudicate, runRules } from '../../../lambdas/domain/coverage/adjudicate.ts';
import { possibleChanges } from '../../../lambdas/domain/coverage/changes.ts';
import { counterfactual, standing } from '../../../lambdas/domain/coverage/counterfactual.ts';
import type { CoverageFacts } from '../../../lambdas/domain/coverage/facts.ts';
import { rulebook202601 as rulebook } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';
import { holds } from '../holds.ts';
import { aClaim, type Changes } from './a-claim.ts';
import { facts } from './any-facts.ts';

const asked = (type: IncidentType, changes: Changes) =>
  counterfactual(aClaim(type, changes), rulebook, catalogue);

const ids = (found: ReturnType<typeof asked>['smallest']) => found?.changes.map(({ id }) => id);

const laptop = { kind: 'laptop', make: 'Apple', model: 'MacBook Air' } as const;

describe('what would change the outcome', () => {
  it.each([
    ['a photo', 'cracked-screen', { documents: { 'damage-photo': 0 } }, ['document damage-photo'], 'approve'],
    [
      'photo and payment together',
      'cracked-screen',
      { documents: { 'damage-photo': 0 }, plan: { paymentCurrent: false, status: 'past-due' } },
      ['payment', 'document damage-photo'],
      'approve',
    ],
    [
      'a report and a receipt, for an agent to decide',
      'theft',
      { incident: { policeReportNumber: undefined }, documents: { receipt: 0 } },
      ['document police-report', 'document receipt'],
      'review',
    ],
    [
      'a photo, then an estimate',
      'liquid',
      { device: laptop, documents: { 'damage-photo': 0 } },
      ['document damage-photo'],
      'request-estimate',
    ],
    [
      'that tracking was on',
      'loss',
      { incident: { trackingEnabled: undefined } },
      ['trackingEnabled'],
      'review',
    ],
    [
      'how it was bought',
      'mechanical-failure',
      { device: { ...laptop, boughtAs: undefined } },
      ['boughtNew'],
      'review',
    ],
  ] as const)('%s', (_what, type, changes, expected, proposal) => {
    const { smallest } = asked(type, changes as Changes);
    expect(ids(smallest)).toEqual(expected);
    expect(smallest?.proposal).toBe(proposal);
  });

  it.each([
    ['tracking was off, as was said', 'theft', { incident: { trackingEnabled: false } }],
    ['the incident came before cover', 'liquid', { plan: { coverStartsAt: '2026-06-02T07:01:00.000Z' } }],
    ['a theft with all its papers', 'theft', {}],
    ['the second loss of the year', 'loss', { history: { approvedLossesInWindow: 1 } }],
    ['the plan is over, a payment open', 'liquid', { plan: { paymentCurrent: false, status: 'lapsed' } }],
  ] as const)('nothing: %s', (_what, type, changes) => {
    expect(asked(type, changes as Changes)).toEqual({});
  });

  it('is nothing for a claim that was approved', () => {
    expect(asked('cracked-screen', {})).toEqual({});
  });

  it('says the change and what comes of it in words', () => {
    const { smallest } = asked('cracked-screen', { documents: { 'damage-photo': 0 } });
    expect(smallest?.text).toBe('Add a photo that shows the damage. Then the claim can be approved at once.');
  });

  it('promises nothing that a signal would keep from coming true, and names none', () => {
    const signals = {
      claimsWithSameDevice: ['CLM-00000001'],
      claimsWithSamePhoto: [],
      otherClaimsFiledAt: [],
      photosTakenAt: [],
      papersWithOtherNumber: 0,
    };
    const claim = { ...aClaim('cracked-screen', { documents: { 'damage-photo': 0 } }), signals };
    const found = counterfactual(claim, rulebook, catalogue);
    expect(found.smallest?.proposal).toBe('review');
    expect(found.toApproval).toBeUndefined();
    expect(JSON.stringify(found)).not.toMatch(/signal|CLM-/);
    expect(counterfactual({ ...aClaim('cracked-screen'), signals }, rulebook, catalogue)).toEqual({});
  });
});

/** Every subset of a list. */
const subsetsOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, at) => (bits >> at) & 1));

const standingOf = (claim: CoverageFacts): number => standing(runRules(claim, rulebook, catalogue));

describe('held against all that could be changed', () => {
  it('is the smallest change that brings a claim further, and does what it says', () => {
    holds(
      fc.property(facts, (claim) => {
        const before = standingOf(claim);
        const tried = subsetsOf(possibleChanges(claim, rulebook)).map((set) => {
          const changed = set.reduce((present, { apply }) => apply(present), claim);
          return { size: set.length, after: standingOf(changed) };
        });
        const sizesAbove = (floor: number) =>
          tried.filter(({ after }) => after > floor).map(({ size }) => size);
        const found = counterfactual(claim, rulebook, catalogue);
        const further = sizesAbove(before);
        expect(found.smallest?.changes.length).toBe(
          before === 4 || further.length === 0 ? undefined : Math.min(...further),
        );
        const approved = sizesAbove(3);
        const toApproval =
          found.toApproval ?? (found.smallest?.proposal === 'approve' ? found.smallest : undefined);
        expect(toApproval?.changes.length).toBe(
          before === 4 || approved.length === 0 ? undefined : Math.min(...approved),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('comes out as said when it is done', () => {
    holds(
      fc.property(facts, (claim) => {
        const found = counterfactual(claim, rulebook, catalogue);
        for (const one of [found.smallest, found.toApproval]) {
          if (!one) continue;
          const byId = new Map(possibleChanges(claim, rulebook).map((change) => [change.id, change]));
          const changed = one.changes.reduce(
            (present, { id }) => byId.get(id)?.apply(present) ?? present,
            claim,
          );
          expect(adjudicate(changed, rulebook, catalogue).proposal).toBe(one.proposal);
        }
      }),
    );
  });

  it('never asks for what was told to be told otherwise', () => {
    holds(
      fc.property(facts, (claim) => {
        for (const { apply } of possibleChanges(claim, rulebook)) {
          const { incident, device } = apply(claim);
          for (const [name, value] of Object.entries(claim.incident))
            if (value !== undefined) expect(incident[name as keyof typeof incident]).toBe(value);
          for (const [name, value] of Object.entries(claim.device))
            if (value !== undefined) expect(device[name as keyof typeof device]).toBe(value);
        }
      }),
    );
  });
});
