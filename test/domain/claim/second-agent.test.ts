import { describe, expect, it } from 'vitest';
import type { ClaimChange } from '../../../lambdas/domain/claim/change.ts';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { queueReason } from '../../../lambdas/domain/claim/queue-entry.ts';
import { queueFactsOf } from '../../../lambdas/domain/claim/staff-views.ts';
import { answer } from '../../../lambdas/domain/claim/transitions/answer.ts';
import { withdraw } from '../../../lambdas/domain/claim/transitions/close.ts';
import {
  type DecisionInput,
  decide,
  decideOrPropose,
} from '../../../lambdas/domain/claim/transitions/decide.ts';
import { parkInReview } from '../../../lambdas/domain/claim/transitions/park.ts';
import { declineProposal } from '../../../lambdas/domain/claim/transitions/propose.ts';
import { reopen, requestSecondReview } from '../../../lambdas/domain/claim/transitions/reopen.ts';
import {
  BeyondAuthority,
  InvalidInput,
  NotAllowedNow,
  SecondAgentNeeded,
} from '../../../lambdas/domain/errors.ts';
import type { Actor } from '../../../lambdas/domain/people/actor.ts';
import { agent, by, casey, clauses, day, decision, otherAgent, pricing, start, submitted } from './claims.ts';

const third: Actor = { role: 'agent', name: 'Cleo Agent', userId: 'user-cleo' };
const reason = 'The photo of 2 March was on sale in 2024.';
const fraud = { kind: 'fraud', clause: 'covered-losses', reason } as const;

/** A brand that says nothing asks for a second agent. */
const careful = (actor: Actor, now = start) => ({ ...by(actor, now), pricing, clauses });
const alone = decision;

const denies = (denial: Extract<DecisionInput, { outcome: 'deny' }>['denial'] = fraud): DecisionInput => ({
  outcome: 'deny',
  denial,
});

function changed(change: ClaimChange | undefined): ClaimChange {
  if (!change) throw new Error('nothing was changed');
  return change;
}

const inReview = (): Claim => changed(parkInReview(submitted(), 'Looks odd.', by(agent))).claim;
const proposed = (claim = inReview(), actor = agent): Claim =>
  changed(decideOrPropose(claim, denies(), careful(actor))).claim;
const denied = (): Claim => changed(decideOrPropose(proposed(), denies(), careful(otherAgent))).claim;

describe('a denial as fraud', () => {
  it('is a proposal that only the claims team hears of; the claim stays where it is', () => {
    const before = inReview();
    const change = changed(decideOrPropose(before, denies(), careful(agent)));
    expect(change.claim).toMatchObject({
      status: 'in-review',
      waiting: before.waiting,
      proposal: { by: agent, committedCents: 0, denial: fraud, dueAt: '2026-03-10T20:00:00.000Z' },
    });
    expect(change.claim.denial).toBeUndefined();
    expect(change.notices).toEqual([{ kind: 'proposal', to: 'agents' }]);
    expect(change.events).toMatchObject([{ status: 'in-review', internal: true }]);
    expect(queueReason(change.claim)).toBe(`Ada Agent proposes to deny it as fraud: ${reason}`);
    expect(queueFactsOf(change.claim).proposedById).toBe(agent.userId);
  });

  it('holds by the same words of another agent, whatever his authority; the history names both to the team', () => {
    const context = { ...careful(otherAgent), authorityLimitCents: 1 };
    const change = changed(
      decideOrPropose(
        proposed(),
        denies({ ...fraud, reason: ` ${reason.replace(' of ', '\r\nof ')} ` }),
        context,
      ),
    );
    expect(change.claim).toMatchObject({
      status: 'denied-fraud',
      denial: { kind: 'fraud', by: otherAgent, proposedBy: agent },
    });
    expect(change.claim.proposal).toBeUndefined();
    expect(change.notices.map(({ to }) => to)).toEqual(['customer', 'partner']);
    expect(change.events).toMatchObject([
      { status: 'denied-fraud', note: expect.stringContaining('was on sale') },
      { note: 'Proposed by Ada Agent, confirmed by Ben Agent.', internal: true },
    ]);
    expect(change.claim.version).toBe(proposed().version + 1);
  });

  it('is not confirmed by whoever proposed it, who is told why', () => {
    expect(() => decideOrPropose(proposed(), denies(), careful(agent))).toThrow(
      /confirming one’s own proposal is not possible .*another agent confirms/,
    );
  });

  it.each([
    ['another clause', 'other-clause', reason, otherAgent],
    ['other facts', 'covered-losses', 'The receipt is forged.', otherAgent],
    ['other facts of the same agent', 'covered-losses', 'The receipt is forged.', agent],
  ])('on %s is another proposal, in the first one’s place', (_what, clause, facts, actor) => {
    const more = new Map([...clauses, ['other-clause', 'Another one.']]);
    const denial = { kind: 'fraud', clause, reason: facts } as const;
    const change = changed(decideOrPropose(proposed(), denies(denial), { ...careful(actor), clauses: more }));
    expect(change.claim).toMatchObject({ status: 'in-review', proposal: { by: actor, denial } });
  });

  it.each(['not-covered', 'not-verifiable'] as const)('as %s instead holds at once', (kind) => {
    const { claim } = changed(decideOrPropose(proposed(), denies({ ...fraud, kind }), careful(otherAgent)));
    expect([claim.status, claim.proposal, claim.denial?.proposedBy]).toEqual([
      `denied-${kind}`,
      undefined,
      undefined,
    ]);
  });

  it('holds at once where the brand asks for no second agent', () => {
    const { claim } = changed(decideOrPropose(inReview(), denies(), alone(agent)));
    expect([claim.status, claim.denial?.proposedBy]).toEqual(['denied-fraud', undefined]);
  });

  it('that one proposed before the brand asked no more for a second agent was confirmed by nobody', () => {
    const { claim, events } = changed(decideOrPropose(proposed(), denies(), alone(agent)));
    expect([claim.status, claim.denial?.proposedBy, events.length]).toEqual(['denied-fraud', undefined, 1]);
  });

  it('proposes nothing that could not be done, and is never done alone', () => {
    const nowhere = denies({ ...fraud, clause: 'nowhere' });
    expect(() => decideOrPropose(inReview(), nowhere, careful(agent))).toThrow(InvalidInput);
    expect(() => decide(inReview(), denies(), careful(agent))).toThrow(SecondAgentNeeded);
  });

  it.each<[string, (claim: Claim) => Claim]>([
    ['an approval', (claim) => decide(claim, { outcome: 'approve' }, careful(agent)).claim],
    [
      'a question',
      (claim) => decide(claim, { outcome: 'ask-customer', message: '?' }, careful(otherAgent)).claim,
    ],
    ['the customer’s withdrawal', (claim) => changed(withdraw(claim, by(casey))).claim],
    ['being parked', (claim) => changed(parkInReview(claim, 'A fault.', by(agent))).claim],
  ])('is proposed no more after %s', (_what, moved) => {
    expect(moved(proposed()).proposal).toBeUndefined();
  });

  it('is proposed no more after the answer to a question that was out', () => {
    const asked = decide(inReview(), { outcome: 'ask-customer', message: '?' }, careful(agent)).claim;
    const claim = proposed(asked);
    expect(claim.status).toBe('waiting-on-customer');
    const { proposal } = answer(claim, 'customer', { message: 'Here.', via: 'portal' }, by(casey)).claim;
    expect(proposal).toBeUndefined();
  });

  it('leaves an approval above an authority to be proposed beside it: the last word stands', () => {
    const context = { ...careful(otherAgent), authorityLimitCents: 10_000 };
    const { claim } = changed(decideOrPropose(proposed(), { outcome: 'approve' }, context));
    expect(claim.proposal).toMatchObject({ by: otherAgent, committedCents: 27_100 });
    expect(claim.proposal?.denial).toBeUndefined();
    expect(() => decideOrPropose(claim, { outcome: 'approve' }, { ...context, actor: third })).toThrow(
      BeyondAuthority,
    );
    // Who approves does not confirm a denial.
    const approved = changed(decideOrPropose(proposed(), { outcome: 'approve' }, careful(otherAgent)));
    expect(approved.events.map(({ note }) => note).join()).not.toContain('confirmed by');
  });
});

describe('a proposal declined', () => {
  it('is back in review with the reason, for the team alone', () => {
    const change = declineProposal(proposed(), 'The seller’s photo is newer.', by(otherAgent, start + day));
    const note =
      'Ben Agent declines the proposal of Ada Agent to deny as fraud: The seller’s photo is newer.';
    expect(change.claim).toMatchObject({
      status: 'in-review',
      waiting: { text: note },
      adjudicationDue: false,
    });
    expect(change.claim.proposal).toBeUndefined();
    expect(change.events).toMatchObject([{ note, internal: true }]);
    expect(change.notices).toEqual([]);
  });

  it('by whoever proposed it is taken back', () => {
    expect(declineProposal(proposed(), 'I was wrong.', by(agent)).claim.waiting.text).toBe(
      'Ada Agent takes back the proposal to deny as fraud: I was wrong.',
    );
  });

  it('leaves a question that is out, and an approval that stands', () => {
    const asked = decide(inReview(), { outcome: 'ask-customer', message: '?' }, careful(agent)).claim;
    const approved = decide(inReview(), { outcome: 'approve' }, careful(agent)).claim;
    const over = { ...careful(agent), override: true };
    for (const claim of [asked, approved]) {
      const { proposal } = changed(decideOrPropose(claim, denies(), over)).claim;
      const change = declineProposal({ ...claim, ...(proposal && { proposal }) }, 'No.', by(otherAgent));
      expect([change.claim.status, change.claim.waiting]).toEqual([claim.status, claim.waiting]);
      expect([change.claim.proposal, change.notices]).toEqual([undefined, []]);
    }
  });

  it('is refused where nothing is proposed', () => {
    expect(() => declineProposal(inReview(), 'No.', by(otherAgent))).toThrow(NotAllowedNow);
    expect(() => declineProposal(denied(), 'No.', by(otherAgent))).toThrow(NotAllowedNow);
  });
});

describe('a second review of a denial as fraud', () => {
  const underReview = (): Claim => {
    const asked = requestSecondReview(denied(), 'It is my own phone.', by(casey, start + day));
    return reopen(changed(asked).claim, 'A second review.', by(third, start + 2 * day)).claim;
  };

  it('is neither the proposer’s nor the confirmer’s', () => {
    for (const denier of [agent, otherAgent])
      expect(() => decideOrPropose(underReview(), denies(), careful(denier))).toThrow(/own denial again/);
    expect(queueFactsOf(underReview())).toMatchObject({
      ...{ deniedById: otherAgent.userId, denialProposedById: agent.userId },
    });
  });

  it('upholds it by one more agent: three looked at it', () => {
    const { claim } = changed(decideOrPropose(underReview(), denies(), careful(third)));
    expect([claim.status, claim.denial?.by.name]).toEqual(['denied-fraud', 'Cleo Agent']);
  });
});
