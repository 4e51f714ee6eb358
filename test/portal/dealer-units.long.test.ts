import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { cameraOver } from './filmed-code.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

const check = async (page: Page, serial: string): Promise<void> => {
  await page.getByLabel('Serial number').fill(serial);
  await page.getByRole('button', { name: 'Check' }).click();
};

describe.skipIf(browserPath === undefined)('a dealer’s units and products', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  }, STARTING_MS);

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
    await narrow.page.getByRole('link', { name: 'DS200-1002' }).waitFor();
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
