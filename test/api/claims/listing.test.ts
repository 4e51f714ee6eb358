import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filed } from '../claim-steps.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const list = async (as: Person, query: Record<string, string> = {}) =>
  (await api.call('GET', '/api/claims', { as, query })).json as {
    items: { claimId: string }[];
    cursor?: string;
  };

const ids = async (as: Person, query?: Record<string, string>): Promise<string[]> =>
  (await list(as, query)).items.map((item) => item.claimId);

/** Drafts of Casey's, begun a second apart; the last two in the same instant. */
async function drafts(count: number): Promise<string[]> {
  const made: string[] = [];
  for (let index = 0; index < count; index += 1) {
    vi.setSystemTime(Date.parse(NOW) + Math.min(index, count - 2) * 1_000);
    made.push(await filed(api, { submit: false }));
  }
  return made;
}

describe('GET /claims', () => {
  it('lists one’s own, by list', async () => {
    const draft = await filed(api, { submit: false });
    const active = await filed(api);
    const withdrawn = await filed(api, { deviceId: 'casey-tablet' });
    await api.call('POST', `/api/claims/${withdrawn}/withdraw`, { as: 'casey' });
    const rileys = await filed(api, { deviceId: 'riley-phone' }, { as: 'riley' });
    const all = [draft, active, withdrawn];
    expect((await ids('casey')).sort()).toEqual([...all].sort());
    expect(await ids('casey', { list: 'draft' })).toEqual([draft]);
    expect(await ids('casey', { list: 'active' })).toEqual([active]);
    expect(await ids('casey', { list: 'closed' })).toEqual([withdrawn]);
    expect((await ids('fixit-clerk')).sort()).toEqual([active, withdrawn].sort());
    expect(await ids('volt-owner')).toEqual([]);
    expect(await ids('riley')).toEqual([rileys]);
    expect((await ids('avery')).sort()).toEqual([...all, rileys].sort());
    expect((await ids('drew', { list: 'active' })).sort()).toEqual([active, rileys].sort());
  });

  it('pages newest first, without loss or repetition, also while claims move on', async () => {
    const made = await drafts(12);
    for (const as of ['casey', 'avery'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      let round = 0;
      do {
        const page = await list(as, { list: 'all', limit: '5', ...(cursor !== undefined && { cursor }) });
        expect(page.items.length).toBeLessThanOrEqual(5);
        seen.push(...page.items.map((item) => item.claimId));
        cursor = page.cursor;
        // Between the pages one that was shown and one that was not move to another list.
        const [shown, unseen] = [seen[round], made[round]];
        if (as === 'avery' && shown !== undefined && unseen !== undefined)
          for (const claimId of [shown, unseen])
            await api.call('POST', `/api/claims/${claimId}/withdraw`, { as: 'casey' });
        round += 1;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect([...seen].sort()).toEqual([...made].sort());
      // The last two were begun in the same instant: either may come first.
      expect(seen.slice(2)).toEqual([...made].reverse().slice(2));
    }
  });

  it('refuses what is no cursor and no limit', async () => {
    const fault = async (query: Record<string, string>) =>
      (await api.call('GET', '/api/claims', { as: 'casey', query })).json.errors[0].path;
    expect(await fault({ cursor: 'nonsense' })).toBe('cursor');
    expect(await fault({ cursor: Buffer.from('{"from":1}').toString('base64url') })).toBe('cursor');
    expect(await fault({ limit: '0' })).toBe('limit');
    expect(await fault({ limit: 'ten' })).toBe('limit');
    expect(await fault({ list: 'mine' })).toBe('list');
    expect(await fault({ sort: 'name' })).toBe('sort');
  });
});

describe('GET /claims/{id}', () => {
  it('reads a claim ID as people type it', async () => {
    const claimId = await filed(api);
    const typed = `clm ${claimId.slice(4).toLowerCase()}`;
    const answer = await api.call('GET', `/api/claims/${encodeURIComponent(typed)}`, { as: 'casey' });
    expect(answer.json).toMatchObject({
      claimId,
      version: 1,
      customer: { name: 'Casey', email: 'casey@example.com', phone: '+14155550123' },
      incident: { type: 'cracked-screen' },
      payments: [],
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('answers one 404 for what is not there and what one may not see', async () => {
    const claimId = await filed(api);
    const texts = await Promise.all(
      [
        ['riley', claimId],
        ['volt-owner', claimId],
        ['casey', 'CLM-00000000'],
        ['casey', 'nonsense'],
      ].map(async ([as, id]) => (await api.call('GET', `/api/claims/${id}`, { as: as as Person })).text),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('"status":404');
  });
});

describe('GET /claims/{id}/history', () => {
  it('pages by limit and cursor', async () => {
    const claimId = await filed(api);
    const page = (query: Record<string, string>) =>
      api.call('GET', `/api/claims/${claimId}/history`, { as: 'casey', query });
    const first = (await page({ limit: '1' })).json;
    expect(first.items).toMatchObject([{ status: 'draft' }]);
    const second = (await page({ limit: '1', cursor: first.cursor })).json;
    expect(second).toEqual({ items: [expect.objectContaining({ status: 'new' })] });
  });
});
