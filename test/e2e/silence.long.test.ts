import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceOf, fileClaim, incidentNow } from '../../bench/outside/claim-flows.ts';
import { type Started, start } from './started.ts';

let started: Started;
beforeAll(async () => {
  started = await start(18_880);
}, 180_000);
afterAll(() => started?.stop());

describe('a claim whose customer says nothing', () => {
  it('closes after 180 days, reminded on the days it was told, and opens again in agent review', async () => {
    const { flow } = started;
    const casey = flow.as('customer');
    const tablet = await deviceOf(casey, 'tablet');
    const claimId = await fileClaim(
      flow,
      casey,
      tablet.deviceId,
      await incidentNow(flow, 'liquid', 'Rain got into the bag.'),
    );
    await flow.reaches(casey, claimId, 'waiting-on-customer');
    const asked = Date.parse(await flow.local.now());
    await flow.local.advance('P181D');
    await flow.reaches(casey, claimId, 'closed-inactive');
    const mails = await flow.local.mail({ to: 'customer@example.com', claimId });
    const days = mails.map(({ date }) => Math.round((Date.parse(date) - asked) / 86_400_000));
    expect(days.toReversed().filter((day) => day > 0)).toEqual([3, 7, 12, 173, 180]);

    await flow.as('agent').post(`/claims/${claimId}/reopen`, { reason: 'Casey called.' });
    await flow.reaches(casey, claimId, 'in-review');
    await flow.local.idle();
    const executions = await flow.local.executions(claimId);
    expect(executions.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
      `${claimId}-1 SUCCEEDED`,
      `${claimId}-2 RUNNING`,
    ]);
  });
});
