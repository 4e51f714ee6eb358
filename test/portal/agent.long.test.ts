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

/** Building the portal and starting the machine, on a busy machine too. */
const START_MS = 240_000;

describe.skipIf(browserPath === undefined)('the agents’ workbench in a browser', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let agent: Visit;
  let stolen: string;
  let scratched: string;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    const { flow } = machine;
    stolen = await flow.file({ type: 'theft', facts: { policeReportNumber: 'SF-2291' } });
    await flow.upload('customer', stolen, 'receipt');
    scratched = await flow.file({ kind: 'tablet', type: 'vandalism' });
    await flow.mailIn({
      from: 'casey.other@example.net',
      to: 'claims@claimflow.example',
      subject: 'About my tablet',
      text: `This is my other address. It is about ${scratched}.`,
    });
    agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', '/');
  }, START_MS);

  afterAll(async () => {
    await agent?.close();
    await browser?.close();
    await machine?.stop();
  });

  it('begins with the next claim and why the rules did not approve it; N takes it', async () => {
    const { page } = agent;
    // Anew, so that what is measured is this page and not the sign-in before it.
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'Next claim' }).waitFor();
    await page
      .getByText(/^A claim for \w+ is decided by an agent\.$/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: '1 Mail to place' }).waitFor();
    await screenshot(page, 'agent-home');
    await expectGoodPage(agent);
    await page.keyboard.press('n');
    await page.waitForURL(/\/claims\/CLM-/);
    const claimId = new URL(page.url()).pathname.split('/')[2] ?? '';
    expect((await machine.flow.claim(claimId)).assignedTo.name).toBe('Avery Brooks');
  });

  it.each(['phone', 'narrow'] as const)('fits a %s window, in the dark', async (size) => {
    const other = await visit(browser, machine.url, { size, colours: 'dark' });
    const { page } = other;
    await signIn(page, 'agent2', '/');
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'Next claim' }).waitFor();
    await page.getByRole('heading', { name: 'What else waits' }).waitFor();
    await expectGoodPage(other);
    await page.goto('/queue');
    await page.getByRole('checkbox', { name: 'Choose all shown' }).waitFor();
    await screenshot(page, `agent-queue-${size}`);
    await expectGoodPage(other);
    await page.goto(`/claims/${stolen}`);
    await page.getByRole('heading', { name: 'Decide', exact: true }).waitFor();
    await page.getByText('Theft tracking on').waitFor();
    await screenshot(page, `agent-claim-${size}`);
    await expectGoodPage(other);
    await other.close();
  });

  it('gives claims of the queue to another agent at once, with a result for each', async () => {
    const claimId = scratched;
    const { page } = agent;
    await page.goto('/queue');
    await page.getByRole('checkbox', { name: `Choose ${claimId}` }).check();
    await screenshot(page, 'agent-queue');
    await expectGoodPage(agent);
    await page.getByRole('button', { name: 'Assign' }).click();
    await page.getByLabel('To', { exact: true }).selectOption({ label: 'Jordan Ellis' });
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await page.getByRole('dialog', { name: 'What came of it' }).getByText(claimId).waitFor();
    expect((await machine.flow.claim(claimId)).assignedTo.name).toBe('Jordan Ellis');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  });

  it('asks by keyboard: the mail is seen before it goes out', async () => {
    const { page } = agent;
    await page.goto(`/claims/${stolen}`);
    await page.getByText('Whether tracking was on is not known.').first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await screenshot(page, 'agent-claim');
    await expectGoodPage(agent);
    await page.keyboard.press('q');
    await page.getByLabel('Question').fill('Was “Find My” switched on that day?');
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'This will happen' });
    await dialog.getByText('Was “Find My” switched on that day?').first().waitFor();
    expect((await machine.flow.claim(stolen)).status).not.toBe('waiting-on-customer');
    await screenshot(page, 'agent-preview');
    await expectGoodPage(agent);
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Just changed').waitFor();
    expect((await machine.flow.claim(stolen)).question.text).toBe('Was “Find My” switched on that day?');
    const [mail] = await machine.flow.mails('customer@example.com', stolen);
    expect(mail?.text).toContain('Was “Find My” switched on that day?');
  });

  it('denies only with clause and facts, keeps what was typed, and approves', async () => {
    const { page } = agent;
    await page.goto(`/claims/${scratched}`);
    await page.getByRole('heading', { name: 'Decide', exact: true }).waitFor();
    await page.keyboard.press('d');
    await page.getByLabel('Clause of the terms').selectOption('pre-existing-damage');
    await page.getByLabel('The facts it rests on').fill('The photo is older than the plan.');
    await page.getByRole('button', { name: 'Preview the mail' }).click();
    const dialog = page.getByRole('dialog', { name: 'This will happen' });
    await dialog.getByText('The photo is older than the plan.').first().waitFor();
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await expect
      .poll(() => page.getByLabel('The facts it rests on').inputValue())
      .toBe('The photo is older than the plan.');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.keyboard.press('a');
    await page.getByLabel('Approved total, in dollars').fill('about 300');
    await page.getByRole('button', { name: 'Preview the mail' }).click();
    await page.getByText('An amount such as 320 or 320.50').waitFor();
    await page.getByLabel('Approved total, in dollars').fill('300');
    await page.getByLabel('How is it settled?').selectOption('repair');
    await page.getByRole('button', { name: 'Preview the mail' }).click();
    await dialog.getByRole('row', { name: /The plan pays/ }).waitFor();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Decide again' }).waitFor();
    const claim = await machine.flow.claim(scratched);
    expect([claim.status, claim.resolution, claim.approvedTotalCents]).toEqual([
      'approved',
      'repair',
      300_00,
    ]);
  });

  it('puts a mail under the claim that it mentions', async () => {
    const { page } = agent;
    await page.goto('/staff/unmatched-mail');
    await page.getByLabel('Claim ID').waitFor();
    await expect.poll(() => page.getByLabel('Claim ID').inputValue()).toBe(scratched);
    await screenshot(page, 'agent-mail');
    await expectGoodPage(agent);
    await page.getByRole('button', { name: 'Put it there' }).click();
    await page.getByRole('heading', { name: 'No mail to place' }).waitFor();
    const { items } = await machine.flow.ok('agent', 'GET', `/claims/${scratched}/comments`);
    expect(items.some(({ text }: { text: string }) => text.includes('my other address'))).toBe(true);
  });

  it('files for a caller who told the code that the phone on file got', async () => {
    const { page } = agent;
    await page.goto('/staff/callers');
    await page.getByLabel('Who is calling?').fill('Casey');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: 'This is the caller' }).click();
    await page.getByRole('button', { name: /^Text the code/ }).click();
    await page.getByLabel('The code that the caller tells').fill('000000x');
    await page.getByRole('button', { name: 'Check the code' }).click();
    await expect.poll(() => page.getByRole('alert').count()).toBe(1);
    const { messages } = await machine.flow.control('/sms?to=%2B14155550123');
    const code = /code for our call is (\d{6})/.exec(messages[0].text)?.[1] ?? '';
    await page.getByLabel('The code that the caller tells').fill(code);
    await page.getByRole('button', { name: 'Check the code' }).click();
    await page.getByLabel('Which item?').waitFor();
    await screenshot(page, 'agent-caller');
    await expectGoodPage(agent);
    const laptop = await page.getByRole('option', { name: /MacBook/ }).getAttribute('value');
    await page.getByLabel('Which item?').selectOption(laptop);
    await page.getByLabel('What happened?').selectOption('vandalism');
    await page.getByText('What the caller has to send').waitFor();
    await page.getByLabel('When?').fill('2026-03-08T15:30');
    await page.getByLabel('What happened, in the caller’s words').fill('Somebody kicked the table.');
    await page.getByRole('button', { name: 'File the claim' }).click();
    await page.waitForURL(/\/claims\/CLM-/);
    const claimId = new URL(page.url()).pathname.split('/')[2] ?? '';
    const claim = await machine.flow.claim(claimId);
    expect([claim.incident.type, claim.incident.occurredAt]).toEqual([
      'vandalism',
      '2026-03-08T19:30:00.000Z',
    ]);
  });

  it('looks at the photos of a device', async () => {
    const { page } = agent;
    const { items: before } = await machine.flow.ok('agent', 'GET', '/devices');
    await page.goto('/staff/devices');
    await page.getByRole('button', { name: 'Ask for other photos' }).first().click();
    await page.getByLabel('What is wrong with them, for the customer').fill('The back can’t be seen.');
    await expectGoodPage(agent);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText('The customer is asked for other photos.').waitFor();
    const { items: after } = await machine.flow.ok('agent', 'GET', '/devices');
    expect(after).toHaveLength(before.length - 1);
  });
});
