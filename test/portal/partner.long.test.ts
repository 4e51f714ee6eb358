import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const photo = { name: 'bench.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xd9]) };

describe.skipIf(browserPath === undefined)('the partner’s pages', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('estimate, invoice and pay: the whole job at a desk', async () => {
    const { flow } = machine;
    const claimId = await flow.file({ kind: 'tablet' });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'request-estimate' });
    const partner = await visit(browser, machine.url);
    const { page } = partner;
    await signIn(page, 'partner', '/');

    // What waits leads to the claim, and the claim to the estimate.
    const waiting = page.getByRole('listitem').filter({ hasText: claimId });
    await waiting.getByRole('link', { name: 'Submit Estimate/Diagnosis' }).waitFor();
    await screenshot(page, 'partner-home-desk');
    await expectGoodPage(partner);
    await waiting.getByRole('link', { name: 'Submit Estimate/Diagnosis' }).click();
    await page.getByText('Diagnose only').waitFor();
    const subject = await page.getByRole('link', { name: /@/ }).last().getAttribute('href');
    expect(decodeURIComponent(subject ?? '')).toContain(`subject=${claimId} Casey Morgan: Question`);
    await screenshot(page, 'partner-claim-desk');
    await expectGoodPage(partner);
    await page.getByRole('button', { name: 'Device received' }).click();
    await page.getByText('Noted: the device').waitFor();

    // The estimate: faults beside their fields, then sums as they are typed.
    await page.getByRole('link', { name: 'Submit Estimate/Diagnosis' }).click();
    await page.getByRole('button', { name: 'Submit Estimate/Diagnosis' }).click();
    await page.getByText('Say what you found.').waitFor();
    await page.getByLabel('Damage or issue found').fill('The glass is cracked, the display works.');
    const line = (index: number) =>
      page.getByRole('group', { name: 'What it costs' }).getByRole('listitem').nth(index);
    const fill = async (index: number, description: string, quantity: string, price: string) => {
      await line(index).getByLabel('Description').fill(description);
      await line(index).getByLabel('Quantity').fill(quantity);
      await line(index).getByLabel('Price each').fill(price);
    };
    await fill(0, 'Glass', '2', '45.5O');
    await fill(1, 'Work', '1', '60');
    await fill(2, 'Sales tax', '1', '13.21');
    await page.getByRole('button', { name: 'Submit Estimate/Diagnosis' }).click();
    await page.getByText('Dollars and cents, like 89.50').waitFor();
    await line(0).getByLabel('Price each').fill('45.50');
    await page.getByRole('row', { name: 'Total $164.21' }).waitFor();
    await page.getByLabel('Choose files').setInputFiles(photo);
    await screenshot(page, 'partner-estimate-desk');
    await expectGoodPage(partner);
    await page.getByRole('button', { name: 'Submit Estimate/Diagnosis' }).click();
    await page.waitForURL((url) => url.pathname === `/claims/${claimId}`);
    await page.getByText('Do not proceed', { exact: true }).waitFor();

    // The agent approves elsewhere: this page says so by itself.
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    await page.getByText('Just changed:').waitFor({ timeout: 12_000 });
    await page.getByText('Go ahead', { exact: true }).waitFor();
    await screenshot(page, 'partner-approved-desk');
    await page.getByRole('link', { name: 'Submit Repair Invoice' }).click();
    await page.getByLabel('Parts').fill('91');
    await page.getByLabel('Labor').fill('60');
    await page.getByLabel('Sales tax').fill('13.21');
    await page.getByRole('heading', { name: /You will be paid \$.* to pay@fixit.example.org by/ }).waitFor();
    await screenshot(page, 'partner-invoice-desk');
    await expectGoodPage(partner);
    await page.getByRole('button', { name: 'Submit Repair Invoice' }).click();
    await page.waitForURL((url) => url.pathname === `/claims/${claimId}`);
    await page.getByRole('heading', { name: /You were paid \$.* to pay@fixit.example.org/ }).waitFor();
    const claim = await flow.claim(claimId, 'partner');
    expect(claim.payments).toMatchObject([
      { to: 'pay@fixit.example.org', amountCents: 16_421 - claim.deductibleCents },
    ]);
    await screenshot(page, 'partner-paid-desk');
    await partner.close();
  });

  it('answers a question, sends an invoice payable by card, and reads at home what it will be paid', async () => {
    const { flow } = machine;
    const claimId = await flow.file();
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'request-estimate' });
    const question = 'Does the screen still react to touch?';
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
      outcome: 'ask-partner',
      message: question,
    });
    const partner = await visit(browser, machine.url, { size: 'phone' });
    const { page } = partner;
    await signIn(page, 'partner', `/claims/${claimId}`);
    await page.getByRole('heading', { name: question, exact: true }).waitFor();
    await page.getByLabel('Answer', { exact: true }).fill('It does, everywhere.');
    await screenshot(page, 'partner-question-phone');
    await expectGoodPage(partner);
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByText('Sent. The claims team reads it next.').waitFor();

    const line = { description: 'Glass', quantity: 1, unitCents: 16_421 };
    await flow.ok('partner', 'POST', `/claims/${claimId}/estimate`, {
      ...{ diagnosis: 'Glass', recommendation: 'repair', lines: [{ kind: 'part', ...line }] },
    });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    await page.goto(`/claims/${claimId}/invoice`);
    await page.getByLabel('Parts').fill('164.21');
    await page.getByLabel('At a link payable by card').check();
    await page.getByLabel('Link', { exact: true }).fill('pay.fixit.example.org');
    await page.getByRole('button', { name: 'Submit Repair Invoice' }).click();
    await page.getByText('A link that begins with https://').waitFor();
    await page.getByLabel('Link', { exact: true }).fill('https://pay.fixit.example.org/7');
    await screenshot(page, 'partner-invoice-phone');
    await expectGoodPage(partner);
    await page.getByRole('button', { name: 'Submit Repair Invoice' }).click();
    await page.waitForURL((url) => url.pathname === `/claims/${claimId}`);
    await page.getByRole('heading', { name: /You will be paid \$/ }).waitFor();
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('heading', { name: /You will be paid \$[\d.]+ by / }).waitFor();
    await screenshot(page, 'partner-home-phone');
    await expectGoodPage(partner);
    await partner.close();
  });

  it('finds the claim of a customer at the counter, by code and by hand, on a phone', async () => {
    const { flow } = machine;
    const claimId = await flow.file({ kind: 'laptop' });
    const { url } = await flow.ok('customer', 'GET', `/claims/${claimId}/counter`);
    const partner = await visit(browser, machine.url, { size: 'phone' });
    const { page } = partner;
    const code = new URL(url);
    await page.goto(`${code.pathname}${code.hash}`);
    await page.waitForURL((at) => at.pathname === '/sign-in');
    await page.getByLabel('Email').fill('partner2@example.com');
    await page.getByLabel('Password', { exact: true }).fill('Claimflow-demo-1');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Device and damage').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('button', { name: 'photo.jpg' }).click();
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.getByRole('button', { name: 'Turn' }).click();
    await screenshot(page, 'partner-lightbox-phone');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await screenshot(page, 'partner-found-phone');
    await expectGoodPage(partner);

    // Known and unknown numbers get the same answer, and the same text button.
    await page.getByLabel('Claim ID').fill('CLM-00000000');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('Check both. Not filed yet?').waitFor();
    await page.getByRole('button', { name: 'Text a filing link to this phone' }).click();
    await page.getByText('the link is on its way').waitFor();
    await screenshot(page, 'partner-missed-phone');
    await expectGoodPage(partner);
    await partner.close();
  });

  it('has all claims of the company, in the dark and on the narrowest phone', async () => {
    for (const size of ['desk', 'narrow'] as const) {
      const partner = await visit(browser, machine.url, { size, colours: 'dark' });
      await signIn(partner.page, 'partner');
      await partner.page.getByRole('link', { name: /^CLM-/ }).first().waitFor();
      await screenshot(partner.page, `partner-claims-${size}`);
      await expectGoodPage(partner);
      await takesAsFile(partner.page, size === 'narrow');
      await partner.close();
    }
  });

  /** The export folds out; Escape leads back to its button, and a file is saved. On a phone it stands behind another. */
  async function takesAsFile(page: Page, isFolded: boolean): Promise<void> {
    if (isFolded) await page.getByRole('button', { name: 'Filter and sort' }).click();
    const opener = page.locator('summary', { hasText: 'Export' });
    await opener.click();
    await page.getByRole('button', { name: 'Excel file' }).focus();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'CSV file' }).waitFor({ state: 'hidden' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
    await opener.click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV file' }).click();
    expect((await saved).suggestedFilename()).toBe('claims.csv');
  }

  it('sells protection at the counter, and corrects the number', async () => {
    const partner = await visit(browser, machine.url, { size: 'phone' });
    const { page } = partner;
    await signIn(page, 'partner', '/sell');
    await page.getByRole('button', { name: 'Sell and text the customer' }).click();
    await page.getByText('Look at the phone first').waitFor();
    await page.getByLabel('The phone', { exact: true }).selectOption('Apple iPhone 15');
    await page.getByLabel('Promotion code').fill('PARTNER3');
    await page.getByRole('row', { name: /PARTNER3/ }).waitFor();
    await page.getByRole('row', { name: /Today.*\$0/ }).waitFor();
    await page.getByLabel('Customer’s name').fill('Robin Lake');
    await page.getByLabel('Customer’s cell phone').fill('(415) 555-2777');
    await page.getByLabel('Email').fill('robin.lake@example.org');
    await page.getByLabel('Street').fill('12 Mission Street');
    await page.getByLabel('City').fill('San Francisco');
    await page.getByLabel('ZIP or postal code').fill('10001');
    await page.getByLabel('State or province').fill('ca');
    await page.getByLabel('I looked at the phone').check();
    await page.getByRole('button', { name: 'Sell and text the customer' }).click();
    // The address is checked by the service; the fault stands beside a field, and what was typed stays.
    await page.getByText('Please look at what is marked.').waitFor();
    expect(await page.getByLabel('Customer’s name').inputValue()).toBe('Robin Lake');
    await page.getByLabel('ZIP or postal code').fill('94103');
    await screenshot(page, 'partner-sell-phone');
    await expectGoodPage(partner);
    await page.getByRole('button', { name: 'Sell and text the customer' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/sales/'));
    await page.getByRole('listitem').filter({ hasText: 'Text sent' }).waitFor();
    await page.getByLabel('Customer’s cell phone').fill('(415) 555-2778');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Sent again to').waitFor();
    const { messages } = await machine.flow.control('/sms?to=%2B14155552778');
    expect(messages[0].text).toMatch(/passcode/i);
    await screenshot(page, 'partner-sale-phone');
    await expectGoodPage(partner);
    await page.goto('/referrals');
    await page.getByText('Earned, not due yet').first().waitFor();
    await screenshot(page, 'partner-referrals-phone');
    await expectGoodPage(partner);
    await partner.close();
  });
});
