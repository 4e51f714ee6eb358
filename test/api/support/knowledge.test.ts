import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as keys from '../../../lambdas/adapters/table/support-keys.ts';
import { type Api, type ApiAnswer, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/support/index.ts'));
});
afterAll(() => api.close());

const text = {
  ...{ title: 'When a screen cracks', summary: 'What to do first.', category: 'filing', language: 'en' },
  ...{ html: '<p>Take a photo before you clean it.</p>', visibility: 'public', roles: [], faq: false },
  ...{ incidentTypes: ['cracked-screen'], keywords: ['glass'] },
};

const write = (body: object = {}, as: Person = 'drew'): Promise<ApiAnswer> =>
  api.call('POST', '/api/kb', { as, body: { ...text, ...body } });

async function published(body: object = {}): Promise<string> {
  const { json } = await write(body);
  const answer = await api.call('POST', `/api/kb/${json.articleId}/publish`, {
    as: 'drew',
    body: { version: 1 },
  });
  expect(answer.status, answer.text).toBe(200);
  return json.articleId;
}

const titles = async (as: Person | undefined, query: Record<string, string> = {}): Promise<string[]> => {
  const answer = await api.call('GET', '/api/kb', { ...(as && { as }), query });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.items.map((item: { title: string }) => item.title);
};

describe('an article', () => {
  it('is nobody’s before it is published, everybody’s then, and nobody’s again once withdrawn', async () => {
    const { json, status } = await write({ title: 'Life of an article' });
    expect([status, json.status, json.version]).toEqual([201, 'draft', 1]);
    const path = `/api/kb/${json.articleId}`;
    expect((await api.call('GET', path)).status).toBe(404);
    expect((await api.call('POST', `${path}/publish`, { as: 'avery', body: { version: 1 } })).status).toBe(
      403,
    );
    await api.call('POST', `${path}/publish`, { as: 'drew', body: { version: 1 } });
    expect((await api.call('GET', path)).json).toMatchObject({
      title: 'Life of an article',
      html: text.html,
    });
    const edit = { ...text, title: 'Life of an article', html: '<p>Other words.</p>', version: 2 };
    expect((await api.call('PUT', path, { as: 'avery', body: edit })).json).toMatchObject({
      status: 'changed',
      version: 3,
    });
    expect((await api.call('PUT', path, { as: 'avery', body: edit })).status).toBe(409);
    expect((await api.call('GET', path)).json.html).toBe(text.html);
    await api.call('POST', `${path}/withdraw`, { as: 'drew', body: { version: 3 } });
    expect((await api.call('GET', path)).status).toBe(404);
    expect(await titles('casey')).not.toContain('Life of an article');
    const { items } = (await api.call('GET', `${path}/revisions`, { as: 'drew' })).json;
    expect(items.map(({ what, by }: { what: string; by: string }) => [what, by])).toEqual([
      ['withdrawn', 'Drew'],
      ['saved', 'Avery'],
      ['published', 'Drew'],
      ['saved', 'Drew'],
    ]);
  });

  it('with scripts in it keeps none of them, and says what went', async () => {
    const { json } = await write({ html: '<p onclick="x()">Fine</p><script>alert(1)</script>' });
    expect(json.draft.html).toBe('<p>Fine</p>');
    expect(json.removed).toEqual(['onclick of p', 'script']);
    expect((await write({ html: '<script>alert(1)</script>' })).json.errors).toEqual([
      { path: 'html', message: 'holds nothing that may be shown' },
    ]);
  });

  it('is found as one types, by those it is for', async () => {
    await published({ title: 'Zebra crossing', html: '<p>Stripes.</p>' });
    await published({ title: 'Zebra for shops', visibility: 'clients', roles: ['repair'] });
    await published({ title: 'Zebra inside', visibility: 'internal' });
    await published({ title: 'Cebra', language: 'es', html: '<p>zebra</p>' });
    expect(await titles(undefined, { search: 'zeb' })).toEqual(['Zebra crossing', 'Cebra']);
    expect(await titles('casey', { search: 'stripe' })).toEqual(['Zebra crossing']);
    expect((await titles('fixit-clerk', { search: 'zebra' })).toSorted()).toEqual([
      'Cebra',
      'Zebra crossing',
      'Zebra for shops',
    ]);
    expect(await titles('harbor-owner', { search: 'zebra sh' })).not.toContain('Zebra for shops');
    expect(await titles('avery', { search: 'zebra in' })).toContain('Zebra inside');
    expect(await titles('casey', { incidentType: 'loss' })).toEqual([]);
  });

  it('that one may not read answers like one that is not there', async () => {
    const hidden = await published({ title: 'For the team', visibility: 'internal' });
    const answers = await Promise.all(
      [hidden, 'art-nothing'].map((id) => api.call('GET', `/api/kb/${id}`, { as: 'casey' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });

  it('shows its pictures once they were accepted', async () => {
    const { json } = await write({ title: 'With a picture' });
    const path = `/api/kb/${json.articleId}`;
    const file = { fileName: 'a.png', contentType: 'image/png', size: 1_000 };
    const exe = await api.call('POST', `${path}/documents`, {
      as: 'drew',
      body: { ...file, contentType: 'text/html' },
    });
    expect(exe.status).toBe(400);
    const added = await api.call('POST', `${path}/documents`, { as: 'avery', body: file });
    const { documentId } = added.json;
    expect(added.json.upload.fields.key).toBe(`articles/${json.articleId}/${documentId}`);
    const html = `<p>See <img src="document:${documentId}" alt="a"></p>`;
    await api.call('PUT', path, { as: 'drew', body: { ...text, html, version: 1 } });
    await api.call('POST', `${path}/publish`, { as: 'drew', body: { version: 2 } });
    expect((await api.call('GET', path)).json.html).toContain('src=""');
    const key = keys.articleDocumentKey(json.articleId, documentId);
    const accepted = { status: 'accepted', key: added.json.upload.fields.key };
    await api.table.transact([api.table.update(key, { set: accepted, condition: 'attribute_exists(pk)' })]);
    const shown = (await api.call('GET', path)).json;
    expect(shown.html).toMatch(/src="https?:[^"]+X-Amz-Signature/);
    expect(shown.attachments).toEqual([]);
  });
});

describe('the FAQ', () => {
  const faq = async (as: Person) => (await api.call('GET', '/api/kb/faq', { as })).json;

  it('is confirmed by partners, and again when it changed', async () => {
    expect(await faq('fixit-clerk')).toMatchObject({ version: 0, mustConfirm: false });
    await published({
      title: 'When are we paid?',
      visibility: 'clients',
      roles: ['repair', 'seller'],
      faq: true,
    });
    const first = await faq('fixit-clerk');
    expect(first).toMatchObject({
      version: 1,
      mustConfirm: true,
      items: [{ title: 'When are we paid?', html: text.html }],
    });
    expect(await faq('casey')).toMatchObject({ mustConfirm: false, items: [] });
    const confirm = (version: number, as: Person = 'fixit-clerk') =>
      api.call('POST', '/api/kb/faq/confirmation', { as, body: { version } });
    expect((await confirm(9)).status).toBe(400);
    expect((await confirm(1, 'casey')).status).toBe(403);
    expect((await confirm(1)).status).toBe(200);
    expect((await faq('fixit-clerk')).mustConfirm).toBe(false);
    expect((await faq('fixit-owner')).mustConfirm).toBe(true);
    await published({ title: 'And fees?', visibility: 'clients', faq: true });
    expect(await faq('fixit-clerk')).toMatchObject({
      version: 2,
      mustConfirm: true,
      confirmed: { version: 1 },
    });
  });
});

it('asks strangers not to ask too often', async () => {
  const headers = { 'x-viewer-address': '198.51.100.9' };
  const window = Date.now() / 1000 - ((Date.now() / 1000) % 60);
  const { triesKey } = await import('../../../lambdas/adapters/table/system-keys.ts');
  await api.table.transact([
    api.table.create(triesKey('read-articles', '198.51.100.9', window), { entity: 'tries', tries: 600 }),
  ]);
  expect((await api.call('GET', '/api/kb', { headers })).status).toBe(429);
  expect((await api.call('GET', '/api/kb', { headers, as: 'casey' })).status).toBe(200);
});
