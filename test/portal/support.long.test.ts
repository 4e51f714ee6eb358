import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

describe.skipIf(browserPath === undefined)('help, tickets and the words of the team', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('a stranger finds an answer while typing, and reads it', async () => {
    const stranger = await visit(browser, machine.url, { size: 'phone' });
    const { page } = stranger;
    await page.goto(`${machine.url}/help`);
    await page.getByRole('heading', { name: 'Asked most often' }).waitFor();
    await screenshot(page, 'help-phone');
    await expectGoodPage(stranger);
    await page.getByLabel('Search the help').fill('deductable');
    await page.getByText(/^\d+ article/).waitFor();
    await screenshot(page, 'help-search-phone');
    await page.getByRole('link', { name: 'Deductible and limit: what you pay, what we pay' }).click();
    await page.getByRole('heading', { name: 'Whom you pay' }).waitFor();
    await screenshot(page, 'help-article-phone');
    await expectGoodPage(stranger);
    await page.goto(`${machine.url}/help/art-claims-process`);
    await page.getByRole('img', { name: /The claim is filed/ }).waitFor();
    await screenshot(page, 'help-process-phone');
    await expectGoodPage(stranger);
    await stranger.close();
  });

  it('a partner reads the FAQ, asks, and is answered with ready words', async () => {
    const partner = await visit(browser, machine.url);
    const { page } = partner;
    await signIn(page, 'partner', '/');
    await page.getByRole('link', { name: 'Read them' }).click();
    await page.getByRole('heading', { name: 'Invoices, and when you are paid' }).waitFor();
    await screenshot(page, 'faq-desk');
    await expectGoodPage(partner);
    await page.getByRole('button', { name: 'I have read this' }).click();
    await page.getByText(/^Read on/).waitFor();

    await page.goto(`${machine.url}/tickets/new`);
    await page.getByLabel('What is it about?').fill('Referral fee of March');
    await page.getByRole('link', { name: /Referral fees: when/ }).waitFor();
    await page.getByLabel('Your question').fill('We sold 12 plans and see 11 lines.');
    await screenshot(page, 'ticket-new-desk');
    await expectGoodPage(partner);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: /Your ticket is TKT-/ }).waitFor();
    await page.getByText("Submitted. We'll reach out soon; watch your inbox.").waitFor();
    await screenshot(page, 'ticket-sent-desk');
    await page.getByRole('link', { name: 'See the ticket' }).click();
    await page.getByText('We answer here and by mail.').waitFor();

    const agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', '/tickets');
    await agent.page.getByText('Referral fee of March').waitFor();
    await screenshot(agent.page, 'tickets-desk');
    await expectGoodPage(agent);
    await agent.page.getByRole('link', { name: /^TKT-/ }).click();
    await agent.page.getByLabel('Ready words').selectOption('Still in review');
    await expect.poll(() => agent.page.getByLabel('Your answer').inputValue()).toContain('Hello');
    await agent.page
      .getByLabel('Your answer')
      .fill('The 12th was activated in April: it comes with that run.');
    await screenshot(agent.page, 'ticket-agent-desk');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'Send' }).click();
    await agent.page.getByText('Answered', { exact: true }).waitFor();
    await page.getByText('The 12th was activated in April').waitFor();
    // What arrives while one looks may move the form below it: the page is judged as it opens.
    await page.reload();
    await page.getByText('The 12th was activated in April').waitFor();
    await screenshot(page, 'ticket-partner-desk');
    await expectGoodPage(partner);
    await Promise.all([agent.close(), partner.close()]);
  });

  it('an admin writes an article, publishes it, and changes the words of a mail', async () => {
    const admin = await visit(browser, machine.url);
    const { page } = admin;
    await signIn(page, 'admin', '/staff/articles');
    await page.getByRole('link', { name: 'How to file a claim' }).waitFor();
    await screenshot(page, 'articles-desk');
    await expectGoodPage(admin);
    await page.getByRole('link', { name: 'New article' }).click();
    await page.getByLabel('Title').fill('Holiday hours');
    await page.getByLabel('In one sentence').fill('When we answer over the holidays.');
    // Written as it will be read …
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.click();
    await page.getByRole('button', { name: 'Heading', exact: true }).click();
    await page.keyboard.type('December');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Closed on the 25th. ');
    await page.getByRole('button', { name: 'Bold' }).click();
    await page.keyboard.type('Open again on the 26th.');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.keyboard.type('Day');
    await screenshot(page, 'article-rich-desk');
    await expectGoodPage(admin);
    await page.getByRole('button', { name: 'Remove the table' }).click();
    // … and as HTML, of which only what is harmless stays.
    await page.getByRole('button', { name: 'Edit the HTML' }).click();
    const html = page.locator('textarea').first();
    expect(await html.inputValue()).toBe(
      '<h2>December</h2><p>Closed on the 25th. <strong>Open again on the 26th.</strong></p>',
    );
    await html.fill('<h2>December</h2><p onclick="x()">Closed on the 25th.</p><script>alert(1)</script>');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText(/without what may not stand in an article/).waitFor();
    await page.getByRole('heading', { name: 'Holiday hours', level: 1 }).waitFor();
    await screenshot(page, 'article-editor-desk');
    await expectGoodPage(admin);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Published. Readers see what stands here.').waitFor();

    await page.goto(`${machine.url}/admin/mail-words#customer.in-review`);
    await page.getByLabel('Headline').waitFor();
    await page.getByLabel('Headline').fill('We look at {that}');
    await page.getByRole('button', { name: 'Show how it looks' }).click();
    await page.getByText('{that} is no fact of this mail').waitFor();
    await page.getByLabel('Headline').fill('We look at {what}');
    await page.getByRole('button', { name: 'Show how it looks' }).click();
    await page.getByText('We look at the estimate').waitFor();
    await screenshot(page, 'mail-words-desk');
    await expectGoodPage(admin);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. The next mail says it so.').waitFor();
    // French customers read their own words, which nobody has changed.
    await page.getByLabel('Language').selectOption('Français');
    await page.getByText('Nous examinons le devis; un courriel de').waitFor();
    expect(await page.getByLabel('Headline').inputValue()).toBe('Nous examinons {what}');
    await screenshot(page, 'mail-words-french-desk');

    await page.goto(`${machine.url}/admin/ready-words`);
    await page.getByRole('heading', { name: 'Still in review' }).waitFor();
    await screenshot(page, 'ready-words-desk');
    await expectGoodPage(admin);
    await admin.close();
  });
});
