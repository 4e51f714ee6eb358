import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const picture = async (colour: string) => ({
  name: 'screen.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 900, height: 700, channels: 3, background: colour } })
    .jpeg()
    .toBuffer(),
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const headline = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

describe.skipIf(browserPath === undefined)('a customer in a browser', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  }, STARTING_MS);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('files a claim with a photo on a phone, question by question, and goes on with it elsewhere', async () => {
    const customer = await visit(browser, machine.url, { size: 'phone' });
    const { page } = customer;
    await signIn(page, 'customer', '/');
    await headline(page, /Casey|wait/);
    await page.getByRole('link', { name: 'iPhone 14 Pro' }).waitFor();
    await screenshot(page, 'customer-home-phone');
    await expectGoodPage(customer);

    await page.getByRole('link', { name: 'File a claim' }).click();
    await headline(page, 'Which device is it about?');
    await screenshot(page, 'customer-file-1-device');
    await expectGoodPage(customer);
    await button(page, /iPhone 14 Pro/).click();
    await headline(page, 'What happened to it?');
    await screenshot(page, 'customer-file-2-what');
    await expectGoodPage(customer);
    await button(page, 'The screen is cracked').click();

    await headline(page, 'When and where did it happen?');
    const claimId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByLabel('Where').fill('Mission Street');
    await screenshot(page, 'customer-file-3-when');
    await expectGoodPage(customer);
    await button(page, 'Continue on another device').click();
    await page.getByRole('img', { name: /Opens this claim/ }).waitFor();
    await screenshot(page, 'customer-file-elsewhere');
    await page.keyboard.press('Escape');
    await button(page, /^Continue$/).click();

    await headline(page, 'Tell us how it happened');
    await button(page, /^Continue$/).click();
    await page.getByText('Write a sentence or two.').waitFor();
    await page.getByLabel('What happened').fill('It slipped out of my hand and fell on the pavement.');
    await screenshot(page, 'customer-file-4-story');
    // Leaving the field keeps the story; on a slow network the button is let go of before that is answered.
    const { promise: letGo, resolve } = Promise.withResolvers<void>();
    await page.route(`**/api/claims/${claimId}`, (route) => letGo.then(() => route.continue()));
    await button(page, /^Continue$/).click({ delay: 300 });
    resolve();

    await headline(page, 'Show us the damage');
    const other = await visit(browser, machine.url);
    await signIn(other.page, 'customer', `/claims/${claimId}`);
    await headline(other.page, 'Is everything right?');
    await other.page.getByText('It slipped out of my hand').waitFor();
    await other.page.getByText('One thing is missing').waitFor();
    await screenshot(other.page, 'customer-file-resumed-desk');
    await expectGoodPage(other);
    await other.close();

    await page.getByLabel('Choose files').setInputFiles(await picture('#446688'));
    await page.getByText('Received').waitFor();
    await screenshot(page, 'customer-file-5-photo');
    await expectGoodPage(customer);
    await button(page, /^Continue$/).click();
    await headline(page, /before your cover began/);
    await button(page, /^No$/).click();

    await headline(page, 'Is everything right?');
    await page.getByRole('rowheader', { name: /^You pay/ }).waitFor();
    await screenshot(page, 'customer-file-6-review');
    await expectGoodPage(customer);
    await button(page, 'Send the claim').click();
    await page.getByText('Please confirm this first.').waitFor();
    await page.getByLabel(/What I wrote is true/).check();
    await button(page, 'Send the claim').click();
    await page.getByRole('heading', { level: 1, name: 'iPhone 14 Pro' }).waitFor();
    await page.getByRole('heading', { name: /Bring it to/ }).waitFor({ timeout: 20_000 });
    await screenshot(page, 'customer-claim-approved-phone');
    await expectGoodPage(customer);

    await button(page, 'Show at the counter').click();
    await page.getByRole('img', { name: /Opens your claim/ }).waitFor();
    await page.getByText('(415) 555-0123').waitFor();
    await screenshot(page, 'customer-counter-phone');
    await expectGoodPage(customer);
    await customer.close();
    expect((await machine.flow.claim(claimId)).status).toBe('approved');
  });

  it('is told to lock a stolen tablet first, and answers what is asked', async () => {
    const customer = await visit(browser, machine.url);
    const { page } = customer;
    await signIn(page, 'customer', '/claims/new');
    await button(page, /iPad/).click();
    await button(page, 'It was stolen').click();
    await headline(page, 'First, keep others out of it');
    await screenshot(page, 'customer-theft-safe-desk');
    await expectGoodPage(customer);
    await button(page, 'Done, go on').click();
    await button(page, /^Continue$/).click();
    await page.getByLabel('What happened').fill('Taken from my bag in the library.');
    await button(page, /^Continue$/).click();
    await headline(page, 'Did you report it to the police?');
    await screenshot(page, 'customer-theft-police-desk');
    await expectGoodPage(customer);
    await button(page, 'Go on without it').click();
    await headline(page, 'Show us that it was yours');
    await screenshot(page, 'customer-theft-receipt-desk');
    await button(page, 'Go on without it').click();
    await page.getByLabel(/What I wrote is true/).check();
    await screenshot(page, 'customer-theft-review-desk');
    await button(page, 'Send the claim').click();
    await page.getByRole('heading', { name: /We need/ }).waitFor({ timeout: 20_000 });
    // The question came in while the page was open, and moved what stood below it.
    await page.reload();
    await page.getByLabel('Your message').waitFor();
    await screenshot(page, 'customer-claim-asked-desk');
    await expectGoodPage(customer);
    await button(page, 'Send the answer').click();
    await page.getByText('Write something, or add a document.').waitFor();
    await page.getByLabel('Your message').fill('The report is 26-1234.');
    await button(page, 'Send the answer').click();
    await page.getByText('We go on with your claim').waitFor();
    await page.goto('/claims');
    await page.getByRole('link', { name: 'iPad Air' }).waitFor();
    await screenshot(page, 'customer-claims-desk');
    await expectGoodPage(customer);
    await customer.close();
  });

  it('reads why a claim was denied, asks for a second review, and rates a closed claim', async () => {
    const claimId = await machine.flow.file({ kind: 'laptop', type: 'accidental-damage' });
    await machine.flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'deny',
      denial: { kind: 'not-covered', clause: 'pre-existing-damage', reason: 'The shop found old corrosion.' },
    });
    const customer = await visit(browser, machine.url, { size: 'phone', colours: 'dark' });
    const { page } = customer;
    await signIn(page, 'customer', `/claims/${claimId}`);
    await page.getByRole('heading', { name: /Not approved/ }).waitFor();
    await screenshot(page, 'customer-denied-dark');
    await expectGoodPage(customer);
    await button(page, '2 stars').click();
    await page.getByLabel('What should have gone better?').fill('It took long.');
    await button(page, 'Send').first().click();
    await page.getByText('You gave 2 stars').waitFor();
    await button(page, 'Ask for a second review').click();
    await page.getByLabel(/Why should the decision/).fill('The corrosion is from the spill.');
    await button(page, 'Ask for a second review').click();
    await page.getByText('Somebody else looks at it now.').waitFor();
    await screenshot(page, 'customer-second-review-dark');
    await expectGoodPage(customer);
    await customer.close();
  });
});
