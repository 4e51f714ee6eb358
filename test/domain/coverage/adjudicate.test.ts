import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue202601 as catalogue } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { deviceKinds } from '../../../lambdas/domain/catalogue/catalogue-schema.ts';
import { incidentTypes } from '../../../lambdas/domain/claim/incident.ts';
import { documentKinds } from '../../../lambdas/domain/claim/records.ts';
import { adjudicate } from '../../../lambdas/domain/coverage/adjudicate.ts';
import { predicates } from '../../../lambdas/domain/coverage/compiled-rulebook.ts';
import { evidenceNeeded } from '../../../lambdas/domain/coverage/evidence-needed.ts';
import { coverageFactsSchema } from '../../../lambdas/domain/coverage/facts.ts';
import { RulebookFault } from '../../../lambdas/domain/coverage/predicate.ts';
import {
  findClause,
  publicRulebook,
  rulebookAt,
  rulebooks,
} from '../../../lambdas/domain/coverage/rulebook.ts';
import { rulebook202601 as rulebook } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';
import {
  type Rule,
  type Rulebook,
  rulebookSchema,
} from '../../../lambdas/domain/coverage/rulebook-schema.ts';
import { holds } from '../holds.ts';
import { aClaim, decide, simpleClaim } from './a-claim.ts';
import { facts } from './any-facts.ts';

describe('the rulebook data', () => {
  it.each(rulebooks)('$version keeps to its schema', (book) => {
    expect(rulebookSchema.parse(book)).toEqual(book);
  });

  it('names tests that the code has, and all of them', () => {
    const ids = rulebook.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = new Set(rulebook.rules.map(({ predicate }) => predicate));
    expect([...used].sort()).toEqual(Object.keys(predicates).sort());
  });

  it('rests each rule on a clause, each named once', () => {
    const ids = rulebook.clauses.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { clause } of rulebook.rules) expect(findClause(rulebook, clause)?.text).toMatch(/\.$/);
  });

  it('lets a denial rest on every clause that a rule of cover enforces', () => {
    for (const { clause, stage } of rulebook.rules)
      if (stage === 'coverage') expect(findClause(rulebook, clause)?.deniable).toBe(true);
  });

  it('is found by instant: the last that began before it, and before the first, the first', () => {
    const next = { ...rulebook, version: '2026-07', effectiveFrom: '2026-07-01T00:00:00Z' };
    expect(rulebookAt('2026-06-30T23:59:59.999Z', [rulebook, next]).version).toBe('2026-01');
    expect(rulebookAt('2026-07-01T00:00:00Z', [rulebook, next]).version).toBe('2026-07');
    expect(rulebookAt('1999-01-01T00:00:00Z', [rulebook, next]).version).toBe('2026-01');
  });

  it('is refused by name when it does not fit the code', () => {
    const odd = (changed: Partial<Rule>) => ({
      ...rulebook,
      rules: rulebook.rules.map((rule) => (rule.id === 'reported-in-time' ? { ...rule, ...changed } : rule)),
    });
    const decided = (book: Rulebook) => () => adjudicate(simpleClaim, book, catalogue);
    expect(decided(odd({ predicate: 'no-such-test' }))).toThrow(RulebookFault);
    expect(decided(odd({ params: {} }))).toThrow(/reported-in-time: parameters do not fit .*days/);
    expect(decided(odd({ params: { days: 'sixty' } }))).toThrow(/days/);
    expect(decided(odd({ params: { days: 60, hours: 3 } }))).toThrow(/hours/);
  });

  it('reaches those outside the claims team without what would show how fraud is looked for', () => {
    const shown = publicRulebook(rulebook);
    expect(JSON.stringify(shown)).not.toMatch(/signal/);
    expect(shown.clauses).toEqual(rulebook.clauses);
    expect(shown.rules).toHaveLength(rulebook.rules.length - 1);
  });
});

describe('a decision', () => {
  it('approves the simple claim up to the catalogue’s repair price', () => {
    const decision = decide(simpleClaim);
    expect(decision).toMatchObject({
      outcome: 'auto-approved',
      decidedBy: 'rules',
      proposal: 'approve',
      rulebookVersion: '2026-01',
      catalogueVersion: '2026-01',
      deductibleCents: 7_900,
      limitCents: 200_000,
      limitLeftCents: 200_000,
      ceilingCents: 32_000,
    });
    expect(decision).not.toHaveProperty('missingEvidence');
    expect(decision).not.toHaveProperty('referReasons');
    expect(decision.trace.every(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it('names each thing that is missing once, with words for the customer', () => {
    const bare = aClaim('theft', { incident: { policeReportNumber: undefined }, documents: { receipt: 0 } });
    expect(decide(bare)).toMatchObject({
      outcome: 'needs-evidence',
      missingEvidence: [
        { kind: 'police-report', why: 'The police report of the theft, or its number.' },
        { kind: 'receipt', why: 'Proof of purchase, such as the receipt of the item.' },
      ],
    });
  });

  it('gives an agent every reason, and also what is missing', () => {
    const decision = decide(
      aClaim('loss', {
        documents: { receipt: 0 },
        history: { approvedLossesInWindow: 1 },
        plan: { paymentCurrent: false, status: 'lapsed' },
      }),
    );
    expect(decision.outcome).toBe('review');
    expect(decision.referReasons).toEqual([
      {
        ruleId: 'payment-current',
        clause: 'payment',
        verdict: 'refer',
        reason: expect.stringContaining('ended'),
      },
      {
        ruleId: 'loss-once-a-year',
        clause: 'loss-limit',
        verdict: 'fail',
        reason: expect.stringContaining('12 months'),
      },
      {
        ruleId: 'simple-claim',
        clause: 'how-claims-are-decided',
        verdict: 'refer',
        reason: expect.any(String),
      },
    ]);
    expect(decision.missingEvidence?.map(({ kind }) => kind)).toEqual(['receipt']);
  });

  it('asks for an estimate when only the price is not known', () => {
    const decision = decide(aClaim('liquid', { device: { kind: 'tablet', model: 'iPad Air' } }));
    expect(decision).toMatchObject({
      outcome: 'review',
      proposal: 'request-estimate',
      deductibleCents: 9_900,
    });
    expect(decision).not.toHaveProperty('ceilingCents');
  });

  it('does not approve a repair that costs as much as a replacement', () => {
    const [listed] = catalogue.phones.filter(({ model }) => model === 'iPhone 15 Pro');
    expect(listed).toBeDefined();
    const cheap = {
      ...catalogue,
      phones: [{ ...listed, replacementPrices: [{ from: '2026-01-01', cents: 29_000 }] }],
    };
    const decision = adjudicate(simpleClaim, rulebook, cheap as typeof catalogue);
    expect(decision.proposal).toBe('review');
    expect(decision.referReasons?.map(({ ruleId }) => ruleId)).toEqual(['repair-below-replacement']);
  });

  it.each([
    ['theft', 9_900],
    ['loss', 9_900],
    ['theft-from-vehicle', 9_900],
    ['mechanical-failure', 7_900],
  ] as const)('takes the deductible of %s from its own column: %i', (type, cents) => {
    expect(decide(aClaim(type)).deductibleCents).toBe(cents);
  });

  it('carries the facts each rule read, and nothing else about the person', () => {
    const decision = decide(
      aClaim('theft', { incident: { policeReportNumber: 'SECRET-77', description: 'SECRET-78' } }),
    );
    expect(JSON.stringify(decision)).not.toContain('SECRET');
    expect(decision.trace.find(({ ruleId }) => ruleId === 'theft-police-report')?.facts).toEqual({
      policeReportNumber: true,
      'police-report': 0,
    });
  });

  it('runs each rule that applies exactly once, in order, with plain facts', () => {
    holds(
      fc.property(facts, (claim) => {
        const { trace } = decide(claim);
        const expected = rulebook.rules.filter(
          (rule) =>
            (!rule.incidentTypes || rule.incidentTypes.includes(claim.incident.type)) &&
            (!rule.deviceKinds || rule.deviceKinds.includes(claim.device.kind)) &&
            !(rule.exceptDeviceKinds ?? []).includes(claim.device.kind),
        );
        expect(trace.map(({ ruleId }) => ruleId)).toEqual(expected.map(({ id }) => id));
        for (const entry of trace)
          for (const value of Object.values(entry.facts))
            expect(value === null || typeof value !== 'object').toBe(true);
      }),
    );
  });

  it('never denies, and approves only what every rule passes', () => {
    holds(
      fc.property(facts, (claim) => {
        const decision = decide(claim);
        const allPass = decision.trace.every(({ verdict }) => verdict === 'pass');
        expect(decision.outcome === 'auto-approved').toBe(allPass);
        expect(decision.ceilingCents === undefined).toBe(!allPass);
        expect(['auto-approved', 'needs-evidence', 'review']).toContain(decision.outcome);
        if (decision.outcome === 'needs-evidence')
          expect(decision.missingEvidence?.length).toBeGreaterThan(0);
        if (decision.outcome === 'review') expect(decision.referReasons?.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is never made worse by more evidence', () => {
    const rank = { 'ask-evidence': 0, review: 1, 'request-estimate': 2, approve: 3 };
    const worth = { fail: 0, refer: 0, 'needs-evidence': 0, pass: 1 };
    holds(
      fc.property(facts, fc.constantFrom(...documentKinds), (claim, kind) => {
        const more = {
          ...claim,
          documents: { ...claim.documents, [kind]: (claim.documents[kind] ?? 0) + 1 },
        };
        const [before, after] = [decide(claim), decide(more)];
        // A review because of something else stays one; only a wait for evidence may end in a review.
        expect(rank[after.proposal]).toBeGreaterThanOrEqual(rank[before.proposal]);
        after.trace.forEach((entry, i) => {
          const was = before.trace[i];
          expect(was && worth[entry.verdict] >= worth[was.verdict]).toBe(true);
        });
      }),
    );
  });

  it('says every reason and every need in one sentence', () => {
    holds(
      fc.property(facts, (claim) => {
        const { missingEvidence = [], referReasons = [] } = decide(claim);
        const said = [...missingEvidence.map(({ why }) => why), ...referReasons.map(({ reason }) => reason)];
        for (const sentence of said) expect(sentence).toMatch(/^[A-Z][^.]+\.$/);
      }),
    );
  });

  it('is the same whenever it is made from the same facts', () => {
    holds(
      fc.property(facts, (claim) => {
        expect(decide(structuredClone(claim))).toEqual(decide(claim));
      }),
    );
  });

  it('is made from facts that its schema accepts', () => {
    holds(
      fc.property(facts, (claim) => {
        expect(coverageFactsSchema.safeParse(claim).success).toBe(true);
      }),
    );
  });
});

describe('evidence needed at filing', () => {
  it.each(incidentTypes.flatMap((type) => deviceKinds.map((kind) => [type, kind] as const)))(
    'leaves no rule waiting for evidence: %s of a %s',
    (type, kind) => {
      const required = evidenceNeeded(rulebook, type, kind).filter((item) => item.required);
      const accepted = Object.fromEntries(
        required.filter(({ as }) => as === 'document').map((item) => [item.kind, 1]),
      );
      const told = Object.fromEntries(
        required
          .filter(({ as }) => as === 'fact')
          .map((item) => [item.kind, item.kind === 'policeReportNumber' ? 'P-1' : true]),
      );
      const claim = {
        ...simpleClaim,
        incident: { ...simpleClaim.incident, type, ...told },
        documents: accepted,
      };
      const { trace } = decide({ ...claim, device: { ...simpleClaim.device, kind, coveredFrom: undefined } });
      const waiting = trace.filter(({ verdict }) => verdict === 'needs-evidence').map(({ ruleId }) => ruleId);
      expect(waiting).toEqual([]);
      const facts = trace.filter(({ ruleId }) => /tracking|vehicle/.test(ruleId));
      expect(facts.every(({ verdict }) => verdict === 'pass')).toBe(true);
    },
  );

  it('asks for each thing once', () => {
    for (const type of incidentTypes)
      for (const kind of deviceKinds) {
        const asked = evidenceNeeded(rulebook, type, kind).map((item) => item.kind);
        expect(new Set(asked).size).toBe(asked.length);
      }
  });
});
