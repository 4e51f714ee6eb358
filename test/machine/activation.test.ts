import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, Claimflow } from './claimflow.ts';
import { enter, type Newcomer, newcomer, passcodeTo, tryPasscode } from './newcomer.ts';
import { cameraPhoto, uploadPicture } from './pictures.ts';

/** From the sale into cover on the whole machine: invitation, sign-in, photos, proofs, reminders, and what nobody activates. */

let flow: Claimflow;
beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(async () => {
  await flow.stop();
});

const day = 86_400_000;
const iPhone = { kind: 'phone', make: 'Apple', model: 'iPhone 14 Pro', condition: 'working' } as const;

const sell = (sasha: Newcomer, more: object = {}): Promise<Answer['body']> =>
  flow.ok('partner', 'POST', '/enrollments', {
    ...{ planCode: 'everything', term: 'monthly', customer: sasha, device: iPhone },
    ...{ paymentMethod: 'pm_card_visa', seenWorking: true },
    ...more,
  });

const subjectsTo = async ({ email }: Newcomer): Promise<string[]> =>
  (await flow.mails(email)).map(({ subject }) => subject).toReversed();

/** The camera's clock, in UTC: nearer than a day is near enough for the rules. */
const takenNow = (): string =>
  new Date(flow.runtime.clock.now()).toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');

const stepOf = async (planNumber: string): Promise<string[]> => {
  const { executions } = await flow.control('/executions?machine=Activation');
  return executions
    .filter(({ name }: { name: string }) => name.startsWith(planNumber))
    .map(({ status }: { status: string }) => status);
};

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

describe('a plan that nobody activates', () => {
  it('is reminded of with fresh passcodes, goes on after a crash, ends after 30 days and is paid back', async () => {
    const sasha = newcomer();
    const sold = await sell(sasha);
    const first = await passcodeTo(flow, sasha.phone);
    await flow.advance(8 * day);
    const second = await passcodeTo(flow, sasha.phone);
    expect(second).not.toBe(first);
    await flow.crash();
    await flow.advance(23 * day);
    const { messages } = await flow.control(`/sms?to=${encodeURIComponent(sasha.phone)}`);
    expect(messages).toHaveLength(5);
    const subjects = await subjectsTo(sasha);
    expect(subjects.filter((subject) => subject.includes('is not active yet'))).toHaveLength(5);
    expect(await flow.ok('agent', 'GET', `/enrollments/${sold.enrollmentId}`)).toMatchObject({
      ...{ status: 'lapsed', endReason: 'not-activated' },
    });
    const { items } = await flow.ok('agent', 'GET', `/enrollments/${sold.enrollmentId}/charges`);
    expect(items).toMatchObject([{ status: 'paid', amountCents: 1_500, refundedCents: 1_500 }]);
    expect(await stepOf(sold.planNumber)).toEqual(['SUCCEEDED']);
  });
});

describe('what the rules can’t tell', () => {
  it('waits for an agent, who is told when it waits too long; a picture of a student ID is gone 30 days after', async () => {
    const sasha = newcomer();
    const tablet = {
      ...{ kind: 'tablet', make: 'Apple', model: 'iPad Air', condition: 'working' },
      ...{ serial: 'DMPX1234ABCD', imei: '490154203237518' },
    };
    const sold = await sell(sasha, { student: true, device: tablet });
    expect(sold.planCode).toBe('everything-student');
    const path = `/enrollments/${sold.enrollmentId}`;
    const call = await enter(flow, sasha, await passcodeTo(flow, sasha.phone));
    await call('POST', `${path}/activate`, {});
    const { body: devices } = await call('GET', '/devices');
    const [{ deviceId, photosNeeded }] = devices.items;
    expect(photosNeeded).toMatchObject([
      { slot: 'about-page', why: expect.stringContaining('serial number') },
    ]);
    // One that never came is asked for again, and keeps nothing from going on.
    const photos = `/devices/${deviceId}/photos`;
    await call('POST', photos, { fileName: 'lost.jpg', contentType: 'image/jpeg', size: 9 });
    await flow.advance(day);
    expect((await call('GET', `/devices/${deviceId}`)).body).toMatchObject({
      verification: 'again',
      verificationReason: expect.stringContaining('It was never uploaded'),
    });
    await uploadPicture(flow, call, photos, await cameraPhoto({ motif: 4 }));
    const about = { by: 'student-id', fileName: 'id.jpg' };
    await uploadPicture(flow, call, `${path}/student-proof`, await cameraPhoto({ motif: 5 }), about);
    expect((await call('GET', `${path}/student-proof`)).body).toMatchObject({ proof: 'pending' });
    const queue = await flow.ok('agent', 'GET', '/devices');
    expect(queue.items).toContainEqual(
      expect.objectContaining({ deviceId, reviewReasons: [expect.stringContaining('read by a person')] }),
    );

    await flow.advance(6 * day);
    const told = (await flow.mails('agent@example.com')).filter(({ subject }) =>
      subject.includes(sold.planNumber),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]?.text).toContain('The photos of Apple iPad Air');
    await flow.ok('agent', 'POST', `/devices/${deviceId}/review`, { outcome: 'accept' });
    const { items } = await flow.ok('agent', 'GET', '/enrollments/student-proofs');
    expect(items).toMatchObject([{ planNumber: sold.planNumber, document: { status: 'accepted' } }]);
    const url = new URL(items[0].document.url);
    const read = async () =>
      flow.runtime.aws({
        ...{ method: 'GET', path: url.pathname, query: url.search.slice(1), body: new Uint8Array() },
        headers: { host: url.host },
      });
    expect((await read()).status).toBe(200);
    await flow.ok('agent', 'POST', `${path}/student-proof/review`, { outcome: 'accept' });
    const quiet = (await flow.mails('agent@example.com')).length;
    await flow.advance(31 * day);
    const seen = await flow.ok('agent', 'GET', `${path}/student-proof`);
    expect(seen).toMatchObject({ proof: 'accepted' });
    expect(seen).not.toHaveProperty('document');
    expect(seen).not.toHaveProperty('deletedAt');
    expect((await flow.mails('agent@example.com')).length).toBe(quiet);
    expect(await stepOf(sold.planNumber)).toEqual(['RUNNING']);
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
