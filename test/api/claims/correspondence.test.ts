import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerItem, readCustomer } from '../../../lambdas/adapters/people/people.ts';
import { pendingPartition } from '../../../lambdas/adapters/table/keys.ts';
import { documentRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { acceptedDocument, asked, claimOf, filed } from '../claim-steps.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const post = (claimId: string, what: string, body: object, as: Person = 'casey') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });
const items = async (claimId: string, what: string, as: Person) =>
  (await api.call('GET', `/api/claims/${claimId}/${what}`, { as })).json.items;

const photo = { fileName: 'screen.jpg', contentType: 'image/jpeg', size: 40_000, kind: 'damage-photo' };

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly unknown[];
}

describe('documents', () => {
  it('are announced, with a form that takes this file and no other', async () => {
    const claimId = await filed(api);
    const answer = await post(claimId, 'documents', photo);
    expect(answer.status).toBe(201);
    const { documentId, upload } = answer.json;
    const key = `claims/${claimId}/${documentId}`;
    expect(upload.url).toContain('quarantine');
    expect(upload.fields).toMatchObject({ key, 'Content-Type': 'image/jpeg' });
    const policy: Policy = JSON.parse(Buffer.from(upload.fields.Policy, 'base64').toString());
    expect(policy.expiration).toBe('2026-06-02T18:15:00Z');
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 1, 40_000],
        ['eq', '$Content-Type', 'image/jpeg'],
        { key },
        { bucket: 'quarantine' },
      ]),
    );
    expect(await items(claimId, 'documents', 'casey')).toMatchObject([
      { documentId, ...photo, status: 'pending', uploadedBy: { role: 'customer', name: 'Casey' } },
    ]);
    const pending = await api.table.page(
      { index: 'gsi4', partition: pendingPartition('document') },
      documentRecordSchema,
    );
    expect(pending.items).toMatchObject([{ documentId, quarantineKey: key }]);
  });

  it('are refused by name of the field', async () => {
    const claimId = await filed(api);
    const paths = async (more: object) =>
      (await post(claimId, 'documents', { ...photo, ...more })).json.errors.map(
        (e: { path: string }) => e.path,
      );
    expect(await paths({ contentType: 'image/gif' })).toEqual(['contentType']);
    expect(await paths({ size: 15 * 1024 * 1024 + 1 })).toEqual(['size']);
    expect(await paths({ size: 0 })).toEqual(['size']);
    expect(await paths({ kind: 'selfie' })).toEqual(['kind']);
    expect(await paths({ fileName: '../x.jpg' })).toEqual(['fileName']);
    expect(await items(claimId, 'documents', 'casey')).toEqual([]);
  });

  it('can be read by those they concern once accepted', async () => {
    const claimId = await filed(api);
    await acceptedDocument(api, claimId, { documentId: 'doc-1', fileName: 'über „screen“.jpg' });
    await acceptedDocument(api, claimId, {
      documentId: 'doc-2',
      kind: 'police-report',
      contentType: 'application/pdf',
      fileName: 'report.pdf',
    });
    await acceptedDocument(api, claimId, { documentId: 'doc-3', status: 'rejected', reason: 'not an image' });
    const seen = await items(claimId, 'documents', 'casey');
    expect(seen).toHaveLength(3);
    expect(decodeURIComponent(seen[0].url)).toContain("inline; filename*=UTF-8''");
    expect(decodeURIComponent(seen[1].url)).toContain("attachment; filename*=UTF-8''report.pdf");
    expect(seen[0].url).toContain('X-Amz-Expires=900');
    expect(seen[2]).toMatchObject({ status: 'rejected', reason: 'not an image' });
    expect(seen[2]).not.toHaveProperty('url');
    const shops = await items(claimId, 'documents', 'fixit-clerk');
    expect(shops.map((document: { documentId: string }) => document.documentId)).toEqual(['doc-1', 'doc-3']);
  });

  it('answer a question when they are the caller’s own', async () => {
    const claimId = await filed(api);
    await post(claimId, 'decide', { outcome: 'ask-customer', message: 'A photo, please.' }, 'avery');
    await acceptedDocument(api, claimId, { documentId: 'doc-1' });
    const shop = {
      role: 'partner',
      name: 'Fay, Fixit Repair',
      userId: 'fixit-owner',
      companyId: 'fixit',
    } as const;
    await acceptedDocument(api, claimId, { documentId: 'doc-2', uploadedBy: shop });
    const wrong = await post(claimId, 'answer', { documentIds: ['doc-1', 'doc-2', 'doc-9'] });
    expect(wrong.json.errors.map((fault: { path: string }) => fault.path)).toEqual([
      'documentIds.1',
      'documentIds.2',
    ]);
    expect((await post(claimId, 'answer', {})).json.errors[0].path).toBe('message');
    expect((await post(claimId, 'answer', { documentIds: ['doc-1'] })).json.status).toBe('in-review');
  });
});

describe('comments', () => {
  it('reach the other side by mail and stand in the list', async () => {
    const claimId = await filed(api);
    const made = await post(claimId, 'comments', { text: 'It got worse.' });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      author: { role: 'customer', name: 'Casey' },
      text: 'It got worse.',
      internal: false,
      via: 'portal',
    });
    await post(claimId, 'comments', { text: 'Please send a photo.' }, 'avery');
    await post(claimId, 'comments', { text: 'Looks old to me.', internal: true }, 'blake');
    expect(await items(claimId, 'comments', 'casey')).toMatchObject([
      made.json,
      { text: 'Please send a photo.', author: { role: 'agent', name: 'Avery' } },
    ]);
    expect(await items(claimId, 'comments', 'avery')).toHaveLength(3);
    const mails = (await items(claimId, 'emails', 'avery')).filter(
      (mail: { kind: string }) => mail.kind === 'comment',
    );
    expect(mails.map((mail: { to: string[] }) => mail.to[0]).sort()).toEqual(
      [
        'avery@example.com',
        'blake@example.com',
        'casey@example.com',
        'claims@fixit.example.org',
        'claims@fixit.example.org',
      ].sort(),
    );
  });

  it('may be internal only for the claims team', async () => {
    const claimId = await filed(api);
    expect((await post(claimId, 'comments', { text: 'x', internal: true })).status).toBe(403);
    expect((await post(claimId, 'comments', { text: 'x', internal: true }, 'riley')).status).toBe(404);
    expect((await post(claimId, 'comments', { text: ' \n ' })).json.errors[0].path).toBe('text');
  });

  it('of a customer ask to open a closed claim again', async () => {
    const claimId = await filed(api);
    await post(claimId, 'withdraw', {});
    await post(claimId, 'comments', { text: 'I changed my mind.' });
    expect(await claimOf(api, claimId)).toMatchObject({
      status: 'withdrawn',
      asksToReopenAt: '2026-06-02T18:00:00.000Z',
    });
  });
});

describe('emails', () => {
  it('show a party its own, the claims team all, and nobody a usable link', async () => {
    const claimId = await filed(api);
    await post(claimId, 'decide', { outcome: 'ask-customer', message: 'Which side?' }, 'avery');
    await asked(api, claimId);
    const customers = await items(claimId, 'emails', 'casey');
    expect(customers.length).toBeGreaterThan(0);
    for (const mail of customers) expect(mail.to).toEqual(['casey@example.com']);
    const question = customers.find((mail: { kind: string }) => mail.kind === 'question');
    expect(question).toMatchObject({
      emailId: expect.stringMatching(/^eml-/),
      direction: 'out',
      from: 'claims@claimflow.example',
      status: 'queued',
      documentIds: [],
    });
    expect(question.text).toContain('[link]');
    const all = JSON.stringify(await items(claimId, 'emails', 'avery'));
    expect(all).not.toMatch(/\{\{link:|\/c\/[\w-]{43}/);
    const shops = await items(claimId, 'emails', 'fixit-owner');
    expect(shops.length).toBeGreaterThan(0);
    for (const mail of shops) expect(mail.to).toEqual(['claims@fixit.example.org']);
  });

  it('are in the language of the customer’s account, the shop’s and the team’s in English', async () => {
    const casey = await readCustomer(api.table, 'casey');
    if (!casey) throw new Error('no customer');
    const next = { ...casey, language: 'es-US' as const, version: casey.version + 1 };
    await api.table.transact([customerItem(api.table, next)]);
    const claimId = await filed(api);
    await post(claimId, 'decide', { outcome: 'ask-customer', message: 'Which side?' }, 'avery');
    await asked(api, claimId);
    const customers: { subject: string; text: string }[] = await items(claimId, 'emails', 'casey');
    for (const { subject } of customers) expect(subject).toMatch(/^\[CLM-\w+\] Reclamación: /);
    expect(customers.some(({ text }) => text.startsWith('Necesitamos algo de usted\n\nHola, Casey:'))).toBe(
      true,
    );
    for (const { subject } of await items(claimId, 'emails', 'fixit-owner'))
      expect(subject).toMatch(/^\[CLM-\w+\] Claim for /);
  });
});
