import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const estimate = (unitCents: number) => ({
  ...{ diagnosis: 'The glass is cracked.', recommendation: 'repair' },
  lines: [{ kind: 'part', description: 'Glass', quantity: 1, unitCents }],
});

describe.skipIf(browserPath === undefined)('what comes on top of a repair', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  /** Approved for repair, up to what the shop's estimate says. */
  async function underRepair(kind: 'laptop' | 'tablet', unitCents: number): Promise<string> {
    const { flow } = machine;
    const claimId = await flow.file({ kind, type: 'accidental-damage' });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'request-estimate' });
    await flow.ok('partner', 'POST', `/claims/${claimId}/estimate`, estimate(unitCents));
    const approve = { outcome: 'approve', resolution: 'repair' };
    await flow.ok('admin', 'POST', `/claims/${claimId}/decide`, approve);
    return claimId;
  }

  const confirm = async (page: Page, button: string, again = button): Promise<void> => {
    await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: again }).click();
    await dialog.waitFor({ state: 'hidden' });
  };

  it('a shop finds more, an agent looks at the difference, and the shop’s invoice says what was collected', async () => {
    const claimId = await underRepair('laptop', 30_000);
    const partner = await visit(browser, machine.url);
    await signIn(partner.page, 'partner', `/claims/${claimId}`);
    await partner.page.getByRole('link', { name: 'Found more to repair?' }).click();
    await partner.page.getByText('You found more than was approved').waitFor();
    const line = partner.page.getByRole('group', { name: 'What it costs' }).getByRole('listitem').first();
    await line.getByLabel('Price each').fill('415');
    await partner.page.getByRole('row', { name: 'More than approved' }).waitFor();
    await screenshot(partner.page, 'repair-supplement-form-desk');
    await expectGoodPage(partner);
    await partner.page.getByRole('button', { name: 'Send the estimate' }).click();
    await partner.page.getByText('What you found besides is with').waitFor();
    await partner.page.getByText('Versions of the estimate').waitFor();
    await screenshot(partner.page, 'repair-supplement-asked-desk');
    await expectGoodPage(partner);

    const agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', `/claims/${claimId}`);
    await agent.page.getByRole('button', { name: 'Approve the extra work' }).waitFor();
    await screenshot(agent.page, 'repair-supplement-agent-desk');
    await expectGoodPage(agent);
    await confirm(agent.page, 'Approve the extra work');
    await agent.page.getByRole('button', { name: 'Approve the extra work' }).waitFor({ state: 'detached' });
    await agent.close();

    await partner.page.goto(`${machine.url}/claims/${claimId}/invoice`);
    await partner.page.getByLabel('Parts').fill('415');
    await partner.page.getByLabel('Collected from the customer').fill('99');
    await screenshot(partner.page, 'repair-invoice-collected-desk');
    await partner.page.getByRole('button', { name: 'Submit Repair Invoice' }).click();
    await partner.page.waitForURL((url) => url.pathname === `/claims/${claimId}`);
    expect((await machine.flow.claim(claimId)).invoice).toMatchObject({ collectedCents: 9_900 });

    // The same fault comes back: the shop is asked to make its repair good.
    const again = await machine.flow.file({ kind: 'laptop', type: 'accidental-damage' });
    await partner.page.goto(`${machine.url}/claims/${again}`);
    await partner.page.getByText('This comes back within your repair warranty').waitFor();
    await screenshot(partner.page, 'repair-warranty-desk');
    await expectGoodPage(partner);
    await confirm(partner.page, 'Repair it free of charge');
    await partner.page.getByRole('button', { name: 'It is repaired' }).waitFor();
    await partner.page.goto(`${machine.url}/scorecard`);
    await partner.page.getByRole('heading', { name: 'Month by month' }).waitFor();
    await partner.page.locator('.recharts-surface').first().waitFor();
    await screenshot(partner.page, 'scorecard-desk');
    await expectGoodPage(partner);
    await partner.close();
  });

  it('a customer on a phone says whether to pay above the limit', async () => {
    const claimId = await underRepair('tablet', 230_000);
    const customer = await visit(browser, machine.url, { size: 'phone' });
    await signIn(customer.page, 'customer', `/claims/${claimId}`);
    await customer.page.getByRole('button', { name: 'Yes, repair it' }).waitFor();
    await screenshot(customer.page, 'repair-consent-phone');
    await expectGoodPage(customer);
    await confirm(customer.page, 'Yes, repair it');
    await customer.page.getByRole('button', { name: 'Show at the counter' }).waitFor();
    expect((await machine.flow.claim(claimId)).consent.state).toBe('given');
    await customer.close();
  });

  it('a replacement is paid for, shipped, and arrives', async () => {
    const { flow } = machine;
    const claimId = await flow.file({ kind: 'phone' });
    const replace = { outcome: 'approve', resolution: 'replacement', amountCents: 60_000, override: true };
    await flow.advance(10_000);
    await flow.ok('admin', 'POST', `/claims/${claimId}/decide`, replace);
    const [plan] = (await flow.ok('customer', 'GET', '/enrollments')).items;
    const card = { paymentMethod: 'pm_card_visa' };
    await flow.ok('customer', 'PUT', `/enrollments/${plan.enrollmentId}/payment-method`, card);
    const customer = await visit(browser, machine.url, { size: 'phone', colours: 'dark' });
    await signIn(customer.page, 'customer', `/claims/${claimId}`);
    await customer.page.getByRole('button', { name: /^Pay \$/ }).waitFor();
    await screenshot(customer.page, 'replacement-deductible-phone');
    await expectGoodPage(customer);
    await confirm(customer.page, 'Pay $');
    const agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', `/claims/${claimId}`);
    await agent.page.getByLabel('Carrier').fill('UPS');
    await agent.page.getByLabel('Tracking number').fill('1Z 999 AA1');
    await screenshot(agent.page, 'replacement-ship-desk');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'It is on its way' }).click();
    await customer.page.goto(`${machine.url}/claims/${claimId}`);
    await customer.page.getByText('1Z 999 AA1').first().waitFor();
    await screenshot(customer.page, 'replacement-parcel-phone');
    await expectGoodPage(customer);
    await confirm(customer.page, 'It has arrived');
    await customer.page.getByText('Done. Still a problem?').first().waitFor();
    await agent.page.goto(`${machine.url}/staff/scorecards`);
    await agent.page.getByText('Fixit Repair').first().waitFor();
    await agent.page.locator('.recharts-surface').first().waitFor();
    await screenshot(agent.page, 'scorecards-desk');
    await expectGoodPage(agent);
    await Promise.all([agent.close(), customer.close()]);
  });
});
