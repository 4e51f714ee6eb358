import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceOf, fileClaim, incidentNow } from '../../bench/outside/claim-flows.ts';
import { photoFile } from '../../bench/outside/claimflow.ts';
import type {
  ClaimShape,
  HistoryShape,
  Items,
  ProblemShape,
  Upload,
} from '../../bench/outside/contract-shapes.ts';
import type { HttpAnswer } from '../../bench/outside/http-call.ts';
import { httpCall } from '../../bench/outside/http-call.ts';
import { findLink, openLink, pressLink } from '../../bench/outside/link-page.ts';
import { damagePhoto } from '../../bench/outside/sample-files.ts';
import { badInput, incident } from './bad-input.ts';
import { type Started, start } from './started.ts';

let started: Started;
/** A claim that waits for an agent. */
let claimId = '';

beforeAll(async () => {
  started = await start(18_820);
  const { flow } = started;
  const casey = flow.as('customer');
  const tablet = await deviceOf(casey, 'tablet');
  claimId = await fileClaim(
    flow,
    casey,
    tablet.deviceId,
    await incidentNow(flow, 'vandalism', 'Scratched with a key at school.'),
    [photoFile(await damagePhoto(21))],
  );
  await flow.reaches(casey, claimId, 'initial-review', 'in-review');
}, 180_000);
afterAll(async () => {
  await started?.stop();
});

const problemOf = ({ body }: HttpAnswer): ProblemShape => body as ProblemShape;
describe('bad input', () => {
  it.each(badInput)('refuses %s and names each field', async (_what, who, method, path, body, faults) => {
    const answer = await started.flow.as(who).call(method, path.replace('{id}', claimId), body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problemOf(answer).errors?.map((fault) => fault.path)).toEqual(faults);
  });

  it('refuses a body that is no JSON, and a call without a sign-in or with a forged one', async () => {
    const { flow } = started;
    expect((await flow.as('customer').call('POST', '/claims', '{"deviceId":')).status).toBe(400);
    const nobody = await httpCall(`${flow.url}/api/claims`);
    expect(nobody.status).toBe(401);
    expect(nobody.headers.get('content-type')).toBe('application/problem+json');
    const token = await flow.as('customer').token();
    const forged = await httpCall(`${flow.url}/api/claims`, {
      headers: { authorization: `Bearer ${token.slice(0, -4)}AAAA` },
    });
    expect(forged.status).toBe(401);
  });

  it('tells a path that is not there as a problem as well', async () => {
    for (const path of ['/api/nothing', '/api/claims/', '/api/', '/c/', '/c/one/two']) {
      const answer = await httpCall(`${started.flow.url}${path}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    }
  });
});

describe('what one may not see or do', () => {
  it.each([
    ['an unknown claim', 'customer', '/claims/CLM-00000000'],
    ['no claim id at all', 'customer', '/claims/CLM-nonsense'],
    ['another company’s claim', 'partner2', '/claims/{id}'],
    ['another company’s claim’s history', 'partner2', '/claims/{id}/history'],
    ['a stranger’s claim’s documents', 'dealer', '/claims/{id}/documents'],
  ])('answers 404, the same, for %s', async (_what, who, path) => {
    const answer = await started.flow.as(who).call('GET', path.replace('{id}', claimId));
    expect(answer.status).toBe(404);
    const unknown = await started.flow.as(who).call('GET', '/claims/CLM-ZZZZZZZZ');
    expect(answer.body).toEqual(unknown.body);
  });

  it.each([
    ['a customer decides', 'customer', 'POST', '/claims/{id}/decide', { outcome: 'approve' }],
    ['a partner reopens', 'partner', 'POST', '/claims/{id}/reopen', {}],
    ['a customer reads the queue', 'customer', 'GET', '/staff/queue', undefined],
    [
      'a dealer looks up a claim',
      'customer',
      'GET',
      '/claims/lookup?phone=4155550123&claimId={id}',
      undefined,
    ],
  ] as const)('answers 403 when %s', async (_what, who, method, path, body) => {
    const answer = await started.flow.as(who).call(method, path.replace('{id}', claimId), body);
    expect(answer.status).toBe(403);
  });

  it('answers every missed lookup alike, and shows the claim to the shop that has both', async () => {
    const { flow } = started;
    const volt = flow.as('partner2');
    const wrongPhone = await volt.call('GET', `/claims/lookup?phone=4155550199&claimId=${claimId}`);
    const wrongClaim = await volt.call('GET', '/claims/lookup?phone=4155550123&claimId=CLM-00000000');
    expect([wrongPhone.status, wrongClaim.status]).toEqual([404, 404]);
    expect(wrongPhone.body).toEqual(wrongClaim.body);
    const found = await volt.get<ClaimShape>(
      `/claims/lookup?phone=(415)%20555-0123&claimId=${claimId.toLowerCase()}`,
    );
    expect(found).toMatchObject({ claimId, nextStep: { what: expect.stringMatching(/\S/) } });
    const { items } = await flow.as('customer').get<Items<HistoryShape>>(`/claims/${claimId}/history`);
    expect(items.some(({ note, actor }) => /Volt Repair/.test(`${note} ${actor.name}`))).toBe(true);
  });
});

describe('an upload', () => {
  it('is refused by the bucket when it is larger or of another type than announced', async () => {
    const { flow } = started;
    const casey = flow.as('customer');
    const photo = await damagePhoto(22);
    const announce = (size: number) =>
      casey.post<Upload>(`/claims/${claimId}/documents`, {
        fileName: 'more.jpg',
        contentType: 'image/jpeg',
        size,
        kind: 'damage-photo',
      });
    const tooLarge = await announce(photo.length - 1);
    const refused = await flow.postFile(tooLarge.upload, photoFile(photo));
    expect(refused.status).toBe(400);
    expect(String(refused.body)).toContain('EntityTooLarge');

    const { upload } = await announce(photo.length);
    const mistyped = { ...upload, fields: { ...upload.fields, 'Content-Type': 'image/png' } };
    const otherType = await flow.postFile(mistyped, photoFile(photo));
    expect(otherType.status).toBe(403);
    const stolen = { ...upload, fields: { ...upload.fields, key: 'claims/CLM-00000000/doc-1' } };
    expect((await flow.postFile(stolen, photoFile(photo))).status).toBe(403);
  });

  it('is rejected with its reason when it is not what it says', async () => {
    const { flow } = started;
    const casey = flow.as('customer');
    const text = new TextEncoder().encode('This is no photo at all, whatever its name says.');
    const documentId = await flow.upload(casey, claimId, photoFile(text));
    const document = await flow.inspected(casey, claimId, documentId);
    expect(document).toMatchObject({ status: 'rejected', reason: expect.stringMatching(/\S/) });
  });
});

describe('a question', () => {
  it('stays open however often its link is opened, and is answered once by POST', async () => {
    const { flow } = started;
    const agent = flow.as('agent');
    const review = await flow.mailTo('agent@example.com', claimId, /decision|review|approve/i);
    const ask = await findLink(review.links, 'ask');
    const before = await agent.get<ClaimShape>(`/claims/${claimId}`);
    for (let times = 0; times < 5; times += 1) {
      const page = await openLink(ask);
      expect(page).toMatchObject({ status: 200, fields: ['message'], button: expect.stringMatching(/\S/) });
      expect(page.headers.get('cache-control')).toContain('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect((await httpCall(ask, { method: 'HEAD' })).status).toBe(200);
    }
    expect(await agent.get<ClaimShape>(`/claims/${claimId}`)).toEqual(before);

    const empty = await pressLink(ask, { message: '' });
    expect(empty.status).toBe(422);
    expect((await pressLink(ask, { message: 'Which school was it?' })).status).toBe(200);
    await flow.reaches(agent, claimId, 'waiting-on-customer');
    const { button, html } = await openLink(ask);
    expect(button).toBeUndefined();
    expect(html).toMatch(/already decided by Avery Brooks/i);
    expect((await httpCall(`${flow.url}/c/${'A'.repeat(43)}`)).status).toBe(404);
  });

  it('is answered by its first answer; the second is told who and when', async () => {
    const { flow } = started;
    const casey = flow.as('customer');
    await casey.post(`/claims/${claimId}/answer`, { message: 'Lincoln High.' });
    const second = await casey.call('POST', `/claims/${claimId}/answer`, { message: 'Lincoln High!' });
    expect(second.status).toBe(409);
    expect(problemOf(second)).toMatchObject({
      type: expect.stringMatching(/\/already-decided$/),
      by: 'Casey Morgan',
      at: expect.stringMatching(/^2026-03-02T/),
    });
  });

  it('is decided by one of two agents at once; the other is told', async () => {
    const { flow } = started;
    await flow.reaches(flow.as('agent'), claimId, 'in-review', 'initial-review');
    await flow.local.idle();
    const decide = (who: string, amountCents: number) =>
      flow.as(who).call('POST', `/claims/${claimId}/decide`, {
        outcome: 'approve',
        resolution: 'repair',
        amountCents,
      });
    const answers = await Promise.all([decide('agent', 20_000), decide('agent2', 21_000)]);
    const winner = answers.findIndex(({ status }) => status === 200);
    const loser = answers[1 - winner];
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(loser && problemOf(loser)).toMatchObject({
      type: expect.stringMatching(/\/already-decided$/),
      by: winner === 0 ? 'Avery Brooks' : 'Jordan Ellis',
    });
    const { items } = await flow.as('customer').get<Items<HistoryShape>>(`/claims/${claimId}/history`);
    expect(items.filter(({ status }) => status === 'approved')).toHaveLength(1);
  });

  it('remembers an Idempotency-Key, and refuses it for another body', async () => {
    const { flow } = started;
    const casey = flow.as('customer');
    const laptop = await deviceOf(casey, 'laptop');
    const body = { deviceId: laptop.deviceId, incident, submit: false };
    const key = { 'idempotency-key': 'draft-once' };
    const twice = await Promise.all([
      casey.post<ClaimShape>('/claims', body, key),
      casey.post<ClaimShape>('/claims', body, key),
    ]);
    expect(new Set(twice.map((one) => one.claimId)).size).toBe(1);
    const other = await casey.call('POST', '/claims', { ...body, submit: true }, key);
    expect(other.status).toBe(422);
    const { items } = await casey.get<Items<ClaimShape>>('/claims?list=draft');
    expect(items.map((one) => one.claimId)).toEqual([twice[0].claimId]);
  });
});
