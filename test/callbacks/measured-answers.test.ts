import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTypicals } from '../../lambdas/adapters/counts/measures-store.ts';
import { linkIdOf, linkItem } from '../../lambdas/adapters/mail/link-store.ts';
import { questionKey } from '../../lambdas/adapters/table/claim-keys.ts';
import { measuresPartition } from '../../lambdas/adapters/table/system-keys.ts';
import { ClaimExecutions } from '../../lambdas/callbacks/claim-executions.ts';
import { deliverAnswer } from '../../lambdas/callbacks/deliver.ts';
import { defaultOpeningHours, openingMinutesBetween } from '../../lambdas/domain/calendar/opening-hours.ts';
import { type QuestionRecord, questionRecordSchema } from '../../lambdas/domain/claim/records.ts';
import { makeLinkId } from '../../lambdas/domain/mail/link-id.ts';
import { asked, filed } from '../api/claim-steps.ts';
import { type Api, NOW, startApi } from '../api/harness.ts';

const states = mockClient(SFNClient);
afterAll(() => states.restore());
const executions = new ClaimExecutions(
  new SFNClient({}),
  'arn:aws:states:us-east-1:000000000000:stateMachine:C',
);

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../lambdas/api/claims/index.ts'));
  states.reset();
  states.on(SendTaskSuccessCommand).resolves({});
});
afterEach(() => api.close());

const later = (minutes: number): void => {
  vi.setSystemTime(Date.parse(NOW) + minutes * 60_000);
};
const post = (claimId: string, what: string, body: object, as: 'avery' | 'casey' = 'avery') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });

async function questionOf(claimId: string, questionId: string): Promise<QuestionRecord> {
  const question = await api.table.get(questionKey(claimId, questionId), questionRecordSchema);
  if (!question) throw new Error('no such question');
  return question;
}

/** A claim before the claims team, which was asked just now. */
async function inReview(): Promise<[claimId: string, questionId: string]> {
  const claimId = await filed(api);
  await post(claimId, 'decide', { outcome: 'ask-customer', message: 'When?' });
  await post(claimId, 'answer', { message: 'On Monday.' }, 'casey');
  return [claimId, await asked(api, claimId)];
}

/** A claim that an agent answers after so many minutes, and whose answer is told twice, as a stream may. */
async function reviewedAfter(from: number, minutes: number): Promise<void> {
  later(from);
  const [claimId, questionId] = await inReview();
  later(from + minutes);
  await post(claimId, 'decide', { outcome: 'deny', denial });
  const question = await questionOf(claimId, questionId);
  await deliverAnswer(api.table, executions, question);
  await deliverAnswer(api.table, executions, question);
}
const denial = { kind: 'not-covered', clause: 'pre-existing-damage', reason: 'Old.' };

describe('how long a review usually takes', () => {
  it('is the median of the answers delivered, each counted once, and stands beside the promise', async () => {
    for (const [index, minutes] of [10, 10, 30, 50, 55].entries()) await reviewedAfter(index * 60, minutes);
    later(6 * 60);
    const { review } = await readTypicals(api.table, Date.now());
    expect(review?.count).toBe(5);
    expect(review?.medianMinutes).toBeGreaterThanOrEqual(30);
    expect(review?.medianMinutes).toBeLessThan(42);
    const claim = await api.call('GET', `/api/claims/${await filed(api)}`, { as: 'casey' });
    expect(claim.json.nextStep.typically).toMatchObject({ basedOn: 5, openingHours: true });
    // An opening hour from when it came in, after closing: four of the five were done within it. The promise is later.
    const { by, typically } = claim.json.nextStep;
    const now = new Date().toISOString();
    expect(openingMinutesBetween(now, typically.likelyBy, defaultOpeningHours)).toBe(60);
    expect(typically.likelyBy < by).toBe(true);
  });

  it('is told for good when the review begins, and held against what came true', async () => {
    for (const [index, minutes] of [10, 10, 30, 50, 55].entries()) await reviewedAfter(index * 60, minutes);
    // The function that asks has its medians for ten minutes.
    later(6 * 60);
    const [claimId, questionId] = await inReview();
    const told = (await questionOf(claimId, questionId)).likelyBy ?? '';
    expect(openingMinutesBetween(new Date().toISOString(), told, defaultOpeningHours)).toBe(60);
    later(24 * 60 * 3);
    const read = await api.call('GET', `/api/claims/${claimId}`, { as: 'casey' });
    expect(read.json.nextStep.typically.likelyBy).toBe(told);
    await post(claimId, 'decide', { outcome: 'deny', denial });
    const question = await questionOf(claimId, questionId);
    await deliverAnswer(api.table, executions, question);
    await deliverAnswer(api.table, executions, question);
    expect((await readTypicals(api.table, Date.now())).promises).toEqual({ kept: 0, ended: 1 });
  });

  it('does not count what nobody of the team answered', async () => {
    const [claimId, questionId] = await inReview();
    await post(claimId, 'withdraw', {}, 'casey');
    await deliverAnswer(api.table, executions, await questionOf(claimId, questionId));
    const { items } = await api.table.page({ partition: measuresPartition }, questionRecordSchema);
    expect(items).toEqual([]);
  });
});

describe('a link under a rotated key', () => {
  const target = { questionId: 'q-1', person: 'casey', action: 'answer' } as const;
  const link = { ...target, holder: { role: 'customer', name: 'Casey', userId: 'casey' } } as const;
  const rotated = { current: 2, keys: { 1: 'the first key, long', 2: 'the second key, long' } };

  it('stays the link that was stored; a new one is made with the new key', async () => {
    await api.table.transact([linkItem(api.table, rotated.keys[1], 'CLM-00000000', link, Date.parse(NOW))]);
    expect(await linkIdOf(api.table, rotated, target)).toBe(makeLinkId(rotated.keys[1], target));
    const other = { ...target, questionId: 'q-2' };
    expect(await linkIdOf(api.table, rotated, other)).toBe(makeLinkId(rotated.keys[2], other));
  });
});
