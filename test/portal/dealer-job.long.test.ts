import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../triggers/inspect-document/sample-files.ts';
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
import { sendTwoBack } from './dealer-return.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

/** What others did shows within ten seconds without reload; a page asks every eight. */
const SEEN_WITHIN = { timeout: 15_000 };

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const headline = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Today on the machine, so many days ago (YYYY-MM-DD). */
const daysAgo = (machine: MachineForBrowsers, days: number): string =>
  new Date(machine.flow.runtime.clock.now() - days * 86_400_000).toISOString().slice(0, 10);

const check = async (page: Page, serial: string): Promise<void> => {
  await page.getByLabel('Serial number').fill(serial);
  await button(page, 'Check').click();
};

/**
 * The whole job of a dealer and an agent, told in one go: units come by a file, one is registered, claimed for with parts and
 * labor and approved in part; then it goes back with another one and is credited, up to the credit note.
 */
describe.skipIf(browserPath === undefined)('a unit, from the file to the credit note', () => {
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

  it('is put on record by an agent, who looks after another by hand', async () => {
    const { page } = agent;
    await signIn(page, 'agent', '/units/import');
    await page.getByRole('heading', { name: 'Columns, in any order' }).waitFor();
    await screenshot(page, 'units-import-desk');
    await expectGoodPage(agent);
    const file = page.locator('input[type=file]');

    // Every fault is named, and nothing is done.
    await file.setInputFiles(
      csv(
        'may.csv',
        'serial,sku,dealer,assigned\nW-1,DS-200,Harbor Dealers,05/01/2026\nW-1,NOPE,Nobody,\nDS200-1900,,Harbor Dealers,\n',
      ),
    );
    await page.getByRole('heading', { name: 'may.csv: 3 rows need another look' }).waitFor();
    await page.getByText('assigned: must be a day such as 2026-05-20').waitFor();
    await page.getByText('serial: belongs to Bayside Marine already').waitFor();
    await screenshot(page, 'units-import-faults-desk');
    await expectGoodPage(agent);

    await file.setInputFiles(
      csv(
        'june.csv',
        `serial,sku,dealer,assigned\nW-100,DS-200,Harbor Dealers,${daysAgo(machine, 30)}\nW-101,AP-70,Harbor Dealers,\nW-102,AP-70,,\n`,
      ),
    );
    await page.getByText('3 units are put on record. Nothing was done yet.').waitFor();
    await page.getByRole('button', { name: 'Do it: 3 units' }).click();
    await page.getByRole('heading', { name: 'Done: 3 units are put on record' }).waitFor();
    await screenshot(page, 'units-imported-desk');
    await page.getByRole('link', { name: 'W-102' }).click();

    await page.getByRole('button', { name: 'Assign' }).click();
    await page.getByLabel('Dealer', { exact: true }).selectOption('Bayside Marine');
    await expectGoodPage(agent);
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await page.getByText('To Bayside Marine').waitFor();
    await screenshot(page, 'unit-agent-desk');
    await page.goto('/units?show=pending');
    await page.getByRole('link', { name: 'W-102' }).waitFor();
    await screenshot(page, 'units-agent-desk');
    await expectGoodPage(agent);
  });

  it('is registered by the dealer on a phone, and its serial answers', async () => {
    const { page } = phone;
    await signIn(page, 'dealer', '/');
    await page.getByRole('heading', { name: 'Is it under warranty?' }).waitFor();
    await page.getByRole('heading', { name: /Pending registration/ }).waitFor();
    await screenshot(page, 'dealer-home-phone');
    await expectGoodPage(phone);
    await check(page, 'w-100');
    await page.getByRole('heading', { name: 'No warranty yet' }).waitFor();
    await page.getByRole('link', { name: 'Register it' }).click();

    await page.getByRole('heading', { name: 'Register W-100' }).waitFor();
    await page.getByLabel('Day of delivery').fill(daysAgo(machine, 60));
    await page.getByLabel('Name of person or company').fill('Pat Lindqvist');
    await page.getByLabel('Phone').fill('555');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('must be a phone number of the US or Canada').waitFor();
    await page.getByLabel('Phone').fill('(206) 555-0144');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText(/must not be before the unit was assigned/).waitFor();
    await page.getByLabel('Day of delivery').fill(daysAgo(machine, 10));
    const broken = {
      name: 'delivery.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
    };
    await page.getByLabel('Choose files').setInputFiles(broken);
    await page.getByText('Proof of delivery has arrived.').waitFor();
    await machine.flow.runtime.idle();
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('delivery.jpg was not taken in').waitFor();
    const paper = { name: 'delivery.pdf', mimeType: 'application/pdf', buffer: await pdf() };
    await page.getByLabel('Choose files').setInputFiles(paper);
    await page.getByText('Proof of delivery has arrived.').waitFor();
    await screenshot(page, 'dealer-register-phone');
    await expectGoodPage(phone);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('heading', { name: /Under warranty until/ }).waitFor();
    await screenshot(page, 'dealer-unit-phone');
    await expectGoodPage(phone);

    // What it says at the counter, and of somebody else's.
    await page.goto('/');
    await check(page, 'W-100');
    await page.getByRole('heading', { name: /Under warranty until/ }).waitFor();
    await screenshot(page, 'dealer-serial-phone');
    await expectGoodPage(phone);
    await check(page, 'BC12-3001');
    await page.getByRole('heading', { name: /Out of warranty since/ }).waitFor();
    await check(page, 'DS200-1900');
    await page.getByText('A unit of another dealer').waitFor();
    await check(page, 'DS200-1990');
    await page.getByRole('heading', { name: 'No unit with this serial number' }).waitFor();
    await expectGoodPage(phone);
  });

  it('is claimed for, beginning with its serial number and warranty', async () => {
    const { page } = dealer;
    await signIn(page, 'dealer', '/claims/new');
    await headline(page, 'Which unit is it?');
    await page.getByLabel('Serial number').fill('ds200-9999');
    await button(page, 'Check').click();
    await page.getByText('No unit with this serial number').waitFor();
    await page.getByLabel('Serial number').fill('w-100');
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

  it('gets parts and labor from the tables, and what is above them with a reason', async () => {
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
    await phone.page.goto(`/claims/${claimId}`);
    await headline(phone.page, /^Claim CLM-/);
    await screenshot(phone.page, 'dealer-2-draft-phone-empty');
    await button(page, 'Send the claim').click();
    await page.getByRole('heading', { name: /We have your claim|We are checking/ }).waitFor();
  });

  it('is reviewed line by line', async () => {
    const { page } = agent;
    await page.goto(`/claims/${claimId}`);
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

  it('goes back with another one, is received, inspected and credited, up to the credit note', async () => {
    await sendTwoBack({ machine, agent, phone, claimId });
  });
});
