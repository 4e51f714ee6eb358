import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue202601 as catalogue } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { adjudicate } from '../../../lambdas/domain/coverage/adjudicate.ts';
import { type CoverageFacts, snapshotOf } from '../../../lambdas/domain/coverage/facts.ts';
import {
  counted,
  noTotals,
  type PastDecision,
  replayDecision,
} from '../../../lambdas/domain/coverage/replay.ts';
import { rulebook202601 as rulebook } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';
import type { Rule, Rulebook } from '../../../lambdas/domain/coverage/rulebook-schema.ts';
import { holds } from '../holds.ts';
import { aClaim } from './a-claim.ts';
import { facts } from './any-facts.ts';

/** The decision as the workflow stores it. */
const past = (claim: CoverageFacts, book: Rulebook = rulebook): PastDecision => ({
  claimId: 'CLM-00000001',
  at: claim.now,
  ...adjudicate(claim, book, catalogue),
  facts: snapshotOf(claim),
});

const changed = (id: string, change: Partial<Rule>): Rulebook => ({
  ...rulebook,
  version: '2026-02',
  rules: rulebook.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
});

const without = (id: string): Rulebook => ({
  ...rulebook,
  version: '2026-02',
  rules: rulebook.rules.filter((rule) => rule.id !== id),
});

const replay = (decision: PastDecision, book: Rulebook) =>
  replayDecision(decision, { rulebook: book, catalogue }, rulebook);

const late = aClaim('cracked-screen', { reportedAt: '2026-07-15T18:00:00.000Z' });

describe('a replay', () => {
  it('finds the claim that a shorter time to report would send to an agent, and the rule', () => {
    expect(replay(past(late), changed('reported-in-time', { params: { days: 30 } }))).toEqual({
      claimId: 'CLM-00000001',
      at: late.now,
      before: { proposal: 'approve', deductibleCents: 7_900, payableCents: 24_100 },
      after: { proposal: 'review', deductibleCents: 7_900, payableCents: 0 },
      effectCents: -24_100,
      rules: [{ ruleId: 'reported-in-time', before: 'pass', after: 'fail' }],
      decisive: ['reported-in-time'],
    });
  });

  it('names a rule that was taken out', () => {
    const second = past(aClaim('cracked-screen', { history: { claimsOnDeviceLast12Months: 1 } }));
    expect(replay(second, without('first-claim-in-12-months'))).toMatchObject({
      before: { proposal: 'review', payableCents: 0 },
      after: { proposal: 'approve', payableCents: 24_100 },
      effectCents: 24_100,
      rules: [{ ruleId: 'first-claim-in-12-months', before: 'refer' }],
      decisive: ['first-claim-in-12-months'],
    });
  });

  it('finds what other prices would have cost', () => {
    const dearer = {
      ...catalogue,
      phones: catalogue.phones.map((phone) => ({
        ...phone,
        deductibles: { ...phone.deductibles, repair: 2_900 },
      })),
    };
    const found = replayDecision(past(aClaim('cracked-screen')), { rulebook, catalogue: dearer }, rulebook);
    expect(found).toMatchObject({ effectCents: 5_000, rules: [], decisive: [] });
  });

  it('finds no difference with the rules and prices that decided', () => {
    holds(
      fc.property(facts, (claim) => {
        expect(replay(past(claim), rulebook)).toBeUndefined();
      }),
    );
  });

  it('is what the changed rules make of the same facts, and the difference is theirs', () => {
    const edits = [
      changed('reported-in-time', { params: { days: 3 } }),
      changed('waiting-period-over', { params: { days: 90 } }),
      changed('not-pre-existing', { onFail: 'refer' }),
      changed('simple-claim', { params: { incidents: ['cracked-screen', 'vandalism', 'theft'] } }),
      without('damage-photo'),
      without('device-verified'),
      changed('payment-current', { onFail: 'fail' }),
    ];
    holds(
      fc.property(facts, fc.constantFrom(...edits), (claim, book) => {
        const decision = past(claim);
        const found = replay(decision, book);
        const again = adjudicate(claim, book, catalogue);
        const differs =
          again.proposal !== decision.proposal ||
          again.deductibleCents !== decision.deductibleCents ||
          again.payableCents !== decision.payableCents;
        expect(found !== undefined).toBe(differs);
        if (!found) return;
        expect(found.after.proposal).toBe(again.proposal);
        expect(found.effectCents).toBe((again.payableCents ?? 0) - (decision.payableCents ?? 0));
        // Undoing that one edit brings the old outcome back; there is but one edit.
        const moved = found.before.proposal !== found.after.proposal;
        expect(found.decisive).toEqual(moved ? [found.rules[0]?.ruleId] : []);
      }),
    );
  });

  it('adds up: what is counted before and after is what was decided before and after', () => {
    const book = changed('reported-in-time', { params: { days: 30 } });
    const decisions = [late, aClaim('cracked-screen'), aClaim('theft'), late].map((claim) => past(claim));
    const totals = decisions.reduce(
      (sum, decision) => counted(sum, decision, replay(decision, book)),
      noTotals,
    );
    expect(totals).toEqual({
      decisions: 4,
      different: 2,
      approvedBefore: 3,
      approvedAfter: 1,
      payableBeforeCents: 72_300,
      payableAfterCents: 24_100,
      byRule: { 'reported-in-time': 2 },
      byMove: { 'approve → review': 2 },
    });
  });
});

describe('the facts that are kept', () => {
  it('decide as the facts did', () => {
    holds(
      fc.property(facts, (claim) => {
        expect(adjudicate(snapshotOf(claim), rulebook, catalogue)).toEqual(
          adjudicate(claim, rulebook, catalogue),
        );
      }),
    );
  });

  it('hold nothing that somebody wrote', () => {
    const claim = aClaim('theft', {
      incident: { description: 'SECRET-1', place: 'SECRET-2', policeReportNumber: 'SECRET-3' },
    });
    expect(JSON.stringify(snapshotOf(claim))).not.toContain('SECRET');
  });
});
