import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimChange } from '../../../lambdas/domain/claim/change.ts';
import { type Claim, claimSchema } from '../../../lambdas/domain/claim/claim.ts';
import { committedCents } from '../../../lambdas/domain/claim/payment.ts';
import { nextSilence } from '../../../lambdas/domain/claim/silence.ts';
import { claimStatuses, isClosed } from '../../../lambdas/domain/claim/status.ts';
import { mayMove, transitionTable } from '../../../lambdas/domain/claim/transition-table.ts';
import { adjudicated } from '../../../lambdas/domain/claim/transitions/adjudicate.ts';
import { answer, receiveDevice } from '../../../lambdas/domain/claim/transitions/answer.ts';
import { closeInactive, withdraw } from '../../../lambdas/domain/claim/transitions/close.ts';
import { decide, decideOrPropose } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { submitEstimate } from '../../../lambdas/domain/claim/transitions/estimate.ts';
import { submitInvoice } from '../../../lambdas/domain/claim/transitions/invoice.ts';
import { parkInReview } from '../../../lambdas/domain/claim/transitions/park.ts';
import { reportPayment, settle } from '../../../lambdas/domain/claim/transitions/pay.ts';
import { declineProposal } from '../../../lambdas/domain/claim/transitions/propose.ts';
import {
  askToReopen,
  reopen,
  requestSecondReview,
} from '../../../lambdas/domain/claim/transitions/reopen.ts';
import { keepSilence } from '../../../lambdas/domain/claim/transitions/silence.ts';
import { takeOver } from '../../../lambdas/domain/claim/transitions/take-over.ts';
import { workflowStep } from '../../../lambdas/domain/claim/workflow-step.ts';
import {
  AlreadyDecided,
  InvalidInput,
  NotAllowedNow,
  NotFound,
  NotPossible,
} from '../../../lambdas/domain/errors.ts';
import { holds } from '../holds.ts';
import {
  agent,
  by,
  casey,
  clauses,
  day,
  otherAgent,
  partner,
  pricing,
  rules,
  start,
  submitted,
} from './claims.ts';

type Command = (claim: Claim, now: number) => ClaimChange | undefined;

const cents = fc.integer({ min: 0, max: 250_000 });
const actors = fc.constantFrom(agent, otherAgent);

const deciding = (now: number, actor = agent) => ({ ...by(actor, now), pricing, clauses });
const shop = (now: number) => ({ ...by(partner, now), companyId: 'co-fixit', via: 'mail' as const });

const decisions: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ amountCents: fc.option(cents, { nil: undefined }), actor: actors, override: fc.boolean() }).map(
    ({ amountCents, actor, override }): Command =>
      (claim, now) =>
        decide(
          claim,
          { outcome: 'approve', ...(amountCents !== undefined && { amountCents }) },
          { ...deciding(now, actor), override },
        ),
  ),
  fc.constantFrom('ask-customer' as const, 'ask-partner' as const, 'request-estimate' as const).map(
    (outcome): Command =>
      (claim, now) =>
        decide(claim, { outcome, message: 'Please.' }, deciding(now)),
  ),
  fc
    .record({
      kind: fc.constantFrom('not-verifiable' as const, 'not-covered' as const, 'fraud' as const),
      actor: actors,
    })
    .map(
      ({ kind, actor }): Command =>
        (claim, now) =>
          decideOrPropose(
            claim,
            { outcome: 'deny', denial: { kind, clause: 'covered-losses', reason: 'No.' } },
            deciding(now, actor),
          ),
    ),
  fc.constant<Command>((claim, now) => declineProposal(claim, 'Not so.', by(agent, now))),
);

const repairs: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ parts: cents, labor: cents, number: fc.constantFrom('F-1', 'F-2'), payee: fc.boolean() }).map(
    ({ parts, labor, number, payee }): Command =>
      (claim, now) =>
        submitInvoice(
          claim,
          {
            invoiceNumber: number,
            partsCents: parts,
            laborCents: labor,
            taxCents: 0,
            payment: { method: 'paypal', email: payee ? 'pay@fixit.example.org' : 'else@fixit.example.org' },
          },
          { ...shop(now), pricing, payeeOnRecord: 'pay@fixit.example.org' },
        ),
  ),
  cents.map(
    (unitCents): Command =>
      (claim, now) =>
        submitEstimate(
          claim,
          {
            diagnosis: 'Cracked.',
            recommendation: 'repair',
            lines: [{ kind: 'part', description: 'Screen', quantity: 1, unitCents }],
          },
          shop(now),
        ),
  ),
  fc.constant<Command>((claim, now) => receiveDevice(claim, by(partner, now))),
  fc.constantFrom('paid' as const, 'failed' as const, 'returned' as const, 'pending' as const).map(
    (status): Command =>
      (claim, now) =>
        reportPayment(
          claim,
          { paymentId: claim.payments.at(-1)?.paymentId ?? 'none', status },
          by(rules, now),
        ),
  ),
);

const reply = { author: casey, text: 'Again.', internal: false, via: 'mail' } as const;
const propose =
  (proposal: 'approve' | 'ask-evidence' | 'request-estimate' | 'review', cameWithout = false): Command =>
  (claim, now) =>
    claim.adjudicationDue
      ? adjudicated(
          claim,
          {
            ...{ proposal, cameWithout },
            ceilingCents: 32_000,
            limitCents: 200_000,
            deductibleCents: 4_900,
            missing: ['x.'],
            reasons: ['y.'],
          },
          pricing,
          by(rules, now),
        )
      : undefined;

const others: fc.Arbitrary<Command> = fc.constantFrom<Command>(
  propose('approve'),
  propose('ask-evidence'),
  propose('ask-evidence', true),
  propose('request-estimate'),
  propose('review'),
  (claim, now) => answer(claim, 'customer', { message: 'Here.', via: 'mail' }, by(casey, now)),
  (claim, now) => answer(claim, 'partner', { message: 'Here.', via: 'mail' }, by(partner, now)),
  (claim, now) => withdraw(claim, by(casey, now)),
  (claim, now) => (claim.status === 'waiting-on-customer' ? closeInactive(claim, by(rules, now)) : undefined),
  (claim, now) => keepSilence(claim, by(rules, now)),
  (claim, now) => parkInReview(claim, 'It broke.', by(rules, now)),
  (claim, now) => takeOver(claim, 'It ended.', by(rules, now)),
  (claim, now) => reopen(claim, 'A reply.', by(agent, now)),
  (claim, now) => requestSecondReview(claim, 'Again, please.', by(casey, now)),
  (claim, now) => askToReopen(claim, reply, by(casey, now)),
  (claim, now) => settle(claim, 'Delivered.', by(agent, now)),
);

const stories = fc.array(fc.tuple(fc.oneof(decisions, repairs, others), fc.integer({ min: 0, max: 20 })), {
  maxLength: 25,
});

const refusals = [AlreadyDecided, NotAllowedNow, InvalidInput, NotFound, NotPossible];

/** Plays a story; commands that the domain refuses by name change nothing. */
function play(story: readonly (readonly [Command, number])[], look: (change: ClaimChange) => void): Claim {
  let claim = submitted();
  let now = start;
  for (const [command, days] of story) {
    now += days * day;
    try {
      const change = command(claim, now);
      if (!change) continue;
      look(change);
      claim = change.claim;
    } catch (error) {
      if (!refusals.some((refusal) => error instanceof refusal)) throw error;
    }
  }
  return claim;
}

describe('a claim under any commands in any order', () => {
  it('never moves outside the transition table, one version at a time', () => {
    holds(
      fc.property(stories, (story) => {
        play(story, ({ before, claim, events }) => {
          const path = [
            before?.status ?? 'draft',
            ...events.map((event) => event.status),
            claim.status,
          ] as const;
          path.slice(1).forEach((status, index) => {
            expect(mayMove(path[index] ?? 'draft', status), `${path[index]} → ${status}`).toBe(true);
          });
          expect(claim.version).toBe((before?.version ?? 0) + 1);
        });
      }),
    );
  });

  it('stays readable, and never pays or reserves more than the incident’s limit', () => {
    holds(
      fc.property(stories, (story) => {
        play(story, ({ claim }) => {
          expect(claimSchema.safeParse(claim).error).toBeUndefined();
          expect(claim.reservedCents).toBeGreaterThanOrEqual(0);
          expect(claim.reservedCents).toBeLessThanOrEqual(200_000);
          expect(committedCents(claim.payments)).toBeLessThanOrEqual(claim.reservedCents);
        });
      }),
    );
  });

  it('always waits on somebody with a timer, or is closed', () => {
    holds(
      fc.property(stories, (story) => {
        const claim = play(story, () => {});
        const step = workflowStep(claim);
        expect(step === 'closed').toBe(isClosed(claim.status));
        if (step.startsWith('await-')) expect(Number.isFinite(nextSilence(claim).at)).toBe(true);
      }),
    );
  });

  it('never has a payment pending and another for the same invoice', () => {
    holds(
      fc.property(stories, (story) => {
        const claim = play(story, () => {});
        const keys = claim.payments.map((payment) => payment.paymentId);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('the transition table', () => {
  it('names every status, and leaves no status without a way on or back', () => {
    expect(Object.keys(transitionTable).sort()).toEqual([...claimStatuses].sort());
    for (const status of claimStatuses) expect(transitionTable[status].length, status).toBeGreaterThan(0);
  });
});
