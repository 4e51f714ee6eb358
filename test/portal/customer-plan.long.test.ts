import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const headline = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

describe.skipIf(browserPath === undefined)('plans and devices in a browser', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  }, STARTING_MS);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('are bought by a visitor on a phone, who is told what a wrong answer is', async () => {
    const visitor = await visit(browser, machine.url, { size: 'phone' });
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('link', { name: 'Get protected' }).first().click();
    await headline(page, 'Which plan?');
    // Price and code stand there from the first question on.
    await page.getByRole('row', { name: /First payment \$15/ }).waitFor();
    await screenshot(page, 'enroll-1-plan');
    await expectGoodPage(visitor);
    await button(page, /^Continue$/).click();
    await headline(page, 'Which phone?');
    expect(await page.getByLabel('Model').inputValue()).not.toBe('');
    await button(page, /^Continue$/).click();
    await page.getByText('A damaged phone cannot be protected').waitFor();
    await page.getByLabel('It works fully').check();
    await screenshot(page, 'enroll-2-phone');
    await expectGoodPage(visitor);
    await button(page, /^Continue$/).click();
    await page.getByLabel('First and last name').fill('Robin Vale');
    await page.getByLabel('Email').fill('robin.vale@example.net');
    await page.getByLabel('Cell phone').fill('415 555 0188');
    await screenshot(page, 'enroll-3-who');
    await button(page, /^Continue$/).click();
    await page.getByLabel('Street and number').fill('12 Valencia Street');
    await page.getByLabel('City').fill('San Francisco');
    await page.getByLabel('State or province').fill('NY');
    await page.getByLabel('ZIP or postal code').fill('94103');
    await screenshot(page, 'enroll-4-where');
    await button(page, /^Continue$/).click();
    await headline(page, 'Is everything right?');
    await page.getByRole('rowheader', { name: 'First payment' }).waitFor();
    await screenshot(page, 'enroll-5-review');
    await expectGoodPage(visitor);
    await page.getByLabel(/I agree/).check();
    await button(page, 'Get protected').click();
    await headline(page, 'What is your mailing address?');
    await page.getByText('Please look at what is marked.').waitFor();
    await screenshot(page, 'enroll-fault');
    await page.getByLabel('State or province').fill('CA');
    await button(page, /^Continue$/).click();
    await button(page, 'Get protected').click();
    await headline(page, /Almost there/);
    await screenshot(page, 'enroll-6-done');
    await expectGoodPage(visitor);
    await page.getByText('415 555 0188').waitFor();
    await visitor.close();
  });

  it('are looked after by their owner: device, tracking, plan, certificate, cancelling', async () => {
    const customer = await visit(browser, machine.url);
    const { page } = customer;
    await signIn(page, 'customer', '/devices');
    await page.getByRole('link', { name: /iPhone 14 Pro/ }).click();
    await headline(page, /iPhone 14 Pro/);
    await page.getByText('You pay', { exact: false }).first().waitFor();
    await screenshot(page, 'device-desk');
    await button(page, 'Yes, tracking is on').click();
    await page.getByText('You said so on').waitFor();
    await page.getByRole('link', { name: 'Put another device in its place' }).click();
    await page.getByLabel('Make').fill('Google');
    await page.getByLabel('Model').fill('Pixel 9');
    await page.getByLabel('IMEI').fill('123');
    await page.getByLabel('It works fully').check();
    await button(page, 'Add it').click();
    await page.getByText('Please look at what is marked.').waitFor();
    await screenshot(page, 'device-swap-fault');
    await expectGoodPage(customer);
    await page.getByLabel('IMEI').fill('490154203237518');
    await button(page, 'Add it').click();
    await headline(page, 'Google Pixel 9');
    await page.getByText('Photo 1 of 2').waitFor();
    await screenshot(page, 'device-photos-desk');
    await expectGoodPage(customer);

    await page.goto('/plan');
    await headline(page, 'Everything');
    const download = page.waitForEvent('download');
    await button(page, 'Phone card').click();
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    await button(page, 'Change the plan').click();
    await page.getByLabel('How you pay').selectOption('annual');
    await page.getByRole('rowheader', { name: /Then, each year/ }).waitFor();
    await screenshot(page, 'plan-change-desk');
    await page.keyboard.press('Escape');
    await button(page, 'Cancel the plan').click();
    await button(page, /At the end of what is paid/).click();
    await screenshot(page, 'plan-cancel-desk');
    await button(page, 'Cancel the plan').last().click();
    await page.getByRole('heading', { name: /Cover runs until/ }).waitFor();
    await screenshot(page, 'plan-cancelled-desk');
    await expectGoodPage(customer);
    await customer.close();
  });
});
