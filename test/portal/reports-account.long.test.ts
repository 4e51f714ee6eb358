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

describe.skipIf(browserPath === undefined)('reports, the own account and a long export', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let agent: Visit;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    const { flow } = machine;
    const denied = await flow.file({ kind: 'laptop', type: 'liquid' });
    await flow.file();
    await flow.advance(3_600_000);
    const denial = { kind: 'not-covered', clause: 'pre-existing-damage', reason: 'It was broken before.' };
    await flow.ok('agent', 'POST', `/claims/${denied}/decide`, { outcome: 'deny', denial });
    agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', '/');
  }, START_MS);

  afterAll(async () => {
    await agent?.close();
    await browser?.close();
    await machine?.stop();
  });

  it('shows the period as numbers, pictures and tables, each as a file', async () => {
    const { page } = agent;
    await page.goto('/staff/reports');
    await page.getByRole('img', { name: /Bar chart: .*Cracked screen 1/ }).waitFor();
    await screenshot(page, 'reports');
    await expectGoodPage(agent);
    const faults = page.locator('details').filter({ hasText: /^The table behind itFault/ });
    await faults.locator('summary').click();
    await faults.getByRole('rowheader', { name: 'Liquid' }).waitFor();
    await expectGoodPage(agent);
    const section = page.getByRole('region', { name: 'By fault', exact: true });
    await section.getByText('Export').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('button', { name: 'Excel' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^faults-.*\.xlsx$/);
    await page.getByLabel('From').fill('2020-01-01');
    await page.getByLabel('To', { exact: true }).fill('2020-01-31');
    await page.getByText('Nothing to show in this period.').first().waitFor();
  });

  it('fits a phone', async () => {
    const phone = await visit(browser, machine.url, { size: 'phone' });
    await signIn(phone.page, 'agent', '/');
    await phone.page.goto('/staff/reports');
    await phone.page.getByRole('img', { name: /Cracked screen 1/ }).waitFor();
    await screenshot(phone.page, 'reports-phone');
    await expectGoodPage(phone);
    await phone.close();
  });

  it('writes dates as the person chose, and leaves out the mails that are not wanted', async () => {
    const customer = await visit(browser, machine.url);
    await signIn(customer.page, 'customer', '/');
    const { page } = customer;
    await page.goto('/account');
    await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await page.getByLabel('Dates are written').selectOption('YYYY-MM-DD');
    await page.getByText('Now it is 2026-03-11').waitFor();
    await screenshot(page, 'account');
    await expectGoodPage(customer);
    await page.getByRole('button', { name: 'Save' }).nth(1).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('switch', { name: 'Comments' }).click();
    await page.getByText('Your mails are as you chose.').waitFor();
    expect(await machine.flow.ok('customer', 'GET', '/me')).toMatchObject({
      timeZone: 'Asia/Tokyo',
      notifications: { comment: false, reminder: true },
    });

    // A second device: seen from the first, signed out from there, and told so at its next step.
    const phone = await visit(browser, machine.url, { size: 'narrow' });
    await signIn(phone.page, 'customer', '/account');
    await phone.page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    await screenshot(phone.page, 'account-narrow');
    await expectGoodPage(phone);
    await page.reload();
    const others = page.getByRole('button', { name: /^Sign out Chrome on Linux/ });
    await others.first().waitFor();
    await page.getByText('This one').waitFor();
    await screenshot(page, 'account-sign-ins');
    await expectGoodPage(customer);
    await others.first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('Chrome on Linux is signed out.').waitFor();
    await phone.page.goto('/claims');
    await phone.page.getByLabel('Password', { exact: true }).waitFor();
    await phone.close();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.waitForURL(/sign-in|\/$/);
    await customer.close();
  });

  it.each([
    ['es-US', 'es', 'Mi cuenta', ['/claims', '/devices', '/plans']],
    ['fr-CA', 'fr-CA', 'Mon compte', ['/', '/claims', '/devices', '/plans', '/help']],
  ])(
    'is read in %s by whoever chose it, whole on the narrowest phone',
    async (language, lang, title, paths) => {
      await machine.flow.ok('customer', 'PATCH', '/me', { language });
      const open = await machine.flow.ok('customer', 'GET', '/claims?list=active');
      const claimId = open.items[0]?.claimId ?? (await machine.flow.file({ kind: 'tablet' }));
      const customer = await visit(browser, machine.url, { size: 'narrow' });
      const { page } = customer;
      await signIn(page, 'customer', '/account');
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      for (const path of [...paths, `/claims/${claimId}`]) {
        await page.goto(path);
        await page.locator(`main h1`).first().waitFor();
        await screenshot(page, `${lang}${path.replace('/', '-')}`);
        await expectGoodPage(customer);
        const cut = await page
          .locator('nav a span, main button span, main a span')
          .evaluateAll((all) =>
            all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
          );
        const outside = await page
          .locator('main .mantine-Button-root')
          .evaluateAll((all) =>
            all
              .filter((one) => one.getBoundingClientRect().width > (one.parentElement?.clientWidth ?? 0) + 1)
              .map((one) => one.textContent),
          );
        expect({ path, cut, outside }).toEqual({ path, cut: [], outside: [] });
      }
      await machine.flow.ok('customer', 'PATCH', '/me', { language: 'en-US' });
      await customer.close();
    },
  );

  it('fetches a list that was made apart', async () => {
    const { body } = await machine.flow.api('agent', 'GET', '/claims/export?format=xlsx', undefined, {
      prefer: 'respond-async',
    });
    await machine.flow.runtime.idle();
    const { page } = agent;
    await page.goto(`/exports/${body.exportId}`);
    await page.getByRole('link', { name: /Download claims-all-.*xlsx/ }).waitFor();
    await screenshot(page, 'export');
    await expectGoodPage(agent);
    await page.goto('/exports/exp-nobody-asked');
    await page.getByText('This file is not here').waitFor();
  });

  it('tries changed rules on the claims of the past, and takes them to the editor', async () => {
    const admin = await visit(browser, machine.url);
    const { page } = admin;
    await signIn(page, 'admin', '/');
    await page.goto('/admin/replay');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('Choose a file, or change a rule first.').waitFor();
    await page.getByLabel('Rule', { exact: true }).selectOption('simple-claim');
    await page.getByLabel('incidents').fill('liquid');
    await screenshot(page, 'replay-rule');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText(/^Held against \d+ decision/).waitFor();
    await screenshot(page, 'replay-outcome');
    await expectGoodPage(admin);
    // A file says itself what it is; what is wrong with it is named by its place, and nothing is run.
    const book = await machine.flow.ok('admin', 'GET', '/rulebook');
    const rules = book.rules.map((rule: { id: string }) =>
      rule.id === 'reported-in-time' ? { ...rule, params: { days: 'many' } } : rule,
    );
    const file = (name: string, content: object) => ({
      ...{ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) },
    });
    const input = page.locator('input[type=file]');
    await input.setInputFiles(file('broken.json', { ...book, rules, version: '2026-09' }));
    await page.getByText('broken.json: rulebook 2026-09').waitFor();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText(/rules\.\d+\.params\.days/).waitFor();
    await input.setInputFiles(file('letter.json', { dear: 'you' }));
    await page.getByText('letter.json is neither a rulebook nor a catalogue.').waitFor();
    const catalogue = await machine.flow.ok('admin', 'GET', '/catalogue');
    await input.setInputFiles(file('prices.json', { ...catalogue, otherItemDeductibleCents: 4_900 }));
    await page.getByLabel('Decided from').fill('2026-01-01');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText(/^Held against \d+ decision/).waitFor();
    await screenshot(page, 'replay-prices');
    await expectGoodPage(admin);
    await page.getByRole('button', { name: 'Take these rules to the editor' }).click();
    await page.getByText('These are the terms that you tried.').waitFor();
    expect(await page.getByLabel('The version, as JSON').inputValue()).toContain('4900');
    await admin.close();
  });

  it('puts a changed rulebook in force, having shown what it changes', async () => {
    const admin = await visit(browser, machine.url);
    const { page } = admin;
    await signIn(page, 'admin', '/');
    await page.goto('/admin/terms');
    const content = page.getByLabel('The version, as JSON');
    await content.waitFor();
    await content.fill('{ "clauses": ');
    await page.getByRole('button', { name: 'See what it changes' }).click();
    await page.getByText('This is no JSON').waitFor();
    await page.reload();
    const rulebook = JSON.parse(await content.inputValue()) as { rules: { id: string; params?: object }[] };
    const rules = rulebook.rules.map((rule) =>
      rule.id === 'reported-in-time' ? { ...rule, params: { days: 30 } } : rule,
    );
    await content.fill(JSON.stringify({ ...rulebook, rules }));
    await page.getByRole('button', { name: 'See what it changes' }).click();
    await page.getByText('rules.reported-in-time.params.days').waitFor();
    await page.getByText(/^Held against \d+ decision/).waitFor();
    await screenshot(page, 'terms-editor');
    await expectGoodPage(admin);
    await page.getByRole('button', { name: 'Put it in force' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Put it in force' }).click();
    await page.getByText(/is stored and in force/).waitFor();
    expect((await machine.flow.ok('admin', 'GET', '/rulebook')).version).toBe('2026-03');
    await admin.close();
  });

  it('changes how the customer is reached: telephone at once, the mail address by its code', async () => {
    const { flow, url } = machine;
    const customer = await visit(browser, url, { size: 'narrow' });
    await signIn(customer.page, 'customer', '/');
    const { page } = customer;
    await page.goto('/account');
    await page.getByRole('button', { name: 'Change phone or address' }).click();
    await page.getByLabel('Phone', { exact: true }).fill('12');
    await page.getByLabel('ZIP or postal code').fill('10001');
    const contact = page.locator('form', { has: page.getByLabel('Phone', { exact: true }) });
    await contact.getByRole('button', { name: 'Save' }).click();
    await page.getByText('is no telephone number of the US or Canada').waitFor();
    await page.getByText('does not fit the postal code').waitFor();
    await screenshot(page, 'account-contact-faults');
    await page.getByLabel('Phone', { exact: true }).fill('(415) 555-0188');
    await page.getByLabel('State or province').fill('NY');
    await contact.getByRole('button', { name: 'Save' }).click();
    await page.getByText('(415) 555-0188').waitFor();

    await page.getByRole('button', { name: 'Change the mail address' }).click();
    await page.getByLabel('New mail address').fill('casey.new@example.net');
    await page.getByLabel('Password now').first().fill('Claimflow-demo-1');
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByLabel('Code').waitFor();
    await screenshot(page, 'account-email-code');
    await expectGoodPage(customer);
    const { messages } = await flow.control('/mail?to=casey.new@example.net');
    await page.getByLabel('Code').fill(/code: (\d{6})/.exec(messages[0].text)?.[1] ?? '');
    await page.getByRole('button', { name: 'Use this address' }).click();
    await page.getByText('Signed in as casey.new@example.net').waitFor();
    await screenshot(page, 'account-contact');
    await customer.close();
  });
});
