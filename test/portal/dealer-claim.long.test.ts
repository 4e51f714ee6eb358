import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserPath,
  expectGoodPage,
  launchBrowser,
  screenshot,
  signIn,
  type Visit,
  visit,
} from './browser.ts';
import { crackedTablet } from './cracked-tablet.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

/** What others did shows within ten seconds without reload; a page asks every eight. */
const SEEN_WITHIN = { timeout: 15_000 };

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const headline = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** A dealer and an agent: a claim with parts and labor, approved in part, to the credit note. */
describe.skipIf(browserPath === undefined)('a dealer’s claim', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let dealer: Visit;
  let agent: Visit;
  let phone: Visit;
  let claimId: string;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    dealer = await visit(browser, machine.url);
    phone = await visit(browser, machine.url, { size: 'phone' });
    agent = await visit(browser, machine.url);
  }, STARTING_MS);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('begins with the serial number and its warranty', async () => {
    const { page } = dealer;
    await signIn(page, 'dealer', '/claims/new');
    await headline(page, 'Which unit is it?');
    await page.getByLabel('Serial number').fill('ds200-9999');
    await button(page, 'Check').click();
    await page.getByText('No unit with this serial number').waitFor();
    await page.getByLabel('Serial number').fill('ds200-1001');
    await button(page, 'Check').click();
    await page.getByText(/Under warranty until/).waitFor();
    await button(page, 'Go on to parts and labor').click();
    await page.getByText('Say in a few words what is wrong.').waitFor();
    await page.getByRole('link', { name: 'A claim that is approved at first sight' }).waitFor();
    await expectGoodPage(dealer);
    await screenshot(page, 'dealer-1-new');
    await page.getByLabel('What you found').fill('No depth any more, only dashes. 12 V at the plug.');
    await button(page, 'Go on to parts and labor').click();
    await headline(page, /^Claim CLM-/);
    claimId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  });

  it('takes parts and labor from the tables, and what is above them with a reason', async () => {
    const { page } = dealer;
    await page.getByLabel('Find a part').fill('main');
    await button(page, 'Add Main board, depth sounder').click();
    await page.getByLabel('Find a part').fill('fuse');
    await button(page, 'Add Fuse, 10 A').click();
    await page.getByLabel('Quantity').nth(1).fill('2');
    await page.getByLabel('Find a repair').fill('main board');
    await page.getByLabel('Find a repair').press('Enter');
    await page.getByLabel('Hours').fill('2.25');
    await button(page, 'Add a service').click();
    await page.getByLabel('What was it?').fill('Haul-out');
    await page.getByLabel('By whom').fill('Port of Seattle');
    await page.getByLabel('Amount').fill('180');
    await page.getByLabel('Sales tax on all of it').fill('38.20');
    await button(page, 'Send the claim').click();
    await page.getByText('Say why it is more').waitFor();
    await page.getByLabel('Why it is more').fill('Corroded screws.');
    await page.getByText('$652.10').waitFor();
    // Kept as it was typed: nothing was saved by hand.
    await page.getByText('Everything is kept as you type.').waitFor();
    await page.reload();
    await page.getByText('$652.10').waitFor();
    const file = { name: 'sounder.jpg', mimeType: 'image/jpeg', buffer: await crackedTablet() };
    await page.getByLabel('Choose files').setInputFiles(file);
    await page.getByText('Received').waitFor();
    await expectGoodPage(dealer);
    await screenshot(page, 'dealer-2-draft');
    await signIn(phone.page, 'dealer', `/claims/${claimId}`);
    await headline(phone.page, /^Claim CLM-/);
    await screenshot(phone.page, 'dealer-2-draft-phone-empty');
    await button(page, 'Send the claim').click();
    await page.getByRole('heading', { name: /We have your claim|We are checking/ }).waitFor();
  });

  it('is reviewed line by line', async () => {
    const { page } = agent;
    await signIn(page, 'agent', `/claims/${claimId}`);
    await page.getByText('Above the standard time').first().waitFor(SEEN_WITHIN);
    await page
      .getByText(/decide it line by line/)
      .first()
      .waitFor(SEEN_WITHIN);
    await screenshot(page, 'dealer-3-agent');
    await page.locator('body').press('a');
    await page.getByRole('heading', { name: 'Review the lines' }).waitFor();
    const labor = page.getByRole('group', { name: /Replace the main board/ });
    await labor.getByLabel('Lower').check();
    await labor.getByLabel('Approve only').fill('165');
    const service = page.getByRole('group', { name: /Haul-out/ });
    await service.getByLabel('Reject').check();
    await button(page, 'Preview').click();
    await page.getByText('Say why it is lowered.').waitFor();
    await labor.getByLabel('Reason, for the dealer').fill('One and a half hours is the standard.');
    await labor.getByLabel('Reason code').selectOption('ELH');
    await service.getByLabel('Reason code').selectOption('UR');
    await expectGoodPage(agent);
    await screenshot(page, 'dealer-4-review');
    await button(page, 'Preview').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/We credited/).waitFor();
    await expectGoodPage(agent);
    await screenshot(page, 'dealer-5-preview');
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Completed').first().waitFor();
    await screenshot(page, 'dealer-6-agent-done');
  });

  it('is credited, with the note in the mail and on the page', async () => {
    const { page } = dealer;
    await page.getByText(/credit note here/).waitFor(SEEN_WITHIN);
    await page.getByText('Rejected', { exact: true }).waitFor();
    const note = page.waitForEvent('download');
    await button(page, /^Open CN-/).click();
    expect((await note).suggestedFilename()).toMatch(/^credit-note-CN-.*\.pdf$/);
    // What somebody else did moves a page that is looked at; one that is opened stands still.
    await page.reload();
    await button(page, /^Open CN-/).waitFor();
    await expectGoodPage(dealer);
    await screenshot(page, 'dealer-7-credited');
    await phone.page.reload();
    await phone.page.getByText(/^Open CN-/).waitFor();
    await expectGoodPage(phone);
    await screenshot(phone.page, 'dealer-7-credited-phone');
    // The account of the dealer holds it, too.
    for (const { page: shown, size } of [
      { page, size: 'desk' },
      { page: phone.page, size: 'phone' },
    ]) {
      await shown.goto('/dealer-account');
      await button(shown, /^Credit note of CLM-/).waitFor();
      await shown.getByText('Credited in').waitFor();
      await screenshot(shown, `dealer-7-account-${size}`);
    }
    await expectGoodPage(dealer);
    await expectGoodPage(phone);
    const fromAccount = page.waitForEvent('download');
    await button(page, /^Credit note of CLM-/).click();
    expect((await fromAccount).suggestedFilename()).toMatch(/^credit-note-CN-.*\.pdf$/);
    const answer = await fetch(`${machine.url}/_local/mail?to=dealer@example.com&claimId=${claimId}`);
    const { messages } = (await answer.json()) as {
      messages: { text: string; attachments: { filename: string; contentType: string }[] }[];
    };
    const mail = messages.find(({ text }) => text.includes('We credited'));
    expect(mail?.attachments).toEqual([
      expect.objectContaining({
        filename: expect.stringMatching(/^credit-note-CN-/),
        contentType: 'application/pdf',
      }),
    ]);
  });

  it('asks before a repair, on a phone, and is credited after it', async () => {
    const { page } = phone;
    await page.goto('/claims/new?serial=AP70-2001');
    await headline(page, 'What is wrong with it?');
    await page.getByLabel('What you found').fill('It steers to port.');
    await page.getByLabel('Ask before the repair').check();
    await button(page, 'Go on to parts and labor').click();
    await headline(page, /^Claim CLM-/);
    await page.getByLabel('Find a part').fill('rudder');
    await button(page, 'Add Rudder sensor').click();
    await page.getByLabel('Find a repair').fill('rudder');
    await page.getByLabel('Find a repair').press('Enter');
    await page.getByText('$294.50').waitFor();
    await expectGoodPage(phone);
    await screenshot(page, 'dealer-8-draft-phone');
    await button(page, 'Ask for pre-authorization').click();
    await page.getByRole('heading', { name: /We have your claim|We are checking/ }).waitFor();
    const path = new URL(page.url()).pathname;
    await agent.page.goto(path);
    await agent.page
      .getByText(/decide it line by line/)
      .first()
      .waitFor(SEEN_WITHIN);
    await agent.page.locator('body').press('a');
    await button(agent.page, 'Approve all as asked for').click();
    await agent.page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText(/pre-authorized up to \$294.50/).waitFor(SEEN_WITHIN);
    await page.reload();
    await button(page, 'Claim the repair').waitFor();
    await expectGoodPage(phone);
    await screenshot(page, 'dealer-9-allowed-phone');
    await button(page, 'Claim the repair').click();
    await page.getByText(/^Open CN-/).waitFor();
  });

  it('is filed by an agent for a dealer who calls', async () => {
    const { page } = agent;
    await page.goto('/units/BC12-3001');
    await page.getByRole('main').getByRole('link', { name: 'Submit a claim' }).click();
    await headline(page, 'What is wrong with it?');
    await page.getByLabel('What you found').fill('The dealer says: no power.');
    await button(page, 'Go on to parts and labor').click();
    await headline(page, /^Claim CLM-/);
    // At the rate of the dealer who called.
    await page.getByText('The dealer’s rate: $110 an hour').waitFor();
    await page.getByLabel('Find a repair').fill('diagnos');
    await page.getByLabel('Find a repair').press('Enter');
    await expectGoodPage(agent);
    await screenshot(page, 'dealer-9-by-agent');
    await button(page, 'Send the claim').click();
    await page
      .getByText(/New|Initial Review/)
      .first()
      .waitFor();
    const { items } = await machine.flow.ok('dealer', 'GET', '/claims?list=active');
    expect(items).toEqual([expect.objectContaining({ status: expect.stringMatching(/new|initial-review/) })]);
  });

  it('is priced by tables that an administrator replaces from a file', async () => {
    const admin = await visit(browser, machine.url);
    await signIn(admin.page, 'admin', '/admin/price-tables');
    await headline(admin.page, 'Price tables');
    await admin.page.getByText('Version 1 · In force').waitFor();
    await expectGoodPage(admin);
    const file = (text: string) => ({ name: 'parts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const choose = admin.page.getByLabel('Choose a CSV or Excel file');
    await choose.setInputFiles(file('partNumber,description,price\nTL-1001,Main board,free\n'));
    await admin.page.getByText(/row 2\.price/).waitFor();
    await choose.setInputFiles(file('partNumber,description,price\nTL-1001,Main board,199.00\nTL-9,New,1\n'));
    await button(admin.page, 'Put it in force').waitFor();
    await screenshot(admin.page, 'dealer-10-prices');
    await button(admin.page, 'Put it in force').click();
    await admin.page.getByText('Version 2 · In force').waitFor();
  });
});
