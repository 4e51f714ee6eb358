import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../../lambdas/adapters/coverage/coverage-reader.ts';
import { changeDevice } from '../../../lambdas/adapters/devices/device-store.ts';
import { devicesOf, readDevice } from '../../../lambdas/adapters/people/people.ts';
import { reviewDevice } from '../../../lambdas/domain/devices/review-device.ts';
import { claimOf, filed, incident } from '../claim-steps.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterAll(() => api.close());

const post = (claimId: string, what: string, body: object, as: Person = 'drew') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });

/** A claim for the device, approved like this. */
async function approved(deviceId: string, resolution: string, type = 'accidental-damage'): Promise<string> {
  const claimId = await filed(api, { deviceId, incident: { ...incident, type } });
  const decided = await post(claimId, 'decide', { outcome: 'approve', resolution, amountCents: 50_000 });
  expect(decided.json).toMatchObject({ status: 'approved', resolution });
  return claimId;
}

describe('a settled replacement', () => {
  it('takes the old item’s place on the plan: verified, and covered without a wait', async () => {
    const claimId = await approved('casey-phone', 'replacement');
    const item = { model: 'iPhone 15', serial: 'f2l 9', imei: '490154203237518' };
    const wrong = await post(claimId, 'settle', { note: 'Delivered.', item: { imei: '490154203237519' } });
    expect(wrong.json).toMatchObject({ status: 400, errors: [{ path: 'item.imei' }] });
    const settled = await post(claimId, 'settle', { note: 'Delivered.', item });
    expect(settled.json).toMatchObject({ status: 'completed' });

    expect(await readDevice(api.table, 'casey-phone')).toMatchObject({ removedAt: NOW });
    const devices = await devicesOf(api.table, 'casey');
    const added = devices.filter(({ replaces }) => replaces === 'casey-phone');
    expect(added).toMatchObject([
      {
        ...{ kind: 'phone', make: 'Apple', model: 'iPhone 15', serial: 'F2L9', imei: '490154203237518' },
        ...{ verification: 'verified', verifiedBy: 'replacement', verifiedAt: NOW, addedAt: NOW },
      },
    ]);
    const again = await post(claimId, 'settle', { note: 'Delivered.' });
    expect(again.status).toBe(409);
    expect(await devicesOf(api.table, 'casey')).toHaveLength(devices.length);

    const next = await filed(api, { deviceId: added[0]?.deviceId });
    const { facts } = await readCase(api.table, await claimOf(api, next), [], Date.parse(NOW));
    expect(facts.device).toMatchObject({ verified: true, coveredFrom: undefined });
    expect((await filing('casey-phone')).status).toBe(404);
  });
});

const filing = (deviceId: string) =>
  api.call('POST', '/api/claims', { as: 'casey', body: { deviceId, incident, submit: true } });

describe('an item that was paid out', () => {
  it('can’t be claimed again until it is verified', async () => {
    const claimId = await approved('casey-tablet', 'reimbursement');
    const belongs = await post(claimId, 'settle', { note: 'Paid.', item: { model: 'iPad' } });
    expect(belongs.json).toMatchObject({ status: 400, errors: [{ path: 'item' }] });
    expect((await post(claimId, 'settle', { note: 'Paid by check 17.' })).status).toBe(200);
    expect(await readDevice(api.table, 'casey-tablet')).toMatchObject({
      verification: 'again',
      reimbursed: { claimId, at: NOW },
    });
    const refused = await filing('casey-tablet');
    expect(refused.json).toMatchObject({ status: 409, detail: expect.stringContaining('paid out') });
    // A draft may be begun, and is sent once the item is verified.
    const draft = await filed(api, { deviceId: 'casey-tablet', submit: false });
    expect((await post(draft, 'submit', {}, 'casey')).status).toBe(409);
    const avery = { role: 'agent', name: 'Avery', userId: 'avery' } as const;
    await changeDevice(api.table, 'casey-tablet', (device) =>
      reviewDevice(device, { outcome: 'accept' }, avery, Date.parse(NOW)),
    );
    expect((await post(draft, 'submit', {}, 'casey')).status).toBe(200);
  });
});
