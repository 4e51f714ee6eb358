import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow, type Person } from './claimflow.ts';

/**
 * Which shop takes a repair, and who the shops are: on the whole machine, because links, texts, sign-ins and the silence
 * of a workflow take part.
 */
let flow: Claimflow;
beforeAll(async () => {
  flow = await Claimflow.start();
}, 120_000);
afterAll(() => flow.stop());

const day = 86_400_000;

/** The newest link to somebody whose path begins so. */
async function linkTo(address: string, claimId?: string): Promise<string> {
  const mails = await flow.mails(address, claimId);
  const url = mails.flatMap(({ links }) => links).find((link) => new URL(link).pathname.startsWith('/c/'));
  if (url === undefined) throw new Error(`no link to ${address}`);
  return new URL(url).pathname;
}

async function page(path: string, fields?: Record<string, string>): Promise<string> {
  const answer = await flow.portal({
    ...{ method: fields ? 'POST' : 'GET', path },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    ...(fields && { body: Buffer.from(new URLSearchParams(fields).toString()) }),
  });
  await flow.runtime.idle();
  return Buffer.from(answer.body).toString();
}

const notes = async (claimId: string, person: Person): Promise<string[]> =>
  (await flow.ok(person, 'GET', `/claims/${claimId}/history`)).items.flatMap(
    ({ note }: { note?: string }) => note ?? [],
  );

describe('a customer at another shop’s counter', () => {
  it('moves the claim there by one tap, and the shop goes on', async () => {
    const claimId = await flow.file({ kind: 'tablet' });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    const found = await flow.ok('partner2', 'GET', `/claims/lookup?phone=4155550123&claimId=${claimId}`);
    expect(found).toMatchObject({ readOnly: true, partner: { companyId: 'co-fixit' } });
    const body = { phone: found.customer.phone, claimId };
    expect(await flow.ok('partner2', 'POST', '/claims/lookup/customer-is-here', body)).toMatchObject({
      asked: true,
    });
    const { messages } = await flow.control(`/sms?to=${encodeURIComponent(found.customer.phone)}`);
    const path = await linkTo('customer@example.com', claimId);
    expect(messages[0].text).toContain(path);
    expect(await page(path)).toContain('Move it to Volt Repair');
    expect((await flow.claim(claimId, 'customer')).partner.companyId).toBe('co-fixit');
    expect(await page(path, {})).toContain('Your claim is with Volt Repair now');
    expect(await page(path, {})).toContain('Already decided by Casey');
    expect(await flow.claim(claimId, 'partner2')).toMatchObject({
      status: 'approved',
      partner: { companyId: 'co-volt' },
    });
    await flow.ok('partner2', 'POST', `/claims/${claimId}/received`, {});
    expect((await flow.api('partner2', 'POST', `/claims/${claimId}/pass`, {})).status).toBe(409);
  });
});

describe('a shop that is asked', () => {
  it('and says nothing in time gives way to the next, and that to the claims team', async () => {
    const claimId = await flow.file({ kind: 'laptop' });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    const { items, near } = await flow.ok('customer', 'GET', `/claims/${claimId}/shops`);
    expect([near, items.map(({ storeName }: { storeName: string }) => storeName)]).toEqual([
      2,
      ['Fixit Valencia Street', 'Volt Downtown Oakland'],
    ]);
    await flow.ok('customer', 'POST', `/claims/${claimId}/referral`, { companyId: 'co-volt' });
    const asked = await flow.claim(claimId, 'partner2');
    expect(asked.nextStep).toMatchObject({ who: 'partner', button: 'Accept', by: asked.offer.until });
    expect((await flow.mails('partner2@example.com', claimId))[0]?.text).toContain('accept or pass');
    await flow.advance(3 * day);
    const next = await flow.claim(claimId, 'customer');
    expect(next).toMatchObject({ status: 'approved', partner: { companyId: 'co-fixit' } });
    expect(await notes(claimId, 'customer')).toContain(
      'Volt Repair did not answer in time. Referred to Fixit Repair.',
    );
    await flow.ok('partner', 'POST', `/claims/${claimId}/pass`, { reason: 'No parts.' });
    const left = await flow.claim(claimId, 'agent');
    expect(left).toMatchObject({ status: 'in-review', passedCompanyIds: ['co-volt', 'co-fixit'] });
    expect(left.waiting.text).toContain('Fixit Repair does not take the repair: No parts.');
    await flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
  });
});

describe('a company', () => {
  const gadget = {
    ...{ companyName: 'Gadget Clinic', contactName: 'Gail', email: 'gail@gadget.example.org' },
    phone: '415 555 0100',
    address: { line1: '1 Main Street', city: 'Oakland', region: 'CA', postalCode: '94612', country: 'US' },
  };

  it('applies, is called, and is taken on', async () => {
    const { applicationId } = await flow.ok(undefined, 'POST', '/partners/applications', gadget);
    const path = await linkTo(gadget.email);
    const [, at = ''] = /<option value="(\d[^"]+)"/.exec(await page(path)) ?? [];
    expect(await page(path, { at })).toContain('Your call is booked');
    const [booked] = await flow.mails(gadget.email);
    const raw = await flow.portal({ path: `/_local/mail/${booked?.id}/raw` });
    expect(Buffer.from(raw.body).toString()).toContain('text/calendar');
    const slots = await flow.ok('agent', 'GET', '/partners/applications/slots');
    const review = `/partners/applications/${applicationId}`;
    await flow.ok('agent', 'POST', `${review}/call`, { at: slots.items[1].at });
    await flow.ok('agent', 'POST', `${review}/notes`, { text: 'Tidy.' });
    const taken = await flow.api('agent', 'POST', `${review}/approve`, { ownerEmail: 'partner@example.com' });
    expect(taken.status).toBe(409);
    expect((await flow.ok('agent', 'POST', `${review}/approve`, {})).status).toBe('approved');
    const subjects = (await flow.mails(gadget.email)).map(({ subject }) => subject);
    expect(subjects).toContain('Welcome: Gadget Clinic is a partner');
    expect((await flow.ok('agent', 'GET', '/partners/applications?state=decided')).items).toHaveLength(1);
  });

  it('invites and removes people, asks for another payee, and is suspended', async () => {
    const kim = { name: 'Kim', email: 'kim@fixit.example.org', partnerRole: 'clerk' };
    const { userId } = await flow.ok('partner', 'POST', '/partners/me/users', kim);
    await flow.ok('partner', 'DELETE', `/partners/me/users/${userId}`);
    await flow.ok('partner', 'POST', '/partners/me/users', kim);
    const email = 'new@fixit.example.org';
    const wrong = await flow.api('partner', 'POST', '/partners/me/payee', { email, password: 'no' });
    expect(wrong.status).toBe(400);
    await flow.ok('partner', 'POST', '/partners/me/payee', { email, password: 'Claimflow-demo-1' });
    expect((await flow.mails('pay@fixit.example.org'))[0]?.subject).toBe('Another payee for Fixit Repair');
    expect((await flow.ok('agent', 'GET', '/partners/payee-changes')).items).toHaveLength(1);
    const decided = { outcome: 'confirm', email };
    expect((await flow.ok('agent', 'POST', '/partners/co-fixit/payee-change', decided)).payee.email).toBe(
      email,
    );
    const { openRepairs } = await flow.ok('agent', 'POST', '/partners/co-volt/suspend', { reason: 'Late.' });
    expect(openRepairs).toBe(1);
    expect(
      (await flow.ok('customer', 'GET', '/partners')).items.map(({ name }: { name: string }) => name),
    ).not.toContain('Volt Repair');
  });
});
