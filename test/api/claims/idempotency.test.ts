import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimOf, filed, incident } from '../claim-steps.ts';
import { type Api, NOW, startApi } from '../harness.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const body = { deviceId: 'casey-phone', incident, submit: true };
const file = (key: string, more: object = {}, as: 'casey' | 'avery' = 'casey') =>
  api.call('POST', '/api/claims', { as, headers: { 'Idempotency-Key': key }, body: { ...body, ...more } });

const claimCount = async (): Promise<number> =>
  (await api.call('GET', '/api/claims', { as: 'avery' })).json.items.length;

describe('Idempotency-Key', () => {
  it('answers the same call with the first answer, and does nothing', async () => {
    const first = await file('k-1');
    const again = await file('k-1');
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await claimCount()).toBe(1);
  });

  it('refuses the key with another body', async () => {
    await file('k-1');
    const other = await file('k-1', { submit: false });
    expect(other.json).toMatchObject({ status: 422, type: expect.stringMatching(/idempotency-key-reused$/) });
    expect(await claimCount()).toBe(1);
  });

  it('belongs to one caller and one path', async () => {
    await file('k-1');
    expect((await file('k-1', { deviceId: 'riley-phone' }, 'avery')).status).toBe(201);
  });

  it('lets one of two calls at once act, and answers both the same', async () => {
    const answers = await Promise.all([file('k-2'), file('k-2'), file('k-2')]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(await claimCount()).toBe(1);
  });

  it('answers a decision sent twice at once with the decision, not with a conflict', async () => {
    const claimId = await filed(api);
    const decide = () =>
      api.call('POST', `/api/claims/${claimId}/decide`, {
        as: 'avery',
        headers: { 'idempotency-key': 'd-1' },
        body: { outcome: 'approve', amountCents: 20_000 },
      });
    const answers = await Promise.all([decide(), decide()]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect((await decide()).text).toBe(answers[0]?.text);
    expect((await claimOf(api, claimId)).version).toBe(2);
  });

  it('is remembered for 24 hours', async () => {
    await file('k-1', { submit: false });
    vi.setSystemTime(Date.parse(NOW) + 24 * 3_600_000 - 1_000);
    await file('k-1', { submit: false });
    expect(await claimCount()).toBe(1);
    vi.setSystemTime(Date.parse(NOW) + 24 * 3_600_000 + 1_000);
    await file('k-1', { submit: false });
    expect(await claimCount()).toBe(2);
  });

  it('gives an upload announced again a form that works, for the same document', async () => {
    const claimId = await filed(api);
    const announce = (as: 'casey' | 'avery' = 'casey') =>
      api.call('POST', `/api/claims/${claimId}/documents`, {
        as,
        headers: { 'Idempotency-Key': 'doc' },
        body: { fileName: 'a.jpg', contentType: 'image/jpeg', size: 5_000, kind: 'damage-photo' },
      });
    const first = (await announce()).json;
    vi.setSystemTime(Date.parse(NOW) + 60 * 60_000);
    const again = await announce();
    expect(again.status).toBe(201);
    expect(again.json).toMatchObject({ documentId: first.documentId, status: 'pending' });
    expect(again.json.upload.fields.key).toBe(first.upload.fields.key);
    const expiry = ({ upload }: typeof first) =>
      JSON.parse(Buffer.from(upload.fields.Policy, 'base64').toString()).expiration;
    expect(Date.parse(expiry(first))).toBe(Date.parse(NOW) + 15 * 60_000);
    expect(Date.parse(expiry(again.json))).toBe(Date.parse(NOW) + 75 * 60_000);
    const documents = await api.call('GET', `/api/claims/${claimId}/documents`, { as: 'casey' });
    expect(documents.json.items).toHaveLength(1);
  });

  it('must be a key', async () => {
    expect((await file('a b')).json.errors[0].path).toBe('Idempotency-Key');
  });
});
