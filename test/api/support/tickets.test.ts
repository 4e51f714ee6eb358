import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readUser, userItem } from '../../../lambdas/adapters/people/people.ts';
import { looseMailRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import type { User } from '../../../lambdas/domain/people/people.ts';
import { type Api, type ApiAnswer, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/support/index.ts'));
});
afterAll(() => api.close());

const open = (as: Person, body: object = {}): Promise<ApiAnswer> =>
  api.call('POST', '/api/tickets', {
    as,
    body: { subject: 'My bill', text: 'Why was I charged twice?', ...body },
  });
const ticketOf = async (as: Person): Promise<string> => (await open(as)).json.ticketId;
const read = (as: Person, ticketId: string): Promise<ApiAnswer> =>
  api.call('GET', `/api/tickets/${ticketId}`, { as });
const reply = (as: Person, ticketId: string, body: object): Promise<ApiAnswer> =>
  api.call('POST', `/api/tickets/${ticketId}/replies`, { as, body });

/** The mails that wait to be sent about a ticket. */
async function mailsAbout(ticketId: string) {
  const { items } = await api.table.page(
    { index: 'gsi4', partition: 'PENDING#message', limit: 200 },
    z.extend(looseMailRecordSchema, {}),
  );
  return items.filter((mail) => mail.ticketId === ticketId);
}

/** Kind and address of each. */
const mails = async (ticketId: string): Promise<string[]> =>
  (await mailsAbout(ticketId)).map(({ kind, to }) => `${kind} ${to.join()}`).sort();

describe('a ticket', () => {
  it('answers with a number, tells the team, and is answered by mail', async () => {
    const answer = await open('casey', { claimId: 'clm 7q2m9x4k' });
    expect([answer.status, answer.json.message]).toEqual([
      201,
      "Submitted. We'll reach out soon; watch your inbox.",
    ]);
    const { ticketId } = answer.json;
    expect(ticketId).toMatch(/^TKT-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(answer.json).toMatchObject({ status: 'open', claimId: 'CLM-7Q2M9X4K', nextStep: { who: 'team' } });
    expect(answer.json.requester).toBeUndefined();
    expect(await mails(ticketId)).toEqual([
      'ticket-for-team avery@example.com',
      'ticket-for-team blake@example.com',
      'ticket-received casey@example.com',
    ]);
    await reply('avery', ticketId, { text: 'Looks like a test charge.', internal: true });
    const answered = await reply('avery', ticketId, { text: 'The second one was never taken.' });
    expect(answered.status).toBe(201);
    expect(await mails(ticketId)).toContain('ticket-answered casey@example.com');
    const seen = (await read('casey', ticketId)).json;
    expect(seen).toMatchObject({ status: 'answered', nextStep: { who: 'requester' } });
    expect(seen.entries.map(({ text }: { text: string }) => text)).toEqual([
      'Why was I charged twice?',
      'The second one was never taken.',
    ]);
    expect((await read('blake', ticketId)).json.entries).toHaveLength(3);
    await reply('casey', ticketId, { text: 'Thank you, but…' });
    expect((await read('casey', ticketId)).json.status).toBe('open');
  });

  it('is written about to a customer in the language of the account, to the team in English', async () => {
    const riley = await readUser(api.table, 'riley');
    await api.table.transact([userItem(api.table, { ...(riley as User), language: 'es-US', version: 2 })]);
    const ticketId = await ticketOf('riley');
    await reply('avery', ticketId, { text: 'The second one was never taken.' });
    const headlines = (await mailsAbout(ticketId)).map(
      ({ kind, text }) => `${kind}: ${text?.split('\n')[0]}`,
    );
    expect(new Set(headlines)).toEqual(
      new Set([
        `ticket-received: Su solicitud ${ticketId}`,
        'ticket-answered: Avery respondió a su solicitud',
        'ticket-for-team: A new ticket from Riley',
      ]),
    );
  });

  it('is of its person and the team alone', async () => {
    const ticketId = await ticketOf('fixit-owner');
    for (const as of ['casey', 'fixit-clerk', 'volt-owner', 'harbor-owner'] as const) {
      const [hidden, missing] = [await read(as, ticketId), await read(as, 'TKT-00000000')];
      expect([hidden.status, hidden.text]).toEqual([404, missing.text]);
      expect((await reply(as, ticketId, { text: 'Me too' })).status).toBe(404);
      const { items } = (await api.call('GET', '/api/tickets', { as })).json;
      expect(items.map((item: { ticketId: string }) => item.ticketId)).not.toContain(ticketId);
    }
    expect((await reply('fixit-owner', ticketId, { text: 'x', internal: true })).status).toBe(403);
    expect((await api.call('GET', '/api/tickets', { as: 'fixit-owner' })).json.items).toMatchObject([
      { ticketId },
    ]);
    expect((await api.call('GET', '/api/tickets')).status).toBe(401);
  });

  it('stands in the team’s queue while it is open', async () => {
    const ticketId = await ticketOf('harbor-owner');
    const queue = async (status: string): Promise<string[]> =>
      (await api.call('GET', '/api/tickets', { as: 'avery', query: { status } })).json.items.map(
        (item: { ticketId: string }) => item.ticketId,
      );
    expect(await queue('open')).toContain(ticketId);
    const taken = await api.call('POST', `/api/tickets/${ticketId}/assign`, {
      as: 'blake',
      body: { take: true },
    });
    expect(taken.json).toMatchObject({ assignedTo: { name: 'Blake' }, requester: { companyId: 'harbor' } });
    await reply('harbor-owner', ticketId, { text: 'One thing more.' });
    expect(await mails(ticketId)).toContain('ticket-for-team blake@example.com');
    const closing = await api.call('POST', `/api/tickets/${ticketId}/close`, {
      as: 'harbor-owner',
      body: {},
    });
    expect(closing.json).toMatchObject({ status: 'closed', nextStep: { who: 'nobody' } });
    expect([await queue('open'), await queue('closed')].map((ids) => ids.includes(ticketId))).toEqual([
      false,
      true,
    ]);
  });

  it('is opened once, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'once' };
    const body = { subject: 'Twice', text: 'Twice?' };
    const answers = [1, 2].map(() => api.call('POST', '/api/tickets', { as: 'riley', body, headers }));
    const [first, second] = [await answers[0], await answers[1]];
    expect(first?.json.ticketId).toBe(second?.json.ticketId);
    const other = await api.call('POST', '/api/tickets', {
      as: 'riley',
      body: { ...body, text: 'Other' },
      headers,
    });
    expect(other.status).toBe(422);
  });

  it.each([
    [{ text: '' }, 'text'],
    [{ subject: 'x' }, 'subject'],
    [{ claimId: 'not a claim' }, 'claimId'],
    [{ html: '<b>' }, 'html'],
  ])('is refused with %j', async (body, path) => {
    const answer = await open('casey', body);
    expect(answer.status).toBe(400);
    expect(answer.json.errors[0].path).toBe(path);
  });

  it('takes pictures and PDFs, and nothing else', async () => {
    const ticketId = await ticketOf('casey');
    const add = (contentType: string, as: Person = 'casey') =>
      api.call('POST', `/api/tickets/${ticketId}/documents`, {
        as,
        body: { fileName: 'a', contentType, size: 10 },
      });
    expect((await add('application/x-msdownload')).status).toBe(400);
    expect((await add('application/pdf', 'riley')).status).toBe(404);
    const { documentId, upload } = (await add('application/pdf')).json;
    expect(upload.fields.key).toBe(`tickets/${ticketId}/${documentId}`);
    expect((await reply('casey', ticketId, { text: 'Here', documentIds: ['doc-other'] })).status).toBe(400);
    expect((await reply('casey', ticketId, { text: 'Here', documentIds: [documentId] })).status).toBe(201);
    expect((await read('avery', ticketId)).json.documents).toMatchObject([{ documentId, status: 'pending' }]);
  });
});
