import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMailWords } from '../../../lambdas/adapters/mail/words-store.ts';
import { type Api, startApi } from '../harness.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/support/index.ts'));
});
afterAll(() => api.close());

describe('the words of a mail', () => {
  const path = '/api/mail-words/customer.in-review';
  const words = {
    headline: 'We look at {what}',
    body: 'You hear from us by {by}.\n\nThere is nothing to do.',
  };

  it('are changed by an admin, seen before, and put back', async () => {
    const before = (await api.call('GET', path, { as: 'drew' })).json;
    expect(before).toMatchObject({ changed: false, revision: 0, history: [] });
    expect(before.variables).toContainEqual({ name: 'what', example: 'the estimate' });
    const shown = await api.call('POST', `${path}/preview`, { as: 'drew', body: words });
    expect(shown.json.text).toContain('We look at the estimate');
    expect((await api.call('GET', path, { as: 'drew' })).json.changed).toBe(false);
    const saved = await api.call('PUT', path, { as: 'drew', body: { ...words, revision: 0 } });
    expect(saved.json).toMatchObject({ ...words, changed: true, changedBy: 'Drew', revision: 1 });
    expect((await readMailWords(api.table)).mails['customer/in-review']).toMatchObject(words);
    expect((await api.call('PUT', path, { as: 'drew', body: { ...words, revision: 0 } })).status).toBe(409);
    const back = await api.call('DELETE', path, { as: 'drew' });
    expect(back.json).toMatchObject({ changed: false, headline: before.headline, body: before.body });
    expect(back.json.history.map(({ headline }: { headline?: string }) => headline)).toEqual([
      undefined,
      words.headline,
    ]);
  });

  it('are given for one language, and hold in no other', async () => {
    const french = { query: { language: 'fr-CA' } };
    const before = (await api.call('GET', path, { as: 'drew', ...french })).json;
    expect(before).toMatchObject({ headline: 'Nous examinons {what}', languages: ['en', 'es', 'fr-CA'] });
    const theirs = { headline: 'On regarde {what}', body: 'Des nouvelles d’ici {by.day}.' };
    const { revision } = before;
    const saved = await api.call('PUT', path, { as: 'drew', ...french, body: { ...theirs, revision } });
    expect(saved.json).toMatchObject({ ...theirs, changed: true });
    expect(saved.json.preview.text).toContain('Des nouvelles d’ici mardi 17 mars 2026.');
    expect((await api.call('GET', path, { as: 'drew' })).json.changed).toBe(false);
    expect((await api.call('DELETE', path, { as: 'drew', ...french })).json.changed).toBe(false);
    const toShop = await api.call('GET', '/api/mail-words/partner.paid', { as: 'drew', ...french });
    expect([toShop.status, toShop.json.errors[0].path]).toEqual([400, 'language']);
  });

  it('are refused with a fact or part that the mail does not have, each named', async () => {
    const body = { headline: 'We look at {that}', body: 'Soon.\n\n[button 7]', revision: 2 };
    const answer = await api.call('PUT', path, { as: 'drew', body });
    expect(answer.status).toBe(400);
    expect(answer.json.errors.map((fault: { path: string }) => fault.path)).toEqual(['headline', 'body']);
  });

  it('of a denial stay, and nobody else changes any', async () => {
    expect((await api.call('GET', '/api/mail-words/customer.denied', { as: 'drew' })).status).toBe(404);
    expect((await api.call('GET', path, { as: 'avery' })).status).toBe(403);
    const { items } = (await api.call('GET', '/api/mail-words', { as: 'drew' })).json;
    expect(items.length).toBeGreaterThan(25);
  });
});

describe('ready words', () => {
  const words = {
    title: 'Photo again',
    text: 'Hello {customer}, one more photo of your {item}, please.',
    uses: ['question'],
  };

  it('are kept by an admin and used by agents', async () => {
    expect((await api.call('POST', '/api/ready-words', { as: 'avery', body: words })).status).toBe(403);
    const { json, status } = await api.call('POST', '/api/ready-words', { as: 'drew', body: words });
    expect([status, json.version]).toEqual([201, 1]);
    expect((await api.call('GET', '/api/ready-words', { as: 'avery' })).json.items).toMatchObject([words]);
    expect((await api.call('GET', '/api/ready-words', { as: 'casey' })).status).toBe(403);
    const path = `/api/ready-words/${json.wordsId}`;
    const next = { ...words, title: 'Another photo', version: 1 };
    expect((await api.call('PUT', path, { as: 'drew', body: next })).json).toMatchObject({
      title: 'Another photo',
      version: 2,
    });
    expect((await api.call('PUT', path, { as: 'drew', body: next })).status).toBe(409);
    expect((await api.call('DELETE', path, { as: 'drew' })).status).toBe(200);
    expect((await api.call('DELETE', path, { as: 'drew' })).status).toBe(404);
  });

  it('name only what is filled in', async () => {
    const body = { ...words, text: 'Hello {name}, …' };
    const answer = await api.call('POST', '/api/ready-words', { as: 'drew', body });
    expect(answer.json.errors[0].message).toContain('{name} is not filled in');
  });
});
