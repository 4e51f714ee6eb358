import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkItem } from '../../../lambdas/adapters/mail/link-store.ts';
import type { MessageRecord } from '../../../lambdas/domain/claim/records.ts';
import { makeLinkId } from '../../../lambdas/domain/mail/link-id.ts';
import { messageWrite } from '../../../lambdas/mail/acting/mail-writes.ts';
import { acceptedDocument, adjudicated, asked, claimOf, filed, incident, linkPath } from '../claim-steps.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import { LINK_KEY } from '../table-server.ts';

let api: Api;
let claims: Api['call'];
beforeEach(async () => {
  // Both areas on one table: the links page reads what the claims API wrote.
  api = await startApi(async () => {
    const [links, claimsApi] = [
      await import('../../../lambdas/api/links/index.ts'),
      await import('../../../lambdas/api/claims/index.ts'),
    ];
    return {
      handler: (event, context) => {
        const { rawPath } = event as { rawPath: string };
        const { handler } = rawPath.startsWith('/c/') ? links : claimsApi;
        return handler(event, context) as Promise<unknown>;
      },
    };
  });
  claims = api.call;
});
afterEach(() => api.close());

const form = (fields: Record<string, string> = {}) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

const decide = (claimId: string, body: object) =>
  claims('POST', `/api/claims/${claimId}/decide`, { as: 'blake', body });

/** A claim with an estimate of `parts` + $60 labor before the agents, its question open. */
async function estimated(partsCents: number): Promise<{ claimId: string; questionId: string }> {
  const claimId = await filed(api);
  await decide(claimId, { outcome: 'request-estimate' });
  const estimate = {
    diagnosis: 'Cracked glass',
    recommendation: 'repair',
    lines: [
      { kind: 'part', description: 'Glass', quantity: 1, unitCents: partsCents },
      { kind: 'labor', description: 'Work', quantity: 1, unitCents: 6_000 },
    ],
  };
  const sent = await claims('POST', `/api/claims/${claimId}/estimate`, { as: 'fixit-owner', body: estimate });
  expect(sent.json.status).toBe('in-review');
  return { claimId, questionId: await asked(api, claimId) };
}

describe('an approval link', () => {
  it('shows one form to GET and to HEAD, as often as they come, and does nothing', async () => {
    const { claimId, questionId } = await estimated(20_000);
    const path = linkPath(questionId, 'avery', 'approve');
    for (const _ of [1, 2, 3]) {
      const page = await api.call('GET', path);
      expect(page.status).toBe(200);
      expect(page.text.match(/<form /g)).toHaveLength(1);
      expect(page.text).toContain('<form method="post"><button type="submit">Approve the claim</button>');
      expect(page.text).not.toContain('<script');
      expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      const head = await api.call('HEAD', path);
      expect([head.status, head.text]).toEqual([200, '']);
    }
    expect((await claimOf(api, claimId)).status).toBe('in-review');
  });

  it('approves once; every other link of the question then says who decided and when', async () => {
    const { claimId, questionId } = await estimated(20_000);
    const path = linkPath(questionId, 'avery', 'approve');
    const page = await api.call('POST', path, form());
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('status is now: Approved')]);
    const claim = await claimOf(api, claimId);
    expect(claim).toMatchObject({
      status: 'approved',
      resolution: 'repair',
      approvedTotalCents: 26_000,
      movedBy: { role: 'agent', name: 'Avery', userId: 'avery' },
    });
    const others = [path, linkPath(questionId, 'avery', 'deny'), linkPath(questionId, 'blake', 'approve')];
    for (const other of others)
      for (const method of ['GET', 'POST'] as const) {
        const used = await api.call(method, other, method === 'POST' ? form() : {});
        expect(used.status).toBe(200);
        expect(used.text).toContain(
          `Already decided by Avery at <time datetime="${NOW}">June 2, 2026 at 11:00 AM PDT`,
        );
        expect(used.text).not.toContain('<form');
      }
    expect((await claimOf(api, claimId)).version).toBe(claim.version);
  });

  it('lets one of two uses at once win', async () => {
    const { claimId, questionId } = await estimated(20_000);
    const pages = await Promise.all([
      api.call('POST', linkPath(questionId, 'avery', 'approve'), form()),
      api.call(
        'POST',
        linkPath(questionId, 'blake', 'deny'),
        form({ kind: 'not-covered', clause: 'pre-existing-damage', reason: 'It is.' }),
      ),
    ]);
    const { movedBy } = await claimOf(api, claimId);
    const told = pages.filter((page) => page.text.includes(`Already decided by ${movedBy.name} at`));
    expect(told).toHaveLength(1);
    expect(pages.map((page) => page.status)).toEqual([200, 200]);
  });

  it('asks for sign-in above $500, and does nothing', async () => {
    const { claimId, questionId } = await estimated(44_001);
    const page = await api.call('POST', linkPath(questionId, 'avery', 'approve'), form());
    expect(page.status).toBe(403);
    expect(page.text).toContain('sign in');
    expect(page.text).toContain(`https://portal.example.com/claims/${claimId}`);
    expect((await claimOf(api, claimId)).status).toBe('in-review');
  });

  it('asks for sign-in where an invoice names another payee than the record', async () => {
    const { claimId, questionId } = await estimated(20_000);
    await api.call('POST', linkPath(questionId, 'avery', 'approve'), form());
    const sent = await claims('POST', `/api/claims/${claimId}/invoice`, {
      as: 'fixit-owner',
      body: {
        invoiceNumber: 'A-1',
        partsCents: 20_000,
        laborCents: 6_000,
        taxCents: 0,
        payment: { method: 'paypal', email: 'other@example.org' },
      },
    });
    expect(sent.json).toMatchObject({ status: 'in-review', payments: [] });
    const page = await api.call('POST', linkPath(await asked(api, claimId, 2), 'avery', 'approve'), form());
    expect(page.status).toBe(403);
    expect((await claimOf(api, claimId)).payments).toEqual([]);
  });
});

describe('a link to ask or to deny', () => {
  it('asks the customer', async () => {
    const { claimId, questionId } = await estimated(20_000);
    await api.call('POST', linkPath(questionId, 'avery', 'ask'), form({ message: 'Is it the front glass?' }));
    expect(await claimOf(api, claimId)).toMatchObject({
      status: 'waiting-on-customer',
      waiting: { text: 'Is it the front glass?', askedBy: { name: 'Avery' } },
    });
  });

  it('names each missing field beside it, keeps what was typed, and escapes it', async () => {
    const { claimId, questionId } = await estimated(20_000);
    const path = linkPath(questionId, 'avery', 'deny');
    const page = await api.call('POST', path, form({ kind: 'fraud', clause: 'no-such', reason: ' ' }));
    expect(page.status).toBe(422);
    expect(page.text).toContain('<option value="fraud" selected>');
    expect(page.text).toContain('<p class="fault" id="clause-fault">Clause of the terms: choose one</p>');
    expect(page.text).toContain('id="reason-fault"');
    expect(page.text).not.toContain('id="kind-fault"');
    const typed = await api.call('POST', path, form({ reason: '</textarea><script>alert(1)</script>' }));
    expect(typed.status).toBe(422);
    expect(typed.text).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect((await claimOf(api, claimId)).status).toBe('in-review');
  });

  it('denies with kind, clause and reason', async () => {
    const { claimId, questionId } = await estimated(20_000);
    const fields = {
      kind: 'not-covered',
      clause: 'pre-existing-damage',
      reason: 'The crack is on the first photo.',
    };
    const page = await api.call('POST', linkPath(questionId, 'avery', 'deny'), form(fields));
    expect(page.text).toContain('Denied – Not a Covered Loss');
    expect(await claimOf(api, claimId)).toMatchObject({ status: 'denied-not-covered', denial: fields });
  });
});

/** As a program sends a form that it takes for one with files. */
const multipart = (fields: Record<string, string>) => ({
  headers: { 'content-type': 'multipart/form-data; boundary=a-b' },
  body: `${Object.entries(fields)
    .map(([name, text]) => `--a-b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`)
    .join('')}--a-b--\r\n`,
});

describe('a link to answer', () => {
  it('takes a form in either of the ways in which forms are sent', async () => {
    const claimId = await filed(api, { incident });
    await decide(claimId, { outcome: 'ask-customer', message: 'Where was it?' });
    const path = linkPath(await asked(api, claimId), 'casey', 'answer');
    const broken = { ...multipart({}), body: 'no boundary at all' };
    for (const sent of [broken, multipart({ message: ' ' }), multipart({ text: 'At home.' })]) {
      const refused = await api.call('POST', path, sent);
      expect([refused.status, refused.text.includes('is needed')]).toEqual([422, true]);
    }
    expect((await api.call('POST', path, multipart({ message: 'At home.' }))).text).toContain('Thank you');
    expect((await claimOf(api, claimId)).status).toBe('in-review');
  });

  it('takes the customer’s answer', async () => {
    const claimId = await filed(api);
    await decide(claimId, { outcome: 'ask-customer', message: 'Which side?' });
    const path = linkPath(await asked(api, claimId), 'casey', 'answer');
    expect((await api.call('GET', path)).text).toContain('<blockquote>Which side?</blockquote>');
    const page = await api.call('POST', path, form({ message: 'The left one.' }));
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('In Review – Claimflow')]);
    const comments = await claims('GET', `/api/claims/${claimId}/comments`, { as: 'casey' });
    expect(comments.json.items).toMatchObject([
      { text: 'The left one.', author: { role: 'customer', name: 'Casey' } },
    ]);
  });

  it('reads the shop’s text as an estimate', async () => {
    const claimId = await filed(api);
    await decide(claimId, { outcome: 'request-estimate' });
    const path = linkPath(await asked(api, claimId), 'fixit', 'answer');
    const message =
      'Diagnosis: cracked glass.\nWe recommend repair.\nParts: $120.00\nLabor: $60.00\nSales tax: $10.80';
    const page = await api.call('POST', path, form({ message }));
    expect(page.status).toBe(200);
    expect(await claimOf(api, claimId)).toMatchObject({
      status: 'in-review',
      estimate: { totalCents: 19_080, via: 'link', companyId: 'fixit', recommendation: 'repair' },
    });
  });

  it('keeps, once, what it cannot read as an estimate, and says what is missing', async () => {
    const claimId = await filed(api);
    await decide(claimId, { outcome: 'request-estimate' });
    const path = linkPath(await asked(api, claimId), 'fixit', 'answer');
    for (const _ of [1, 2]) {
      const page = await api.call('POST', path, form({ message: 'It can be repaired.' }));
      expect(page.status).toBe(422);
      expect(page.text).toContain('the estimate names no cost');
      expect(page.text).toContain('>It can be repaired.</textarea>');
    }
    expect((await claimOf(api, claimId)).status).toBe('estimate-needed');
    const comments = await claims('GET', `/api/claims/${claimId}/comments`, { as: 'avery' });
    expect(comments.json.items).toMatchObject([{ text: 'It can be repaired.' }]);
  });

  it('is closed to a shop that the claim is no longer referred to', async () => {
    const claimId = await filed(api);
    await decide(claimId, { outcome: 'request-estimate' });
    const path = linkPath(await asked(api, claimId), 'fixit', 'answer');
    await claims('POST', `/api/claims/${claimId}/referral`, { as: 'casey', body: { companyId: 'volt' } });
    const page = await api.call('POST', path, form({ message: 'Parts $10, labor $10' }));
    expect(page.text).toContain('Already decided by Casey at');
  });
});

describe('a link to confirm a mail', () => {
  it('has the mail do, once, what it would have done', async () => {
    const claimId = await filed(api);
    await decide(claimId, { outcome: 'ask-customer', message: 'Which side?' });
    const emailId = 'eml-unproven';
    const mail: MessageRecord = {
      messageId: emailId,
      claimId,
      direction: 'in',
      kind: 'answer',
      party: { key: 'c', name: 'Casey', address: 'casey@example.com' },
      from: 'casey@example.com',
      to: ['claims@claimflow.example'],
      cc: [],
      subject: 'Re: question',
      text: 'The left <b>one</b>.',
      at: NOW,
      sendState: 'received',
      documentIds: [],
      onceConfirmed: 'answer',
    };
    const target = { questionId: emailId, person: 'casey', action: 'confirm-sender' } as const;
    const holder = { role: 'customer', name: 'Casey', userId: 'casey' } as const;
    await api.table.transact([
      messageWrite(api.table, mail),
      linkItem(api.table, LINK_KEY, claimId, { ...target, holder }, Date.parse(NOW)),
    ]);
    const path = `/c/${makeLinkId(LINK_KEY, target)}`;
    const page = await api.call('GET', path);
    expect(page.text).toContain('<blockquote>The left &lt;b&gt;one&lt;/b&gt;.</blockquote>');
    expect(page.text).toContain('Yes, I wrote this mail');
    expect((await claimOf(api, claimId)).status).toBe('waiting-on-customer');
    const posts = await Promise.all([api.call('POST', path, form()), api.call('POST', path, form())]);
    expect(posts.map(({ status }) => status)).toEqual([200, 200]);
    expect((await api.call('GET', path)).text).toContain('The mail is confirmed as yours');
    expect((await claimOf(api, claimId)).status).toBe('in-review');
    const comments = await claims('GET', `/api/claims/${claimId}/comments`, { as: 'casey' });
    expect(comments.json.items).toMatchObject([{ text: 'The left <b>one</b>.', via: 'mail' }]);
  });
});

describe('a link that is no link', () => {
  it('is closed or unknown: never made, or expired', async () => {
    const { questionId } = await estimated(20_000);
    const unknown = await api.call('GET', '/c/nothing');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('This link is closed or unknown');
    vi.setSystemTime(Date.parse(NOW) + 201 * 86_400_000);
    const path = linkPath(questionId, 'avery', 'approve');
    expect((await api.call('GET', path)).text).toBe(unknown.text);
    expect((await api.call('POST', path, form())).status).toBe(404);
  });

  it('knows no other method', async () => {
    const { status, headers } = await api.call('DELETE', '/c/nothing');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });
});

describe('an auto-approved claim', () => {
  it('asks no agent', async () => {
    const claimId = await filed(api, { incident });
    await acceptedDocument(api, claimId);
    expect((await adjudicated(api, claimId)).status).toBe('approved');
  });
});
