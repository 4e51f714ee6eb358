import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';
import { enter, newcomer, passcodeTo } from './newcomer.ts';
import { cameraPhoto, uploadPicture } from './pictures.ts';
import { sellAtCounter } from './sell-at-counter.ts';

/** What takes a plan weeks: nobody signs in, a person has to look, the card fails. */

let flow: Claimflow;
beforeAll(async () => {
  flow = await Claimflow.start();
}, 120_000);
afterAll(() => flow?.stop());

const day = 86_400_000;
const phone = { kind: 'phone', make: 'Apple', model: 'iPhone 15', condition: 'working' } as const;

/** How the executions of a plan's activation stand. */
const stepOf = async (planNumber: string): Promise<string[]> => {
  const { executions } = await flow.control('/executions?machine=Activation');
  return executions
    .filter(({ name }: { name: string }) => name.startsWith(planNumber))
    .map(({ status }: { status: string }) => status);
};

describe('a plan that nobody activates', () => {
  it('is reminded of with fresh passcodes, goes on after a crash, ends after 30 days and is paid back', async () => {
    const sasha = newcomer();
    const sold = await sellAtCounter(flow, sasha);
    const first = await passcodeTo(flow, sasha.phone);
    await flow.advance(8 * day);
    const second = await passcodeTo(flow, sasha.phone);
    expect(second).not.toBe(first);
    await flow.crash();
    await flow.advance(23 * day);
    const { messages } = await flow.control(`/sms?to=${encodeURIComponent(sasha.phone)}`);
    expect(messages).toHaveLength(5);
    const subjects = (await flow.mails(sasha.email)).map(({ subject }) => subject);
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
    const sold = await sellAtCounter(flow, sasha, { student: true, device: tablet });
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

describe('a plan that runs on', () => {
  it('is charged each month, goes through grace when the card fails, and lapses', async () => {
    const sasha = newcomer();
    const sold = await flow.ok('agent', 'POST', '/enrollments', {
      ...{ planCode: 'everything', term: 'monthly', customer: sasha, device: phone },
      ...{ promoCode: 'PARTNER3', paymentMethod: 'pm_card_chargeCustomerFail' },
    });
    expect(sold.price.cents).toBe(0);
    const path = `/enrollments/${sold.enrollmentId}`;
    const call = await enter(flow, sasha, await passcodeTo(flow, sasha.phone));
    await call('POST', `${path}/activate`, {});
    await flow.advance(93 * day);
    expect(await flow.ok('agent', 'GET', path)).toMatchObject({ status: 'past-due', paymentCurrent: false });
    await flow.advance(14 * day);
    expect(await flow.ok('agent', 'GET', path)).toMatchObject({ status: 'lapsed', endReason: 'unpaid' });
    const subjects = (await flow.mails(sasha.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('did not go through'))).toHaveLength(3);
  });
});
