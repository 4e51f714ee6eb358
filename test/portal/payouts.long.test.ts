import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterSale } from '../machine/counter-sale.ts';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const START_MS = 240_000;

describe.skipIf(browserPath === undefined)('fees of partners', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  const until = async (instant: string): Promise<void> => {
    await machine.flow.runtime.clock.advance(Date.parse(instant));
    await machine.flow.runtime.idle();
  };

  /** Three plans of March by Fixit, two of them at one address as a family has them, and one by Volt. */
  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    const { flow } = machine;
    await counterSale(flow, 'partner', 1, 'everything');
    await counterSale(flow, 'partner', 2, 'phone-only');
    await counterSale(flow, 'partner', 2, 'everything');
    await counterSale(flow, 'partner', 3, 'everything');
    await counterSale(flow, 'partner2', 4, 'everything');
    await until('2026-05-14T15:00:00.000Z');
  }, START_MS);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('are seen before they are paid, and one payout is held with a reason', async () => {
    const admin = await visit(browser, machine.url);
    const { page } = admin;
    await signIn(page, 'admin', '/');
    await page.goto('/money');
    await page.getByRole('heading', { name: 'Volt Repair' }).waitFor();
    await page.getByText('$75.00', { exact: true }).first().waitFor();
    await screenshot(page, 'money-coming');
    await expectGoodPage(admin);
    const volt = page.locator('div').filter({ has: page.getByRole('heading', { name: 'Volt Repair' }) });
    await volt
      .last()
      .locator('xpath=ancestor::*[.//button][1]')
      .getByRole('button', { name: 'Hold' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Hold' }).click();
    await dialog.getByText('Please say why.').waitFor();
    await dialog.getByLabel('Reason').fill('Two complaints are open.');
    await screenshot(page, 'money-hold');
    await dialog.getByRole('button', { name: 'Hold' }).click();
    await page.getByText('Two complaints are open.').waitFor();
    await page.getByText('2 sales are not paid this time').click();
    await page
      .getByText(/shares an address/)
      .first()
      .waitFor();
    await expectGoodPage(admin);
    await admin.close();

    const partner = await visit(browser, machine.url, { size: 'phone' });
    await signIn(partner.page, 'partner', '/');
    await partner.page.goto('/payouts');
    await partner.page.getByText('$50.00', { exact: true }).waitFor();
    await screenshot(partner.page, 'payouts-next-phone');
    await expectGoodPage(partner);
    await partner.close();
  });

  it('are paid on the 15th; what waits for somebody says what to do', async () => {
    await until('2026-05-15T13:30:00.000Z');
    const admin = await visit(browser, machine.url);
    const { page } = admin;
    await signIn(page, 'admin', '/');
    await page.goto('/money');
    await page.getByText('To do (3)').click();
    await page.getByRole('heading', { name: 'Volt Repair' }).waitFor();
    await screenshot(page, 'money-to-do');
    await expectGoodPage(admin);
    await page.getByRole('button', { name: 'Release' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Both are settled.');
    await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
    await page.getByRole('heading', { name: 'Volt Repair', exact: true }).waitFor({ state: 'detached' });
    for (const name of ['Let it through', 'Refuse'] as const) {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('dialog').getByLabel('Reason').fill('Spoke with the shop.');
      await page.getByRole('dialog').getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByText('Nothing to do').waitFor();
    await until('2026-05-15T14:00:00.000Z');
    await page.getByText('Past runs').click();
    await page.getByText('Run of May 2026').waitFor();
    await page.locator('summary').first().click();
    await page.getByText('Volt Repair').waitFor();
    await screenshot(page, 'money-runs');
    await expectGoodPage(admin);
    await page.getByText('Ledger', { exact: true }).click();
    await page.getByLabel('Plan number, payout or company').fill('co-fixit#2026-05');
    await page.getByRole('button', { name: 'Find entries' }).click();
    await page.getByText('co-fixit#2026-05#1#paid').waitFor();
    await screenshot(page, 'money-books');
    await expectGoodPage(admin);
    await admin.close();
  });

  it('stand on the partner’s page with a statement to download, on a phone too', async () => {
    const partner = await visit(browser, machine.url);
    const { page } = partner;
    await signIn(page, 'partner', '/');
    await page.goto('/payouts');
    await page.getByText('March 2026', { exact: true }).waitFor();
    await page.getByText('Plan by plan').click();
    await screenshot(page, 'payouts');
    await expectGoodPage(partner);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Statement for March 2026 as PDF' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('statement-2026-03.pdf');
    await partner.close();
    const phone = await visit(browser, machine.url, { size: 'phone' });
    await signIn(phone.page, 'admin', '/');
    await phone.page.goto('/money');
    await phone.page.getByText('Coming run').waitFor();
    await screenshot(phone.page, 'money-phone');
    await expectGoodPage(phone);
    await phone.close();
  });
});
