import { afterAll, beforeAll, expect, it } from 'vitest';
import { companyKey } from '../../../lambdas/adapters/table/company-keys.ts';
import { filed } from '../claim-steps.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterAll(() => api.close());

const comment = (claimId: string, as: Person, body: object) =>
  api.call('POST', `/api/claims/${claimId}/comments`, { as, body });
const seen = async (claimId: string, as: Person): Promise<string[]> =>
  (await api.call('GET', `/api/claims/${claimId}/comments`, { as })).json.items.map(
    ({ text }: { text: string }) => text,
  );

it('a partner’s words are for everyone or for the team, by the company’s default unless they say', async () => {
  const claimId = await filed(api);
  await comment(claimId, 'fixit-clerk', { text: 'For all' });
  const quiet = await comment(claimId, 'fixit-clerk', { text: 'For the team', visibility: 'claims-team' });
  expect(quiet.json.visibility).toBe('claims-team');
  const set = { commentVisibility: 'claims-team' };
  await api.table.transact([
    api.table.update(companyKey('fixit'), { set, condition: 'attribute_exists(pk)' }),
  ]);
  await comment(claimId, 'fixit-owner', { text: 'Quiet by default' });
  await comment(claimId, 'fixit-owner', { text: 'Loud this time', visibility: 'everyone' });
  const all = ['For all', 'For the team', 'Quiet by default', 'Loud this time'];
  expect(await seen(claimId, 'avery')).toEqual(all);
  expect(await seen(claimId, 'fixit-clerk')).toEqual(all);
  expect(await seen(claimId, 'casey')).toEqual(['For all', 'Loud this time']);
  const mails = (await api.call('GET', `/api/claims/${claimId}/emails`, { as: 'casey' })).json.items;
  expect(JSON.stringify(mails)).not.toContain('Quiet by default');
  expect((await comment(claimId, 'casey', { text: 'Psst', visibility: 'claims-team' })).status).toBe(400);
});
