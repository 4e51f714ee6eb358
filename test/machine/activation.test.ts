import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';
import { enter, type Newcomer, newcomer, passcodeTo, tryPasscode } from './newcomer.ts';
import { cameraPhoto, uploadPicture } from './pictures.ts';
import { sellAtCounter } from './sell-at-counter.ts';

/** From the sale into cover on the whole machine: invitation, sign-in, photos, proofs, reminders, and what nobody activates. */

let flow: Claimflow;
beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(async () => {
  await flow.stop();
});

const day = 86_400_000;
const sell = (somebody: Newcomer, more: object = {}) => sellAtCounter(flow, somebody, more);

const subjectsTo = async ({ email }: Newcomer): Promise<string[]> =>
  (await flow.mails(email)).map(({ subject }) => subject).toReversed();

/** The camera's clock, in UTC: nearer than a day is near enough for the rules. */
const takenNow = (): string =>
  new Date(flow.runtime.clock.now()).toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');

describe('a plan sold at the counter', () => {
  it('is activated with the passcode of the text, verified by the phone’s own photos, and pays a claim', async () => {
    const { items: offers } = await flow.ok(undefined, 'GET', '/plans');
    expect(offers).toContainEqual(expect.objectContaining({ planCode: 'everything' }));
    const sasha = newcomer();
    const sold = await sell(sasha);
    const path = `/enrollments/${sold.enrollmentId}`;
    expect(await flow.ok('partner', 'GET', `${path}/invitation`)).toMatchObject({
      status: 'delivered',
      times: 1,
    });
    const call = await enter(flow, sasha, await passcodeTo(flow, sasha.phone));
    const active = await call('POST', `${path}/activate`, {});
    expect(active.body).toMatchObject({
      status: 'active',
      coverStartsAt: expect.stringMatching(/T07:01:00/),
    });
    expect(await flow.ok('partner', 'GET', `${path}/invitation`)).toMatchObject({ status: 'activated' });

    const { body: devices } = await call('GET', '/devices');
    const [{ deviceId }] = devices.items;
    const photos = `/devices/${deviceId}/photos`;
    const camera = { make: 'Apple', model: 'iPhone 14 Pro' };
    const front = await cameraPhoto({ motif: 1, camera, takenAt: takenNow() });
    await uploadPicture(flow, call, photos, front, { slot: 'front' });
    // The same picture in both places shows one side only.
    await uploadPicture(flow, call, photos, front, { slot: 'back' });
    expect((await call('GET', `/devices/${deviceId}`)).body).toMatchObject({
      verification: 'again',
      verificationReason: expect.stringContaining('same picture'),
    });
    const back = await cameraPhoto({ motif: 2, camera, takenAt: takenNow() });
    await uploadPicture(flow, call, photos, back, { slot: 'back' });
    expect((await call('GET', `/devices/${deviceId}`)).body).toMatchObject({
      verification: 'verified',
      verifiedBy: 'photos',
      photosNeeded: [],
    });
    const history = await call('GET', `/devices/${deviceId}/history`);
    expect(history.body.items.map(({ what }: { what: string }) => what)).toEqual([
      ...['added', 'photo-added', 'photo-added', 'photos-asked-again', 'photo-added', 'verified'],
    ]);

    await flow.advance(32 * day);
    expect(await subjectsTo(sasha)).toEqual(
      expect.arrayContaining([
        `Your plan ${sold.planNumber} protects you from today`,
        'Please take the photos of your Apple iPhone 14 Pro again',
        'Your Apple iPhone 14 Pro is verified',
        'Can you locate your phone?',
      ]),
    );
    const drafted = await call('POST', '/claims', {
      deviceId,
      incident: {
        type: 'cracked-screen',
        occurredAt: new Date(flow.runtime.clock.now() - 3_600_000).toISOString(),
        description: 'It fell on the pavement.',
      },
      submit: false,
    });
    const claim = `/claims/${drafted.body.claimId}`;
    const crack = await cameraPhoto({ motif: 3, camera, takenAt: takenNow() });
    await uploadPicture(flow, call, `${claim}/documents`, crack, { kind: 'damage-photo' });
    await call('POST', `${claim}/submit`, {});
    expect((await call('GET', claim)).body).toMatchObject({ status: 'approved' });
  });

  it('has photos that the rules cannot read accepted by an agent, and goes on with its activation', async () => {
    const sasha = newcomer();
    const sold = await sell(sasha);
    const call = await enter(flow, sasha, await passcodeTo(flow, sasha.phone));
    await call('POST', `/enrollments/${sold.enrollmentId}/activate`, {});
    const [{ deviceId }] = (await call('GET', '/devices')).body.items;
    for (const [motif, slot] of ['front', 'back'].entries())
      await uploadPicture(flow, call, `/devices/${deviceId}/photos`, await cameraPhoto({ motif }), { slot });
    expect((await call('GET', `/devices/${deviceId}`)).body).toMatchObject({ verification: 'pending' });
    // The plan waits for this at an open question, which the agent's word closes.
    const review = await flow.api('agent', 'POST', `/devices/${deviceId}/review`, { outcome: 'accept' });
    expect(review).toMatchObject({ status: 200, body: { verification: 'verified', verifiedBy: 'agent' } });
    expect((await call('DELETE', `/devices/${deviceId}`)).status).toBe(200);
  });

  it('is told to the right number once the wrong one was corrected', async () => {
    const sasha = newcomer();
    const right = '+14155553999';
    const sold = await sell(sasha);
    const first = await passcodeTo(flow, sasha.phone);
    const body = { phone: '415 555 3999' };
    await flow.ok('partner', 'POST', `/enrollments/${sold.enrollmentId}/invitation`, body);
    const second = await passcodeTo(flow, right);
    expect(second).not.toBe('');
    expect(await tryPasscode(flow, sasha.email, first)).toMatchObject({ __type: 'NotAuthorizedException' });
    expect(await tryPasscode(flow, sasha.email, second)).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
    });
    expect(await flow.ok('partner', 'GET', `/enrollments/${sold.enrollmentId}/invitation`)).toMatchObject({
      ...{ status: 'delivered', phone: right, times: 2 },
    });
    // Shops find a claim by this number, and codes go there.
    const call = await enter(flow, sasha, second);
    expect((await call('GET', '/me')).body.phone).toBe(right);
  });

  it('texts nobody the passcode of somebody who was invited for a company', async () => {
    const invited = { ...newcomer(), phone: '+14155553998' };
    const { items: companies } = await flow.ok('admin', 'GET', '/admin/companies');
    const user = { role: 'partner', partnerRole: 'owner', name: 'Vera', email: invited.email };
    await flow.ok('admin', 'POST', '/admin/users', { ...user, companyId: companies[0].companyId });
    await sell(invited);
    expect(await passcodeTo(flow, invited.phone)).toBe('');
    const { messages } = await flow.control(`/sms?to=${encodeURIComponent(invited.phone)}`);
    expect(messages).toHaveLength(1);
  });

  it('tells somebody who has an account where to sign in, and nobody else that he has one', async () => {
    const { messages: before } = await flow.control('/sms?to=%2B14155550123');
    const casey = {
      ...newcomer(),
      name: 'Casey Morgan',
      email: 'customer@example.com',
      phone: '+14155550123',
    };
    const sold = await sell(casey);
    const { messages } = await flow.control('/sms?to=%2B14155550123');
    expect(messages).toHaveLength(before.length + 1);
    expect(messages[0].text).toContain(sold.planNumber);
    expect(messages[0].text).not.toMatch(/passcode/i);
    expect(await flow.ok('partner', 'GET', `/enrollments/${sold.enrollmentId}/invitation`)).toMatchObject({
      status: 'delivered',
    });
    await flow.ok('customer', 'POST', `/enrollments/${sold.enrollmentId}/activate`, {});
  });
});

describe('a device swapped for another', () => {
  it('takes its place at once, and brings the plan back to asking for photos', async () => {
    const laptop = await flow.device('laptop');
    const swapped = await flow.ok('customer', 'POST', `/devices/${laptop}/swap`, {
      ...{ kind: 'laptop', make: 'Dell', model: 'XPS 13', condition: 'working' },
    });
    expect(swapped).toMatchObject({ replaces: laptop, verification: 'unverified' });
    const { items } = await flow.ok('customer', 'GET', '/devices');
    const ids = items.map(({ deviceId }: { deviceId: string }) => deviceId);
    expect([ids.includes(laptop), ids.includes(swapped.deviceId)]).toEqual([false, true]);
  });
});
