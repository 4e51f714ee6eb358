import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClaimOfDeviceKey } from '../../../lambdas/adapters/table/device-keys.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;

beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/devices/index.ts'));
});
afterAll(() => api.close());

const camera = { kind: 'camera', make: 'Canon', model: 'EOS R10', condition: 'working' };
const add = (body: object, headers: Record<string, string> = {}, as: Person = 'casey') =>
  api.call('POST', '/api/devices', { as, body, headers });
const idsOf = async (as: Person): Promise<string[]> =>
  (await api.call('GET', '/api/devices', { as })).json.items.map(
    (device: { deviceId: string }) => device.deviceId,
  );

describe('the devices of a customer', () => {
  it('are the own ones, without those taken off', async () => {
    expect((await idsOf('casey')).sort()).toEqual(['casey-laptop', 'casey-phone', 'casey-tablet']);
    expect(await idsOf('riley')).toEqual(['riley-phone']);
  });

  it('come in pages, none lost and none twice', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query: Record<string, string> = { limit: '1', ...(cursor !== undefined && { cursor }) };
      const { json } = await api.call('GET', '/api/devices', { as: 'casey', query });
      seen.push(...json.items.map((device: { deviceId: string }) => device.deviceId));
      cursor = json.cursor;
    } while (cursor !== undefined);
    expect(seen.sort()).toEqual(['casey-laptop', 'casey-phone', 'casey-tablet']);
  });

  it('are not reached by the cursor of somebody else, nor by a made-up one', async () => {
    const list = await api.call('GET', '/api/devices', { as: 'casey', query: { limit: '1' } });
    for (const cursor of [
      list.json.cursor,
      'nonsense',
      Buffer.from('{"pk":"DEVICE#casey-phone"}').toString('base64url'),
    ]) {
      const { status, json } = await api.call('GET', '/api/devices', { as: 'riley', query: { cursor } });
      expect([status, json.errors[0].path]).toEqual([400, 'cursor']);
    }
  });

  it('are hidden from other customers and closed to partners', async () => {
    expect((await api.call('GET', '/api/devices/casey-phone', { as: 'riley' })).status).toBe(404);
    expect((await api.call('DELETE', '/api/devices/casey-phone', { as: 'riley' })).status).toBe(404);
    expect((await api.call('GET', '/api/devices/casey-phone', { as: 'fixit-owner' })).status).toBe(403);
    expect(
      (await api.call('GET', '/api/devices', { as: 'riley', query: { customerId: 'casey' } })).status,
    ).toBe(404);
    const forAgent = await api.call('GET', '/api/devices', { as: 'avery', query: { customerId: 'casey' } });
    expect(forAgent.json.items).toHaveLength(3);
    const unknown = await api.call('GET', '/api/devices/nobody-has-it', { as: 'casey' });
    const foreign = await api.call('GET', '/api/devices/riley-phone', { as: 'casey' });
    expect(unknown.text).toBe(foreign.text);
    // Longer than a key of the table may be.
    const endless = await api.call('GET', `/api/devices/${'a'.repeat(3_000)}`, { as: 'casey' });
    expect([endless.status, endless.text]).toEqual([404, foreign.text]);
  });
});

describe('adding a device', () => {
  it('refuses what can not be protected, each fault by its field', async () => {
    const drone = await add({
      ...camera,
      kind: 'drone',
      condition: 'damaged',
      imei: '123',
      purchasedAt: '2027-01-01',
    });
    expect(drone.status).toBe(400);
    expect(drone.json.errors.map((fault: { path: string }) => fault.path)).toEqual([
      'kind',
      'condition',
      'imei',
      'purchasedAt',
    ]);
    expect(drone.json.errors[0].message).toBe('Drones and motorised vehicles can’t be protected.');
    expect(drone.json.errors[1].message).toContain('repair or replace it first, then add it');
    expect((await add({ ...camera, kind: 'submarine' })).json.errors[0].path).toBe('kind');
  });

  it('takes makes, models and serials of one line, since they stand in subjects and exports', async () => {
    const refused = await add({
      ...camera,
      make: 'App\u0001le',
      model: 'X\r\nBcc: evil@x.example',
      serial: 'S\u0000',
    });
    expect(refused.json.errors.map(({ path }: { path: string }) => path)).toEqual([
      'make',
      'model',
      'serial',
    ]);
  });

  it('refuses an IMEI with a wrong check digit and keeps a right one as digits', async () => {
    const tablet = { ...camera, kind: 'tablet', make: 'Samsung', model: 'Tab S9' };
    expect((await add({ ...tablet, imei: '49-015420-323751-9' })).status).toBe(400);
    const added = await add({ ...tablet, imei: '49-015420-323751-8' });
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({ imei: '490154203237518', verification: 'unverified', addedAt: NOW });
    expect(added.json.photosNeeded).toHaveLength(1);
    const again = await add({ ...tablet, imei: '490154203237518' });
    expect([again.status, again.json.detail]).toEqual([409, expect.stringContaining('already')]);
  });

  it('refuses a second phone', async () => {
    const phone = { ...camera, kind: 'phone', make: 'Apple', model: 'iPhone 13' };
    const { status, json } = await add(phone);
    expect([status, json.detail]).toEqual([409, expect.stringContaining('one phone')]);
  });

  it('answers the same call again with the same device, and another body with 422', async () => {
    const headers = { 'Idempotency-Key': 'camera-1' };
    const [first, second] = [await add(camera, headers), await add(camera, headers)];
    expect(second.text).toBe(first.text);
    expect((await idsOf('casey')).filter((id) => id === first.json.deviceId)).toHaveLength(1);
    expect((await add({ ...camera, model: 'EOS R50' }, headers)).status).toBe(422);
  });

  it('never gives the last slot to two', async () => {
    const free = 26 - (await idsOf('riley')).length;
    for (let index = 1; index < free; index += 1)
      expect((await add({ ...camera, serial: `R${index}` }, {}, 'riley')).status).toBe(201);
    api.server.beforeNextWrite(async () => {
      expect((await add({ ...camera, serial: 'winner' }, {}, 'riley')).status).toBe(201);
    });
    const late = await add({ ...camera, serial: 'loser' }, {}, 'riley');
    expect([late.status, late.json.detail]).toEqual([409, expect.stringContaining('no slot left')]);
    expect(await idsOf('riley')).toHaveLength(26);
  });
});

describe('taking a device off', () => {
  it('waits for its open claim, and frees its slot', async () => {
    const marker = openClaimOfDeviceKey('casey-tablet');
    await api.table.transact([api.table.create(marker, { entity: 'open-claim', claimId: 'CLM-00000000' })]);
    const refused = await api.call('DELETE', '/api/devices/casey-tablet', { as: 'casey' });
    expect([refused.status, refused.json.detail]).toEqual([409, expect.stringContaining('open claim')]);
    const removed = await api.call('DELETE', '/api/devices/casey-laptop', { as: 'casey' });
    expect([removed.status, removed.json.removedAt]).toEqual([200, NOW]);
    expect(await idsOf('casey')).not.toContain('casey-laptop');
    expect((await api.call('DELETE', '/api/devices/casey-laptop', { as: 'casey' })).status).toBe(404);
  });
});

describe('verification', () => {
  const photo = { fileName: 'front.jpg', contentType: 'image/jpeg', size: 2_000_000 };

  it('goes from photos to an agent, who asks again or accepts, once', async () => {
    const { deviceId } = (await add({ ...camera, serial: 'verify-me' })).json;
    const path = `/api/devices/${deviceId}`;
    const announced = await api.call('POST', `${path}/photos`, { as: 'casey', body: photo });
    expect(announced.status).toBe(201);
    expect(announced.json.upload.fields).toMatchObject({
      key: `devices/${deviceId}/${announced.json.documentId}`,
      'Content-Type': 'image/jpeg',
    });
    const policy = JSON.parse(Buffer.from(announced.json.upload.fields.Policy, 'base64').toString());
    expect(policy.conditions).toContainEqual(['content-length-range', 1, photo.size]);

    expect(announced.json.slot).toBe('front');
    const shown = await api.call('GET', path, { as: 'avery' });
    expect(shown.json).toMatchObject({
      verification: 'pending',
      photos: [{ status: 'pending', fileName: 'front.jpg', slot: 'front' }],
    });

    const noReason = await api.call('POST', `${path}/review`, { as: 'avery', body: { outcome: 'again' } });
    expect([noReason.status, noReason.json.errors[0].path]).toEqual([400, 'reason']);
    const again = await api.call('POST', `${path}/review`, {
      as: 'avery',
      body: { outcome: 'again', reason: 'Too dark' },
    });
    expect(again.json).toMatchObject({ verification: 'again', verificationReason: 'Too dark' });
    const accepted = await api.call('POST', `${path}/review`, { as: 'avery', body: { outcome: 'accept' } });
    expect(accepted.json).toMatchObject({ verification: 'verified', verifiedAt: NOW, photosNeeded: [] });
    expect(accepted.json).not.toHaveProperty('verificationReason');
    const twice = await api.call('POST', `${path}/review`, { as: 'blake', body: { outcome: 'accept' } });
    expect([twice.status, twice.json.by]).toEqual([409, 'Avery']);
    expect(twice.json.type).toMatch(/\/already-decided$/);
  });

  it('takes no file that is too large or no picture', async () => {
    const path = '/api/devices/casey-phone/photos';
    const large = await api.call('POST', path, { as: 'casey', body: { ...photo, size: 16 * 1024 * 1024 } });
    expect([large.status, large.json.errors[0].path]).toEqual([400, 'size']);
    const pdf = await api.call('POST', path, {
      as: 'casey',
      body: { ...photo, contentType: 'application/pdf' },
    });
    expect([pdf.status, pdf.json.errors[0].path]).toEqual([400, 'contentType']);
    expect((await api.call('POST', path, { as: 'riley', body: photo })).status).toBe(404);
  });
});
