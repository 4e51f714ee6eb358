import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

describe.skipIf(browserPath === undefined)('companies in the portal', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('become a partner on a phone, and are decided on at a desk', async () => {
    const applicant = await visit(browser, machine.url, { size: 'phone' });
    const { page } = applicant;
    await page.goto('/');
    await page.getByRole('link', { name: 'Become a partner' }).click();
    await page.getByRole('heading', { name: 'Become a partner' }).waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('We need this.').first().waitFor();
    await page.getByLabel('Company').fill('Gadget Clinic');
    await page.getByLabel('Your name').fill('Gail Ortiz');
    await page.getByLabel('Email').fill('gail@gadget.example.org');
    await page.getByLabel('Phone').first().fill('415 555 0100');
    await page.getByLabel('Street and number').fill('5 Main Street');
    await page.getByLabel('City').fill('Oakland');
    await page.getByLabel('State or province').fill('NY');
    await page.getByLabel('ZIP or postal code').fill('94612');
    await page.getByLabel('Tablets').check();
    await page.getByLabel('Time for the call').selectOption({ index: 3 });
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('does not fit the postal code').waitFor();
    await screenshot(page, 'apply-phone');
    await expectGoodPage(applicant);
    await page.getByLabel('State or province').fill('CA');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('heading', { name: 'We have your application' }).waitFor();
    await page.getByText('We call you on').waitFor();
    await screenshot(page, 'applied-phone');
    await expectGoodPage(applicant);
    await applicant.close();

    const agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', '/applications');
    await agent.page.getByText('1 application waits').waitFor();
    await screenshot(agent.page, 'applications-desk');
    await expectGoodPage(agent);
    await agent.page.getByRole('link', { name: 'Look at it: Gadget Clinic' }).click();
    await agent.page.getByLabel('What was said').fill('Two benches, tidy.');
    await agent.page.getByRole('button', { name: 'Add the note' }).click();
    await agent.page.getByRole('paragraph').filter({ hasText: 'Two benches, tidy.' }).waitFor();
    await screenshot(agent.page, 'application-desk');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'Approve' }).click();
    await agent.page.getByText('Take on Gadget Clinic?').waitFor();
    await agent.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await agent.page.getByText('Approved by Avery').waitFor();
    await agent.close();
  });

  it('are kept by their owner: stores, people, payee, tax form', async () => {
    const owner = await visit(browser, machine.url);
    const { page } = owner;
    await signIn(page, 'partner', '/company');
    await page.getByRole('heading', { name: 'Fixit Valencia Street' }).waitFor();
    await page.getByText('(you)').waitFor();
    await screenshot(page, 'company-desk');
    await expectGoodPage(owner);
    await page.getByRole('button', { name: 'Add a store' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Fixit Mission Bay');
    await dialog.getByLabel('Street and number').fill('1 Channel Street');
    await dialog.getByLabel('City').fill('San Francisco');
    await dialog.getByLabel('State or province').fill('CA');
    await dialog.getByLabel('ZIP or postal code').fill('94158');
    await dialog.getByLabel('Saturday, from').fill('10:00');
    await dialog.getByLabel('Saturday, to').fill('14:00');
    await screenshot(page, 'store-desk');
    await expectGoodPage(owner);
    await dialog.getByRole('button', { name: 'Add a store' }).click();
    await page.getByRole('heading', { name: 'Fixit Mission Bay' }).waitFor();
    await page.getByText('Saturday 10:00 AM–2:00 PM').waitFor();

    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await dialog.getByLabel('Name').fill('Kim Lee');
    await dialog.getByLabel('Email').fill('kim@fixit.example.org');
    await dialog.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('Role of Kim Lee').waitFor();

    await page.getByRole('button', { name: 'Change the payee' }).click();
    await page.getByLabel('New PayPal address').fill('new@fixit.example.org');
    await page.getByLabel('Your password, once more').fill('wrong');
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('is not your password').waitFor();
    await page.getByLabel('Your password, once more').fill('Claimflow-demo-1');
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('You asked for new@fixit.example.org').waitFor();
    await page.getByRole('button', { name: 'Give a new one' }).click();
    await page.getByLabel('Tax number').fill('12-3456789');
    await page.getByLabel('Signed by').fill('Pat Fix');
    await page.getByLabel('Under penalty of perjury').check();
    await screenshot(page, 'company-money-desk');
    await expectGoodPage(owner);
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await page.getByText('number ending in 6789').waitFor();
    await owner.close();

    const narrow = await visit(browser, machine.url, { size: 'narrow', colours: 'dark' });
    await signIn(narrow.page, 'partner', '/company');
    await narrow.page.getByRole('heading', { name: 'Fixit Mission Bay' }).waitFor();
    await narrow.page.getByText('(you)').waitFor();
    await screenshot(narrow.page, 'company-narrow-dark');
    await expectGoodPage(narrow);
    await narrow.close();

    const agent = await visit(browser, machine.url, { size: 'phone' });
    await signIn(agent.page, 'agent', '/applications');
    await agent.page.getByRole('heading', { name: 'Payees to confirm' }).waitFor();
    await screenshot(agent.page, 'payee-change-phone');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'Confirm' }).click();
    await agent.page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await agent.page.getByText('Confirmed.').waitFor();
    await agent.close();
  });

  it('take a repair, leave it, and are chosen', async () => {
    const { flow } = machine;
    const claimId = await flow.file({ kind: 'tablet' });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    const customer = await visit(browser, machine.url, { size: 'phone' });
    await signIn(customer.page, 'customer', `/claims/${claimId}`);
    await customer.page.getByRole('button', { name: 'Choose another shop' }).click();
    await customer.page.getByRole('button', { name: /Volt Downtown Oakland/ }).waitFor();
    await screenshot(customer.page, 'choose-shop-phone');
    await expectGoodPage(customer);
    await customer.page.getByRole('button', { name: /Volt Downtown Oakland/ }).click();
    await customer.page.getByRole('heading', { name: /We asked Volt Repair to repair it/ }).waitFor();

    const shop = await visit(browser, machine.url);
    await signIn(shop.page, 'partner2', `/claims/${claimId}`);
    await shop.page.getByRole('button', { name: 'Accept' }).waitFor();
    await screenshot(shop.page, 'offered-desk');
    await expectGoodPage(shop);
    await shop.page.getByRole('button', { name: 'Pass' }).click();
    await shop.page.getByLabel('Why').fill('No parts this week.');
    await screenshot(shop.page, 'pass-desk');
    await shop.page.getByRole('dialog').getByRole('button', { name: 'Pass' }).click();
    await shop.page.getByText('This claim is with another repair shop.').waitFor();

    // The customer went to Volt all the same, and Volt has found the parts.
    const counter = shop.page;
    await counter.goto(`/lookup#phone=4155550123&claimId=${claimId}`);
    await counter.getByRole('button', { name: 'Ask the customer' }).waitFor();
    await screenshot(counter, 'customer-is-here-desk');
    await expectGoodPage(shop);
    await counter.getByRole('button', { name: 'Ask the customer' }).click();
    await counter.getByText('has a mail and a text with a link').waitFor();
    await customer.page.reload();
    await customer.page.getByRole('heading', { name: 'Are you at Volt Repair?' }).waitFor();
    await screenshot(customer.page, 'move-request-phone');
    await expectGoodPage(customer);
    await customer.page.getByRole('button', { name: 'Move it to Volt Repair' }).click();
    await customer.page.getByText('Your claim is with Volt Repair now.').waitFor();
    await counter.waitForURL((url) => url.pathname === `/claims/${claimId}`, { timeout: 20_000 });
    expect((await flow.claim(claimId, 'partner2')).partner.companyId).toBe('co-volt');
    await counter
      .getByText('Go ahead', { exact: true })
      .or(counter.getByRole('button', { name: 'Accept' }))
      .first()
      .waitFor();
    await customer.close();
    await shop.close();
  });

  it('are suspended by an administrator', async () => {
    const admin = await visit(browser, machine.url);
    await signIn(admin.page, 'admin', '/admin/companies');
    await admin.page.getByRole('button', { name: 'Suspend Volt Repair' }).click();
    await admin.page.getByLabel('Why').fill('Three re-repairs in a month.');
    await admin.page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await admin.page.getByText('Suspended: Three re-repairs').waitFor();
    await admin.page.getByText('Repairs with it').waitFor();
    await screenshot(admin.page, 'suspended-desk');
    await expectGoodPage(admin);
    await admin.close();
  });
});
