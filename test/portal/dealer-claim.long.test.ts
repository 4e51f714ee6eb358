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
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

/** What others did shows within ten seconds without reload; a page asks every eight. */
const SEEN_WITHIN = { timeout: 15_000 };

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const headline = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** What a dealer’s claims have besides the usual way, which `dealer-job.long.test.ts` tells. */
describe.skipIf(browserPath === undefined)('a dealer’s claim', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let agent: Visit;
  let phone: Visit;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    phone = await visit(browser, machine.url, { size: 'phone' });
    agent = await visit(browser, machine.url);
    await Promise.all([signIn(phone.page, 'dealer'), signIn(agent.page, 'agent')]);
  }, STARTING_MS);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
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

  it('is sent a replacement in advance, from a file, at every size and in the dark', async () => {
    const occurredAt = new Date(machine.flow.runtime.clock.now() - 86_400_000).toISOString();
    const { claimId } = await machine.flow.ok('dealer', 'POST', '/claims', {
      serialNumber: 'DS200-1001',
      incident: { type: 'mechanical-failure', occurredAt, description: 'No reading below five metres.' },
      submit: true,
    });
    const agent = await visit(browser, machine.url, { colours: 'dark' });
    await signIn(agent.page, 'agent', `/claims/${claimId}`);
    await agent.page.getByRole('link', { name: 'Issue an RMA' }).click();
    await agent.page.getByLabel('What becomes of the units').selectOption('advance-replacement');
    const file = (rows: string) => ({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    const input = agent.page.locator('input[type=file]');
    await input.setInputFiles(file('serial,fault\nBC12-3001,Dead\nDS200-1900,\n'));
    await agent.page.getByText('Row 3, DS200-1900: DS200-1900 is not a unit of this dealer').waitFor();
    await screenshot(agent.page, 'rma-file-desk-dark');
    await expectGoodPage(agent);
    await input.setInputFiles(file('serial,fault\nBC12-3001,Dead\n'));
    await agent.page.getByRole('button', { name: 'Issue for 1 unit' }).click();
    await agent.page.waitForURL(/\/rmas\/RMA-/);
    // The dealer wants it elsewhere: until a parcel has left, either side can say so.
    await agent.page.getByRole('button', { name: 'Change where it comes back to' }).click();
    const dialog = agent.page.getByRole('dialog');
    await dialog.getByLabel('Street and number').fill('');
    await dialog.getByRole('button', { name: 'Save the address' }).click();
    await dialog.getByText('Is needed').waitFor();
    await dialog.getByLabel('Street and number').fill('9 Quay Street');
    await screenshot(agent.page, 'rma-ship-to-desk-dark');
    await dialog.getByRole('button', { name: 'Save the address' }).click();
    await agent.page.getByText('9 Quay Street').waitFor();
    await agent.page.getByLabel('Serial of the replacement (BC12-3001)').fill('AP70-2002');
    await agent.page.getByRole('button', { name: 'They are on their way' }).click();
    await agent.page.getByRole('link', { name: 'AP70-2002' }).waitFor();
    // What was done moves what was there; how it opens is looked at.
    await agent.page.reload();
    await agent.page.getByRole('link', { name: 'AP70-2002' }).waitFor();
    await screenshot(agent.page, 'rma-advance-desk-dark');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'Waive the fee' }).click();
    await agent.page.getByLabel('Reason').last().fill('Ours to bear');
    await screenshot(agent.page, 'rma-waive-desk-dark');
    await expectGoodPage(agent);
    await agent.page.getByRole('dialog').getByRole('button', { name: 'Waive the fee' }).click();
    await agent.page.getByText('waived: Ours to bear').waitFor();
    await agent.page.goto('/rmas?list=all');
    await agent.page.getByRole('link', { name: /^RMA-/ }).first().waitFor();
    await screenshot(agent.page, 'rma-list-desk-dark');
    await expectGoodPage(agent);

    const narrow = await visit(browser, machine.url, { size: 'narrow' });
    const { items } = await machine.flow.ok('dealer', 'GET', '/rmas?list=open');
    await signIn(narrow.page, 'dealer', `/rmas/${items[0].rmaId}`);
    await narrow.page.getByRole('heading', { name: 'It is on its way' }).waitFor();
    await screenshot(narrow.page, 'rma-narrow');
    await expectGoodPage(narrow);
    await Promise.all([agent.close(), narrow.close()]);
  });
});
