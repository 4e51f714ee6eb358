import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asked, claimOf, filed, linkPath } from '../claim-steps.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(async () => {
    const [links, staff, claims] = [
      await import('../../../lambdas/api/links/index.ts'),
      await import('../../../lambdas/api/staff/index.ts'),
      await import('../../../lambdas/api/claims/index.ts'),
    ];
    return {
      handler: (event, context) => {
        const { rawPath } = event as { rawPath: string };
        if (rawPath.startsWith('/c/')) return links.handler(event, context) as Promise<unknown>;
        const area = rawPath.startsWith('/api/staff') ? staff : claims;
        return area.handler(event, context) as Promise<unknown>;
      },
    };
  });
});
afterEach(() => api.close());

type Answers = Promise<Awaited<ReturnType<Api['call']>>>;
const post = (path: string, body: object, as: Person = 'avery'): Answers =>
  api.call('POST', `/api/claims/${path}`, { as, body });
const get = async (path: string, as: Person = 'avery', query: Record<string, string> = {}) =>
  (await api.call('GET', `/api/${path}`, { as, query })).json;

const form = (fields: Record<string, string> = {}) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

const denial = {
  kind: 'fraud',
  clause: 'fraud',
  reason: 'The photo was on sale in 2024.\nIts serial is another.',
};
const deny = { outcome: 'deny', denial };

/** What the customer and the shop read of the claim, wherever they could. */
async function outsiders(claimId: string): Promise<string> {
  const read = (['casey', 'fixit-owner'] as const).flatMap((as) =>
    ['', '/history', '/decision', '/emails', '/comments', '/documents'].map((what) =>
      api.call('GET', `/api/claims/${claimId}${what}`, { as }),
    ),
  );
  return (await Promise.all(read)).map(({ text }) => text).join('\n');
}

describe('a denial as fraud, where the brand asks for a second agent', () => {
  it('is proposed by one, refused to the same, and confirmed by another; only then the customer is told', async () => {
    const claimId = await filed(api);
    const preview = await post(`${claimId}/decide/preview`, deny);
    expect(preview.json).toMatchObject({ status: 'denied-fraud', needsConfirmation: true });
    const proposed = await post(`${claimId}/decide`, deny);
    expect(proposed.json).toMatchObject({
      status: 'new',
      proposal: { by: { name: 'Avery' }, denial, dueAt: '2026-06-02T21:00:00.000Z' },
    });
    expect(await outsiders(claimId)).not.toMatch(/on sale|fraud|propos/i);
    const { items } = await get(`claims/${claimId}/emails`, 'blake');
    const mails = items.filter(({ text }: { text: string }) => text.includes('on sale in 2024'));
    expect(mails.map(({ to }: { to: string[] }) => to[0])).not.toContain('avery@example.com');
    expect(mails[0].text).toContain('Avery proposes to deny the claim as fraud. Confirm or decline it');
    const queue = await get('staff/queue', 'blake', { view: 'to-confirm' });
    expect(queue.items.map((item: { claimId: string }) => item.claimId)).toEqual([claimId]);

    for (const path of ['decide', 'decide/preview']) {
      const own = await post(`${claimId}/${path}`, deny);
      expect([own.status, own.json.detail]).toEqual([
        409,
        expect.stringContaining('another agent confirms or declines it'),
      ]);
    }
    expect((await post(`${claimId}/decide/preview`, deny, 'blake')).json.needsConfirmation).toBe(false);
    const done = await post(`${claimId}/decide`, deny, 'blake');
    expect(done.json).toMatchObject({ status: 'denied-fraud', denial: { proposedBy: { name: 'Avery' } } });
    expect(done.json).not.toHaveProperty('proposal');
    const customers = await outsiders(claimId);
    expect(customers).toContain('on sale in 2024');
    expect(customers).not.toContain('Proposed by');
  });

  it('is declined with a reason, by whoever decides claims', async () => {
    const claimId = await filed(api);
    await post(`${claimId}/decide`, deny);
    const decline = `${claimId}/proposal/decline`;
    expect((await post(decline, { reason: ' ' }, 'blake')).json.errors[0].path).toBe('reason');
    expect((await post(decline, { reason: 'No.' }, 'casey')).status).toBe(403);
    const reason = 'The seller used our customer’s photo.';
    const declined = await post(decline, { reason }, 'blake');
    expect(declined.json).toMatchObject({ status: 'in-review' });
    expect(declined.json).not.toHaveProperty('proposal');
    expect(await outsiders(claimId)).not.toMatch(/on sale|fraud|propos|seller/i);
    const again = await post(decline, { reason }, 'blake');
    expect([again.status, again.json.type]).toEqual([409, expect.stringMatching(/not-possible-now$/)]);
  });

  it('goes by the links of the mails too: proposed by one, confirmed by another’s', async () => {
    const claimId = await filed(api);
    await post(`${claimId}/decide`, { outcome: 'request-estimate' });
    await post(
      `${claimId}/estimate`,
      {
        diagnosis: 'Cracked glass',
        recommendation: 'repair',
        lines: [{ kind: 'part', description: 'Glass', quantity: 1, unitCents: 20_000 }],
      },
      'fixit-owner',
    );
    const questionId = await asked(api, claimId);
    const own = linkPath(questionId, 'avery', 'deny');
    const proposed = await api.call('POST', own, form({ ...denial }));
    expect([proposed.status, proposed.text]).toEqual([200, expect.stringContaining('<h1>Proposed</h1>')]);
    expect((await claimOf(api, claimId)).status).toBe('in-review');
    const refused = await api.call('POST', own, form({ ...denial }));
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('another agent confirms')]);

    const other = linkPath(questionId, 'blake', 'deny');
    const page = (await api.call('GET', other)).text;
    expect(page).toContain('Avery proposes to deny it as fraud.');
    expect(page).toContain('<option value="fraud" selected>Fraud</option>');
    // As a browser sends what stands in the form.
    const typed = { ...denial, reason: denial.reason.replace('\n', '\r\n') };
    const done = await api.call('POST', other, form(typed));
    expect(done.text).toContain('status is now: Denied – Fraud');
    expect((await claimOf(api, claimId)).denial).toMatchObject({
      by: { name: 'Blake' },
      proposedBy: { name: 'Avery' },
    });
  });
});
