import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';

let flow: Claimflow;
beforeAll(async () => {
  flow = await Claimflow.start();
}, 120_000);
afterAll(() => flow.stop());

const anonymous = async (path: string) => {
  const answer = await flow.portal({ path: `/api${path}` });
  return { status: answer.status, body: JSON.parse(Buffer.from(answer.body).toString()) };
};

describe('the knowledge base', () => {
  it('answers strangers with what is public, the team and partners with more', async () => {
    const open = await anonymous('/kb?search=deduct');
    expect(open.status).toBe(200);
    expect(open.body.items[0]).toMatchObject({ articleId: 'art-deductible-and-limit' });
    expect((await anonymous('/kb/art-claims-process')).body.html).toContain('/pictures/claim-process.svg');
    expect((await anonymous('/kb/art-team-fraud-signals')).status).toBe(404);
    expect((await flow.ok('agent', 'GET', '/kb/art-team-fraud-signals')).title).toContain('For the team');
    const faq = await flow.ok('partner', 'GET', '/kb/faq');
    expect(faq).toMatchObject({ mustConfirm: true });
    await flow.ok('partner', 'POST', '/kb/faq/confirmation', { version: faq.version });
    expect((await flow.ok('partner', 'GET', '/kb/faq')).mustConfirm).toBe(false);
  });

  it('shows a picture of an article once it was inspected, and takes a withdrawn article from the shelf', async () => {
    const text = {
      ...{ title: 'With a picture', summary: 'See it.', category: 'filing', visibility: 'public', roles: [] },
      ...{ language: 'en', faq: false, incidentTypes: [], keywords: [] },
    };
    const { articleId } = await flow.ok('agent', 'POST', '/kb', { ...text, html: '<p>Soon.</p>' });
    const documentId = await flow.uploadTo('agent', `/kb/${articleId}/documents`);
    const html = `<p><img src="document:${documentId}" alt="It"></p>`;
    await flow.ok('agent', 'PUT', `/kb/${articleId}`, { ...text, html, version: 1 });
    await flow.ok('admin', 'POST', `/kb/${articleId}/publish`, { version: 2 });
    const shown: string = (await anonymous(`/kb/${articleId}`)).body.html;
    const address = new URL(/src="(http[^"]+)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? '');
    const picture = await flow.runtime.aws({
      ...{ method: 'GET', path: address.pathname, query: address.search.slice(1) },
      ...{ headers: { host: address.host }, body: new Uint8Array() },
    });
    expect(picture.status).toBe(200);
    const { items } = await flow.ok('agent', 'GET', '/kb/drafts');
    expect(items).toContainEqual(expect.objectContaining({ articleId, status: 'published' }));
    await flow.ok('admin', 'POST', `/kb/${articleId}/withdraw`, { version: 3 });
    expect((await anonymous('/kb?search=picture')).body.items).not.toContainEqual(
      expect.objectContaining({ articleId }),
    );
  });
});

describe('a ticket', () => {
  it('is a thread by mail both ways', async () => {
    const asked = { subject: 'My bill', text: 'Why twice?' };
    const { ticketId } = await flow.ok('dealer', 'POST', '/tickets', asked);
    await flow.runtime.idle();
    const [confirmed] = await flow.mails('dealer@example.com');
    expect(confirmed?.subject).toBe(`[${ticketId}] My bill`);
    expect((await flow.mails('agent@example.com'))[0]?.text).toContain('Why twice?');
    const documentId = await flow.uploadTo('dealer', `/tickets/${ticketId}/documents`);
    await flow.ok('agent', 'POST', `/tickets/${ticketId}/replies`, { text: 'The first was a hold.' });
    await flow.runtime.idle();
    const [answered] = await flow.mails('dealer@example.com');
    expect(answered?.text).toContain('The first was a hold.');
    const reply = { to: answered?.replyTo ?? '', subject: 'Re: My bill' };
    await flow.mailIn({ ...reply, from: 'stranger@example.net', text: 'Me too!' });
    await flow.mailIn({ ...reply, from: 'dealer@example.com', text: 'Thank you, but until when?' });
    await flow.mailIn({ ...reply, from: 'agent@example.com', text: 'I ask the bank.' });
    const seen = await flow.ok('dealer', 'GET', `/tickets/${ticketId}`);
    expect(seen).toMatchObject({ status: 'open', documents: [{ documentId, status: 'accepted' }] });
    expect(seen.entries.map(({ text, via }: { text: string; via: string }) => [text, via])).toEqual([
      ['Why twice?', 'portal'],
      ['The first was a hold.', 'portal'],
      ['Thank you, but until when?', 'mail'],
    ]);
    const { entries } = await flow.ok('agent', 'GET', `/tickets/${ticketId}`);
    expect(entries.at(-1)).toMatchObject({ text: 'I ask the bank.', internal: true });
    const { items } = await flow.ok('agent', 'GET', '/staff/unmatched-mail');
    expect(items).toContainEqual(expect.objectContaining({ from: 'stranger@example.net' }));
    await flow.ok('dealer', 'POST', `/tickets/${ticketId}/close`, {});
  });
});

describe('words', () => {
  it('of a mail are the admin’s from the next mail on', async () => {
    const words = {
      headline: '{item}: we have it',
      body: 'By {by.day} at the latest.\n\n[button]',
      revision: 0,
    };
    await flow.ok('admin', 'PUT', '/mail-words/customer.claim-received', words);
    const claimId = await flow.file({ type: 'cracked-screen' });
    await flow.runtime.idle();
    const mails = await flow.mails('customer@example.com', claimId);
    expect(mails.map(({ text }) => text).join()).toMatch(/iPhone.*: we have it/);
    await flow.ok('admin', 'DELETE', '/mail-words/customer.claim-received');
    const made = { title: 'Soon', text: 'Soon, {customer}.', uses: ['comment'] };
    const { wordsId } = await flow.ok('admin', 'POST', '/ready-words', made);
    await flow.ok('admin', 'DELETE', `/ready-words/${wordsId}`);
  });
});
