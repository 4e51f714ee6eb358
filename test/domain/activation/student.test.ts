import { describe, expect, it } from 'vitest';
import { followed } from '../../../lambdas/domain/activation/follow.ts';
import {
  proofAnnounced,
  proofDeleted,
  proofInspected,
  proofReviewed,
  schoolCodeSent,
  schoolCodeTyped,
} from '../../../lambdas/domain/activation/student.ts';
import { AlreadyDecided, InvalidInput, NotPossible } from '../../../lambdas/domain/errors.ts';
import type { Enrollment } from '../../../lambdas/domain/plans/enrollment.ts';
import { activePlan, soldAt } from './plans.ts';

const now = Date.parse('2026-03-12T18:00:00.000Z');
const agent = { role: 'agent', name: 'Avery', userId: 'avery' } as const;
const student = (fields: object = {}): Enrollment =>
  activePlan({ student: { claimedAt: soldAt, proof: 'missing', ...fields } });

describe('a school’s mail address', () => {
  const mailed = (email: string): Enrollment => schoolCodeSent(student(), email, '402118', now).plan;

  it.each([
    ['sam@stanford.edu', 'accepted'],
    ['sam@cs.stanford.EDU', 'accepted'],
    ['sam@lincoln.k12.ca.us', 'accepted'],
    ['sam@utoronto.ca', 'pending'],
    ['sam@edu.example.com', 'pending'],
    ['sam@notedu', 'pending'],
  ])('%s, confirmed: %s', (email, proof) => {
    const { change, right } = schoolCodeTyped(mailed(email), '402 118', now + 60_000);
    expect([right, change.plan.student?.proof, change.plan.student?.by]).toEqual([
      true,
      proof,
      'school-email',
    ]);
    expect(change.plan.student?.code).toBeUndefined();
  });

  it('takes five tries within an hour', () => {
    let plan = mailed('sam@stanford.edu');
    for (let tries = 0; tries < 5; tries += 1) {
      const typed = schoolCodeTyped(plan, '402119', now);
      expect(typed.right).toBe(false);
      plan = typed.change.plan;
    }
    expect(() => schoolCodeTyped(plan, '402 118', now)).toThrow(InvalidInput);
    expect(() => schoolCodeTyped(mailed('sam@stanford.edu'), '402 118', now + 3_600_001)).toThrow(
      InvalidInput,
    );
  });

  it('gets a code a minute at most, and none once the price is confirmed', () => {
    const plan = mailed('sam@stanford.edu');
    expect(() => schoolCodeSent(plan, 'sam@stanford.edu', '731904', now + 59_000)).toThrow(NotPossible);
    expect(
      schoolCodeSent(plan, 'sam@stanford.edu', '731904', now + 60_000).plan.student?.code?.triesLeft,
    ).toBe(5);
    expect(() => schoolCodeSent(student({ proof: 'accepted' }), 'a@b.edu', '100000', now)).toThrow(
      NotPossible,
    );
    expect(() => schoolCodeSent(activePlan(), 'a@b.edu', '100000', now)).toThrow(NotPossible);
    expect(() => schoolCodeSent({ ...student(), status: 'lapsed' }, 'a@b.edu', '100000', now)).toThrow(
      NotPossible,
    );
  });
});

describe('a picture of a student ID', () => {
  const announced = proofAnnounced(student(), 'student-id', 'doc-1').plan;
  const inspected = proofInspected(announced, 'doc-1', undefined)?.plan ?? announced;

  it('waits for an agent once it was taken in', () => {
    expect(followed(announced, soldAt).activation?.step).toBe('await-customer');
    expect(followed(inspected, soldAt).activation?.step).toBe('await-agent');
  });

  it('that was not taken in is asked for again, with the reason', () => {
    const refused = proofInspected(announced, 'doc-1', 'The file is empty.')?.plan;
    expect(refused?.student).toMatchObject({ proof: 'refused', reason: 'The file is empty.' });
  });

  it('that another one followed counts no more', () => {
    const second = proofAnnounced(announced, 'letter', 'doc-2').plan;
    expect(proofInspected(second, 'doc-1', undefined)).toBeUndefined();
  });

  it('is decided by an agent, and deleted 30 days after the check', () => {
    const accepted = proofReviewed(inspected, { outcome: 'accept' }, agent, now).plan;
    expect(accepted.student).toMatchObject({
      ...{ proof: 'accepted', checkedBy: agent, checkedAt: '2026-03-12T18:00:00.000Z' },
      deleteProofAt: '2026-04-11T18:00:00.000Z',
    });
    const refused = proofReviewed(inspected, { outcome: 'refuse', reason: 'Expired.' }, agent, now).plan;
    expect(refused.student).toMatchObject({ proof: 'refused', reason: 'Expired.' });
    expect(refused.student?.deleteProofAt).toBeDefined();
    expect(() => proofReviewed(accepted, { outcome: 'accept' }, agent, now)).toThrow(AlreadyDecided);
    expect(() => proofReviewed(announced, { outcome: 'accept' }, agent, now)).toThrow(NotPossible);
  });

  it('leaves the word of the agent behind when it is gone', () => {
    const accepted = proofReviewed(inspected, { outcome: 'accept' }, agent, now).plan;
    const { student: left } = proofDeleted(accepted).plan;
    expect([left?.proof, left?.documentId, left?.deleteProofAt]).toEqual(['accepted', undefined, undefined]);
  });
});
