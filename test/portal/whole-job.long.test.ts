import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { browserPath, launchBrowser, signIn, type Visit, visit } from './browser.ts';
import { crackedTablet } from './cracked-tablet.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

/** What others did shows within ten seconds without reload; a page asks every eight. */
const SEEN_WITHIN = { timeout: 12_000 };

/** Keeps the picture of a step for the README, when `npm run screenshots` names a folder: as people see it, small. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  mkdirSync(join(PROJECT_ROOT, folder), { recursive: true });
  // Two frames on, what was scrolled into sight is painted too.
  await page.evaluate(async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
  // What was done a step before stands in a note at the edge; in a picture it would hide what is told.
  const style = '[aria-live][aria-relevant] { visibility: hidden }';
  const png = await page.screenshot({ animations: 'disabled', style });
  await sharp(png)
    .webp({ quality: 82 })
    .toFile(join(PROJECT_ROOT, folder, `${name}.webp`));
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const headline = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** One claim from filing to payment, by browser alone: three people in three windows that stay open. */
describe.skipIf(browserPath === undefined)('the whole job', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let customer: Visit;
  let agent: Visit;
  let partner: Visit;
  let claimId: string;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    customer = await visit(browser, machine.url, { size: 'phone' });
    agent = await visit(browser, machine.url);
    partner = await visit(browser, machine.url);
  }, STARTING_MS);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  /** The customer files a claim with a photo on a phone. */
  async function files(): Promise<void> {
    const { page } = customer;
    await signIn(page, 'customer', '/');
    await page.getByRole('link', { name: 'File a claim' }).click();
    await button(page, /iPad/).click();
    await button(page, 'Somebody damaged it').click();
    await headline(page, 'When and where did it happen?');
    claimId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByLabel('Where').fill('Dolores Park');
    await button(page, /^Continue$/).click();
    await page.getByLabel('What happened').fill('Somebody threw a bottle. It hit the tablet in my hands.');
    await button(page, /^Continue$/).click();
    await headline(page, 'Show us the damage');
    const file = { name: 'tablet.jpg', mimeType: 'image/jpeg', buffer: await crackedTablet() };
    await page.getByLabel('Choose files').setInputFiles(file);
    await page.getByText('Received').waitFor();
    await picture(page, '1-customer-photo');
    await button(page, /^Continue$/).click();
    await headline(page, /before your cover began/);
    await button(page, /^No$/).click();
    await page.getByLabel('Number of the report').fill('SF-2291');
    await button(page, /^Continue$/).click();
    await headline(page, 'Is everything right?');
    await picture(page, '2-customer-review');
    await page.getByLabel(/What I wrote is true/).check();
    await button(page, 'Send the claim').click();
    await headline(page, 'iPad Air');
    expect((await machine.flow.claim(claimId)).status).not.toBe('draft');
  }

  /** The agent asks about it, in another window. */
  async function asks(): Promise<void> {
    const { page } = agent;
    await signIn(page, 'agent', '/');
    await button(page, 'Take it').click();
    await page.waitForURL((url) => url.pathname === `/claims/${claimId}`);
    await headline(page, claimId);
    await page.getByRole('heading', { name: 'Coverage' }).waitFor();
    await picture(page, '3-agent-claim');
    await page.keyboard.press('q');
    await page.getByLabel('Question', { exact: true }).fill('Does the display still react to touch?');
    await button(page, 'Preview the mail').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Waiting on Customer').first().waitFor();
  }

  /** The customer's open page asks by itself. */
  async function answers(): Promise<void> {
    const { page } = customer;
    await page.getByRole('heading', { name: /react to touch/ }).waitFor(SEEN_WITHIN);
    await page.getByLabel('Your message').waitFor();
    await picture(page, '4-customer-question');
    await page.getByLabel('Your message').fill('It does, but the glass comes off in splinters.');
    await button(page, 'Send the answer').click();
    await page.getByText('We go on with your claim').waitFor();
  }

  /** The agent reads the answer and approves. */
  async function approves(): Promise<void> {
    const { page } = agent;
    await page.getByText('the glass comes off in splinters').first().waitFor(SEEN_WITHIN);
    await page.keyboard.press('a');
    await page.getByLabel('How is it settled?').selectOption({ label: 'Repair' });
    await page.getByLabel('Approved total, in dollars').fill('280');
    await button(page, 'Preview the mail').click();
    await page.getByRole('heading', { name: 'Mails that go out' }).waitFor();
    await picture(page, '5-agent-approve');
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Approved').first().waitFor();
    await customer.page.getByRole('heading', { name: /Bring it to Fixit Repair/ }).waitFor(SEEN_WITHIN);
    await button(customer.page, 'Show at the counter').click();
    await customer.page.getByRole('img', { name: /Opens your claim/ }).waitFor();
    await picture(customer.page, '6-customer-counter');
    await customer.page.keyboard.press('Escape');
  }

  /** The partner finds it at the counter, repairs and invoices. */
  async function repairs(): Promise<void> {
    const { page } = partner;
    await signIn(page, 'partner', '/');
    await page.getByLabel('Customer’s cell phone').fill('(415) 555-0123');
    await page.getByLabel('Claim ID').fill(claimId.toLowerCase());
    await button(page, 'Search').click();
    await page.waitForURL((url) => url.pathname === `/claims/${claimId}`);
    await page.getByText('Go ahead', { exact: true }).waitFor();
    await picture(page, '7-partner-claim');
    await button(page, 'Device received').click();
    await page.getByText('Noted: the device').waitFor();
    await page.getByRole('link', { name: 'Submit Repair Invoice' }).click();
    await page.getByLabel('Parts').fill('172.50');
    await page.getByLabel('Labor').fill('75');
    await page.getByLabel('Sales tax').fill('14.88');
    const promise = page.getByRole('heading', { name: /You will be paid \$163.38 to pay@fixit.example.org/ });
    await promise.waitFor();
    await button(page, 'Submit Repair Invoice').scrollIntoViewIfNeeded();
    await picture(page, '8-partner-invoice');
    await button(page, 'Submit Repair Invoice').click();
  }

  /** The partner is paid, and everybody reads so. */
  async function completes(): Promise<void> {
    await partner.page.getByRole('heading', { name: /You were paid \$163.38 to pay@/ }).waitFor(SEEN_WITHIN);
    await picture(partner.page, '9-partner-paid');
    await customer.page.getByRole('heading', { name: /^Done/ }).waitFor(SEEN_WITHIN);
    const { payments } = await machine.flow.control(`/payments?claimId=${claimId}`);
    expect(payments).toMatchObject([{ to: 'pay@fixit.example.org', amountCents: 16_338 }]);
    for (const person of [customer, agent, partner]) expect(person.faults).toEqual([]);
  }

  it('goes from a broken tablet to a paid repair, without a reload', async () => {
    await files();
    await asks();
    await answers();
    await approves();
    await repairs();
    await completes();
  });
});
