import type { Browser } from 'playwright-core';
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

const START_MS = 240_000;

describe.skipIf(browserPath === undefined)('the admins’ pages in a browser', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let admin: Visit;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    admin = await visit(browser, machine.url);
    await signIn(admin.page, 'admin', '/');
  }, START_MS);

  afterAll(async () => {
    await admin?.close();
    await browser?.close();
    await machine?.stop();
  });

  it('has its menu under headings: by keyboard, remembered, and open where one is', async () => {
    const { page } = admin;
    const menu = page.getByRole('navigation', { name: 'Menu' }).first();
    const wording = menu.getByRole('button', { name: 'Words and prices' });
    await wording.waitFor();
    expect(await menu.getByRole('link', { name: 'Price tables' }).count()).toBe(0);
    await wording.focus();
    await page.keyboard.press('Enter');
    await menu.getByRole('link', { name: 'Price tables' }).waitFor();
    await expectGoodPage(admin);
    await page.goto('/admin/users');
    await menu.getByRole('link', { name: 'Users', exact: true }).waitFor();
    await menu.getByRole('link', { name: 'Price tables' }).waitFor();
    const phone = await visit(browser, machine.url, { size: 'narrow', colours: 'dark' });
    await signIn(phone.page, 'admin', '/');
    await phone.page.getByRole('button', { name: 'More' }).click();
    const drawer = phone.page.getByRole('dialog', { name: 'Sam Rivera' });
    await drawer.getByRole('button', { name: 'Administration' }).click();
    await screenshot(phone.page, 'admin-menu-narrow');
    await expectGoodPage(phone);
    await drawer.getByRole('link', { name: 'Companies' }).click();
    await phone.page.waitForURL((url) => url.pathname === '/admin/companies');
    await phone.close();
  });

  it('adds an agent with an authority, and a fault stands beside its field', async () => {
    const { page } = admin;
    await page.goto('/admin/users');
    await page.getByRole('rowheader', { name: 'Avery Brooks' }).waitFor();
    await screenshot(page, 'admin-users');
    await expectGoodPage(admin);
    await page.getByRole('button', { name: 'Add a user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Robin Vale');
    await dialog.getByLabel('Email').fill('robin@example.com');
    await dialog.getByLabel('Decides alone up to, in dollars').fill('much');
    await dialog.getByRole('button', { name: 'Add a user' }).click();
    await dialog.getByText('An amount such as 500').waitFor();
    await dialog.getByLabel('Decides alone up to, in dollars').fill('500');
    await dialog.getByRole('button', { name: 'Add a user' }).click();
    await page.getByRole('rowheader', { name: 'Robin Vale' }).waitFor();
    const { items } = await machine.flow.ok('admin', 'GET', '/admin/users');
    const robin = items.find(({ email }: { email: string }) => email === 'robin@example.com');
    expect(robin.authorityLimitCents).toBe(500_00);
  });

  it('shows companies and terms', async () => {
    const { page } = admin;
    await page.goto('/admin/companies');
    await page.getByRole('heading', { name: 'Fixit Repair' }).waitFor();
    await expectGoodPage(admin);
    await page.goto('/staff/terms');
    await page.getByRole('heading', { name: 'Waiting period' }).waitFor();
    await page.getByLabel('Find').pressSequentially('tracking');
    await page.getByRole('heading', { name: 'Waiting period' }).waitFor({ state: 'detached' });
    await expectGoodPage(admin);
    await page.getByRole('tab', { name: 'Catalogue' }).click();
    await page.getByRole('rowheader', { name: 'Apple iPhone 12', exact: true }).waitFor();
    await expectGoodPage(admin);
  });

  it('previews a brand, says what can’t be read, and saves it for everybody', async () => {
    const { page } = admin;
    await page.goto('/admin/brand');
    await page.getByLabel('Primary', { exact: true }).fill('#ffcc00');
    await page.getByText('Too faint: choose others').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Northwind Care');
    await page.getByLabel('Primary', { exact: true }).fill('#0b6b57');
    await page.getByText('Too faint: choose others').waitFor({ state: 'detached' });
    await screenshot(page, 'admin-brand');
    await expectGoodPage(admin);
    const secondAgent = page.getByLabel('A denial as fraud needs a second agent');
    expect(await secondAgent.isChecked()).toBe(false);
    await secondAgent.check();
    await page.getByRole('button', { name: 'Save the brand' }).click();
    await page.getByText('The brand is saved').waitFor();
    const brand = await machine.flow.ok(undefined, 'GET', '/brand');
    expect([brand.name, brand.colours.primary]).toEqual(['Northwind Care', '#0b6b57']);
    expect(brand.decisions).toEqual({ fraudNeedsSecondAgent: true });
  });
});
