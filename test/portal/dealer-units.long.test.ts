import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../triggers/inspect-document/sample-files.ts';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { cameraOver } from './filmed-code.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Today on the machine, so many days ago (YYYY-MM-DD). */
const daysAgo = (machine: MachineForBrowsers, days: number): string =>
  new Date(machine.flow.runtime.clock.now() - days * 86_400_000).toISOString().slice(0, 10);

const check = async (page: Page, serial: string): Promise<void> => {
  await page.getByLabel('Serial number').fill(serial);
  await page.getByRole('button', { name: 'Check' }).click();
};

describe.skipIf(browserPath === undefined)('units, from the file to the answer at the counter', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('a dealer holds a code before the camera and reads the warranty, in a browser without a reader of its own', async () => {
    const camera = cameraOver('DS200-1001');
    const filming = await launchBrowser(camera.flags);
    try {
      const dealer = await visit(filming, machine.url, { size: 'phone' });
      const { page } = dealer;
      await signIn(page, 'dealer', '/');
      await page.getByRole('button', { name: 'Scan' }).waitFor();
      await expectGoodPage(dealer);
      await page.getByRole('button', { name: 'Scan' }).click();
      await page.getByRole('heading', { name: /^Under warranty until/ }).waitFor();
      expect(await page.getByLabel('Serial number').inputValue()).toBe('DS200-1001');
      expect(await page.evaluate(() => 'BarcodeDetector' in window)).toBe(false);
      await screenshot(page, 'dealer-scanned-phone');
    } finally {
      await filming.close();
      camera.remove();
    }
  });

  it('an agent imports units, and looks after one by hand', async () => {
    const agent = await visit(browser, machine.url);
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
    await agent.close();
  });

  it('the dealer registers a unit on a phone, and its serial answers', async () => {
    const dealer = await visit(browser, machine.url, { size: 'phone' });
    const { page } = dealer;
    await signIn(page, 'dealer', '/');
    await page.getByRole('heading', { name: 'Is it under warranty?' }).waitFor();
    await page.getByRole('heading', { name: /Pending registration/ }).waitFor();
    await screenshot(page, 'dealer-home-phone');
    await expectGoodPage(dealer);
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
    await expectGoodPage(dealer);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('heading', { name: /Under warranty until/ }).waitFor();
    await screenshot(page, 'dealer-unit-phone');
    await expectGoodPage(dealer);

    // What it says at the counter, and of somebody else's.
    await page.goto('/');
    await check(page, 'W-100');
    await page.getByRole('heading', { name: /Under warranty until/ }).waitFor();
    await screenshot(page, 'dealer-serial-phone');
    await expectGoodPage(dealer);
    await check(page, 'BC12-3001');
    await page.getByRole('heading', { name: /Out of warranty since/ }).waitFor();
    await check(page, 'DS200-1900');
    await page.getByText('A unit of another dealer').waitFor();
    await check(page, 'DS200-1990');
    await page.getByRole('heading', { name: 'No unit with this serial number' }).waitFor();
    await expectGoodPage(dealer);
    await dealer.close();
  });

  it('everything of a dealer reads at a desk, in the dark, and at 320 pixels', async () => {
    const desk = await visit(browser, machine.url, { colours: 'dark' });
    await signIn(desk.page, 'dealer', '/');
    await check(desk.page, 'DS200-1001');
    await desk.page.getByRole('heading', { name: /Under warranty until/ }).waitFor();
    await screenshot(desk.page, 'dealer-home-dark-desk');
    await expectGoodPage(desk);
    await desk.page.goto('/units/DS200-1001/transfer');
    await desk.page.getByLabel('Name of person or company').fill('Sound Ferry Tours');
    await screenshot(desk.page, 'dealer-transfer-desk');
    await expectGoodPage(desk);
    await desk.page.getByRole('button', { name: 'Save the new owner' }).click();
    await desk.page.getByText('Earlier owners').waitFor();
    await screenshot(desk.page, 'dealer-unit-desk');
    await expectGoodPage(desk);
    await desk.close();

    const narrow = await visit(browser, machine.url, { size: 'narrow' });
    await signIn(narrow.page, 'dealer', '/units');
    await narrow.page.getByRole('link', { name: 'W-101' }).waitFor();
    await screenshot(narrow.page, 'dealer-units-narrow');
    await expectGoodPage(narrow);
    for (const [path, title] of [
      ['/', 'Is it under warranty?'],
      ['/products', 'Products'],
      ['/units/import', 'Units from a file'],
      ['/units/DS200-1900', 'DS200-1900'],
    ] as const) {
      await narrow.page.goto(path);
      await narrow.page.getByRole('heading', { name: title, exact: true }).waitFor();
      await screenshot(narrow.page, `dealer-${title.replaceAll(/\W+/g, '-')}-narrow`);
      await expectGoodPage(narrow);
    }
    await narrow.close();
  });

  it('an administrator adds a product and gives another a longer warranty', async () => {
    const admin = await visit(browser, machine.url);
    const { page } = admin;
    await signIn(page, 'admin', '/products');
    await page.getByRole('button', { name: 'Add a product' }).click();
    await page.getByLabel('SKU').fill('RD-1');
    await page.getByLabel('Name').fill('Radar');
    await page.getByLabel('Kind').fill('Radar Dome');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('must be lower case words with hyphens').waitFor();
    await screenshot(page, 'admin-product-desk');
    await expectGoodPage(admin);
    await page.getByLabel('Kind').fill('radar-dome');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Radar' }).waitFor();
    await page.getByRole('button', { name: 'Change Tideline DS-200 depth sounder' }).click();
    await page.getByLabel('Warranty in months').fill('36');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/24 months; delivered from .*: 36 months/).waitFor();
    await screenshot(page, 'products-admin-desk');
    await expectGoodPage(admin);
    expect((await machine.flow.ok('dealer', 'GET', '/units/DS200-1001')).warranty.endsAt).toBeDefined();
    await admin.close();
  });
});
