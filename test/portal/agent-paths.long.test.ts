import type { Browser, Page } from 'playwright-core';
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

const HOUR_MS = 3_600_000;

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name });
const send = (page: Page) =>
  dialogOf(page, 'This will happen').getByRole('button', { name: 'Send', exact: true }).click();

/** What is less common than asking and approving, one path after the other with the same three claims. */
describe.skipIf(browserPath === undefined)('the agents’ rarer paths in a browser', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let avery: Visit;
  let jordan: Visit;
  let stolen: string;
  let scratched: string;
  let wet: string;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    const { flow } = machine;
    stolen = await flow.file({ type: 'theft', facts: { policeReportNumber: 'SF-2291' } });
    await flow.upload('customer', stolen, 'receipt');
    scratched = await flow.file({ kind: 'tablet', type: 'vandalism' });
    wet = await flow.file({
      kind: 'laptop',
      type: 'vandalism',
      facts: { description: 'Somebody kicked the table.' },
    });
    const { items } = await flow.ok('admin', 'GET', '/admin/users');
    const { userId } = items.find(({ email }: { email: string }) => email === 'agent@example.com');
    await flow.ok('admin', 'PATCH', `/admin/users/${userId}`, { authorityLimitCents: 100_00 });
    avery = await visit(browser, machine.url, { keepsFiles: true });
    jordan = await visit(browser, machine.url, { size: 'phone', colours: 'dark' });
    await Promise.all([signIn(avery.page, 'agent', '/queue'), signIn(jordan.page, 'agent2', '/queue')]);
  }, START_MS);

  afterAll(async () => {
    await Promise.all([avery?.close(), jordan?.close()]);
    await browser?.close();
    await machine?.stop();
  });

  const choose = async (...claimIds: readonly string[]): Promise<void> => {
    for (const claimId of claimIds)
      await avery.page.getByRole('checkbox', { name: `Choose ${claimId}` }).check();
  };

  /** What the window says of each claim; closes it. */
  const results = async (): Promise<readonly string[]> => {
    const dialog = dialogOf(avery.page, 'What came of it');
    await dialog.waitFor();
    const lines = await dialog.getByRole('listitem').allTextContents();
    await button(avery.page, 'Close').last().click();
    await dialog.waitFor({ state: 'detached' });
    return lines;
  };

  it('puts a claim off and brings it back', async () => {
    const { page } = avery;
    await page.goto(`/claims/${wet}`);
    await page.getByText('Snooze', { exact: true }).click();
    await button(page, 'For an hour').click();
    await page.getByText(/^Snoozed until/).waitFor();
    await page.goto('/queue?view=snoozed');
    await page.getByRole('link', { name: wet }).waitFor();
    await expectGoodPage(avery);
    await machine.flow.advance(HOUR_MS + 60_000);
    await page.goto('/queue');
    await page.getByRole('link', { name: wet }).waitFor();
    await button(page, /^Snoozed\s*0$/).waitFor();
  });

  it('gives, asks and approves several claims at once, and says what came of each', async () => {
    const { page } = avery;
    const { flow } = machine;
    await page.goto('/queue');
    await page.getByRole('checkbox', { name: 'Choose all shown' }).check();
    await button(page, 'Assign').click();
    await dialogOf(page, 'Assign: 3 claims').getByRole('button', { name: 'Assign' }).click();
    expect(await results()).toHaveLength(3);
    expect((await flow.claim(stolen)).assignedTo.name).toBe('Avery Brooks');

    await choose(scratched);
    await button(page, 'Ask the customers').click();
    const asking = dialogOf(page, 'Ask the customers: 1 claim');
    await asking.getByLabel('Question').fill('Does it switch on?');
    await expectGoodPage(avery);
    await screenshot(page, 'paths-bulk-ask');
    await asking.getByRole('button', { name: 'Ask the customers' }).click();
    expect(await results()).toEqual([`${scratched}Waiting on Customer`]);
    expect((await flow.claim(scratched)).question.text).toBe('Does it switch on?');

    await choose(stolen, wet);
    await button(page, 'Approve').click();
    await dialogOf(page, 'Approve: 2 claims').getByRole('button', { name: 'Approve' }).click();
    expect((await results()).toSorted()).toEqual(
      [`${stolen}Proposed: another agent confirms it`, `${wet}Approved`].toSorted(),
    );
    expect((await flow.claim(stolen)).status).not.toBe('approved');
  });

  it('decides a claim that waits on its customer; above an authority another agent confirms', async () => {
    const { page } = avery;
    await page.goto(`/claims/${scratched}`);
    await page.getByRole('heading', { name: 'Decide', exact: true }).waitFor();
    await page.getByText('Waiting on Customer').first().waitFor();
    await page.keyboard.press('a');
    await page.getByLabel('How is it settled?').selectOption('repair');
    await page.getByLabel('Approved total, in dollars').fill('300');
    await page.keyboard.press('Control+Enter');
    const preview = dialogOf(page, 'This will happen');
    await preview.getByText('This is above what you decide alone').waitFor();
    await screenshot(page, 'paths-propose');
    await expectGoodPage(avery);
    await button(page, 'Propose').click();
    await page.getByText('You proposed to approve $201').waitFor();
    expect((await machine.flow.claim(scratched)).status).toBe('waiting-on-customer');

    const other = jordan.page;
    await other.goto('/queue?view=to-confirm');
    await other.getByRole('link', { name: scratched }).click();
    await other.getByRole('complementary').getByText('Avery Brooks proposes to approve $201').waitFor();
    await screenshot(other, 'paths-confirm-phone');
    await expectGoodPage(jordan);
    await button(other, 'Approve').click();
    await button(other, 'Preview the mail').click();
    await send(other);
    await button(other, 'Decide again').waitFor();
    expect((await machine.flow.claim(scratched)).status).toBe('approved');
  });

  it('denies as fraud with a second agent: proposed, declined with a reason, proposed again, confirmed', async () => {
    const { flow } = machine;
    const brand = await flow.ok('admin', 'GET', '/brand');
    await flow.ok('admin', 'PUT', '/brand', { ...brand, decisions: { fraudNeedsSecondAgent: true } });
    const reason = 'The photos are those of a listing from May.';
    const { page } = avery;
    await page.goto(`/claims/${scratched}`);
    await button(page, 'Decide again').click();
    await button(page, 'Deny').click();
    await page.getByLabel('Denied as').selectOption('fraud');
    await page.getByLabel('Clause of the terms').selectOption('fraud');
    await page.getByLabel('The facts it rests on').fill(reason);
    await button(page, 'Preview the mail').click();
    await dialogOf(page, 'This will happen').getByText('A denial as fraud needs a second agent').waitFor();
    await button(page, 'Propose').click();
    await page.getByText('You proposed to deny it as fraud').waitFor();
    await button(page, 'Take the proposal back').waitFor();
    await screenshot(page, 'paths-fraud-own');
    await expectGoodPage(avery);

    const { page: other } = jordan;
    await other.goto('/queue?view=to-confirm');
    await other.getByRole('link', { name: scratched }).click();
    await other.getByRole('complementary').getByText('Avery Brooks proposes to deny it as fraud').waitFor();
    await button(other, 'Decline the proposal').click();
    await other.getByLabel('Why, for the claims team').fill('The listing is the customer’s own.');
    await button(other, 'Decline the proposal').click();
    await button(other, 'Confirm the denial').waitFor({ state: 'detached' });
    expect((await flow.claim(scratched)).status).toBe('approved');

    const denial = { kind: 'fraud', clause: 'fraud', reason };
    await flow.ok('agent', 'POST', `/claims/${scratched}/decide`, {
      outcome: 'deny',
      denial,
      override: true,
    });
    await other.reload();
    await button(other, 'Confirm the denial').waitFor();
    await screenshot(other, 'paths-fraud-confirm-phone');
    await expectGoodPage(jordan);
    await button(other, 'Confirm the denial').click();
    await send(other);
    await other.getByRole('heading', { name: 'The claim is closed' }).waitFor();
    expect((await flow.claim(scratched)).status).toBe('denied-fraud');
  });

  it('decides otherwise than proposed; at the customer’s word the other agent decides it anew', async () => {
    const { page } = jordan;
    await page.goto(`/claims/${stolen}`);
    await page.getByRole('complementary').getByText('Avery Brooks proposes to approve').waitFor();
    await button(page, 'Deny').click();
    await page.getByLabel('Denied as').selectOption('not-verifiable');
    await page.getByLabel('Clause of the terms').selectOption({ index: 1 });
    await page.getByLabel('The facts it rests on').fill('The report names another device.');
    await button(page, 'Preview the mail').click();
    await send(page);
    await page.getByRole('heading', { name: 'The claim is closed' }).waitFor();
    const message = 'The officer mistyped it.';
    await machine.flow.ok('customer', 'POST', `/claims/${stolen}/second-review`, { message });

    const { page: other } = avery;
    await other.goto('/queue?view=second-review');
    await other.getByRole('link', { name: stolen }).click();
    await other.getByRole('complementary').getByText(message).waitFor();
    await screenshot(other, 'paths-reopen');
    await expectGoodPage(avery);
    // Whoever denied it is told that somebody else decides.
    await page.getByText('You denied it: another agent decides.').waitFor();
    expect(await button(page, /^Approve/).count()).toBe(0);
    await button(other, 'Ask').click();
    await other.getByLabel('Question', { exact: true }).fill('May we see the corrected report?');
    await button(other, 'Preview the mail').click();
    await send(other);
    await other.getByText('Waiting on Customer').first().waitFor();
    expect((await machine.flow.claim(stolen)).closedAt).toBeUndefined();
    await machine.flow.ok('customer', 'POST', `/claims/${stolen}/answer`, { message: 'Here it is.' });
  });

  it('shows its keys, finds a claim by one, and keeps view and filters in the address', async () => {
    const { page } = avery;
    await page.goto('/queue');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.keyboard.press('?');
    await dialogOf(page, 'Keys').getByText('Find a claim').waitFor();
    await expectGoodPage(avery);
    await page.keyboard.press('Escape');
    await dialogOf(page, 'Keys').waitFor({ state: 'detached' });
    await page.getByLabel('What happened').selectOption('theft');
    await page.getByText('1 claim shown').waitFor();
    expect(new URL(page.url()).search).toBe('?incidentType=theft');
    await page.getByRole('link', { name: stolen }).focus();
    await page.keyboard.press('/');
    await page.waitForURL((url) => url.pathname === '/claims');
    await page.getByLabel('Search').waitFor();
    await page.keyboard.type(stolen);
    await page.getByRole('link', { name: scratched }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: stolen }).waitFor();
    expect(await page.getByLabel('Search').inputValue()).toBe(stolen);
  });

  it('keeps what is typed without a network, opens without one, and goes on when it is back', async () => {
    const { page } = avery;
    const context = page.context();
    await page.goto(`/claims/${stolen}`);
    await page.getByRole('heading', { name: 'Decide', exact: true }).waitFor();
    await page.keyboard.press('q');
    await page.getByLabel('Question', { exact: true }).fill('Who wrote the report?');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await button(page, 'Preview the mail').click();
    await page.getByText('What you typed is still here').waitFor();
    expect(await page.getByLabel('Question', { exact: true }).inputValue()).toBe('Who wrote the report?');
    await screenshot(page, 'paths-offline');
    await expectGoodPage(avery);
    const installed = await context.newPage();
    await installed.goto('/');
    await installed.getByRole('button', { name: 'Try again' }).waitFor();
    await screenshot(installed, 'paths-offline-opened');
    await context.setOffline(false);
    await installed.getByLabel('Your phone').waitFor();
    await button(page, 'Preview the mail').click();
    await dialogOf(page, 'This will happen').waitFor();
  });
});
