import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const day = 86_400_000;
/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

describe.skipIf(browserPath === undefined)('units that go back', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let claimId: string;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    const occurredAt = new Date(machine.flow.runtime.clock.now() - day).toISOString();
    const filed = await machine.flow.ok('dealer', 'POST', '/claims', {
      serialNumber: 'DS200-1001',
      incident: { type: 'mechanical-failure', occurredAt, description: 'No reading below five metres.' },
      submit: true,
    });
    claimId = filed.claimId;
  }, STARTING_MS);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('two for credit: issued by an agent, sent by the dealer, received, inspected, credited', async () => {
    const agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', `/claims/${claimId}`);
    await agent.page.getByText('Nothing was asked back for this claim.').waitFor();
    await agent.page.getByRole('link', { name: 'Issue an RMA' }).click();

    // A unit of another dealer is named beside the field; then two of this one's.
    const units = agent.page.getByLabel('Serial numbers');
    await units.fill('DS200-1001, No reading\nDS200-1900');
    await agent.page.getByRole('button', { name: 'Issue the RMA' }).click();
    await agent.page.getByText('DS200-1900 is not a unit of this dealer').first().waitFor();
    await units.fill('DS200-1001, No reading\nAP70-2001, Loses its course');
    await agent.page.getByLabel('Words to the dealer').fill('Please wrap the displays.');
    await screenshot(agent.page, 'rma-issue-desk');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'Issue the RMA' }).click();
    await agent.page.waitForURL(/\/rmas\/RMA-/);
    const rmaId = new URL(agent.page.url()).pathname.split('/').at(-1) ?? '';
    await agent.page.getByRole('heading', { name: /Harbor Dealers sends 2 units/ }).waitFor();
    await screenshot(agent.page, 'rma-issued-agent');
    await expectGoodPage(agent);

    // The dealer, on a phone: what to send, where, by when; slip and label; the number.
    const dealer = await visit(browser, machine.url, { size: 'phone' });
    await signIn(dealer.page, 'dealer', '/rmas');
    await dealer.page.getByRole('link', { name: rmaId }).waitFor();
    await screenshot(dealer.page, 'rma-list-phone');
    await expectGoodPage(dealer);
    await dealer.page.getByRole('link', { name: rmaId }).click();
    await dealer.page.getByRole('heading', { name: /Send 2 units to Returns depot West/ }).waitFor();
    await screenshot(dealer.page, 'rma-to-send-phone');
    await expectGoodPage(dealer);
    const [slip] = await Promise.all([
      dealer.page.waitForEvent('download'),
      dealer.page.getByRole('button', { name: 'Packing slip' }).click(),
    ]);
    expect(slip.suggestedFilename()).toBe(`packing-slip-${rmaId}.pdf`);
    await dealer.page.getByLabel('Carrier', { exact: true }).selectOption('ups');
    await dealer.page.getByRole('button', { name: '2 units are on their way' }).click();
    await dealer.page.getByText('is needed: the number on the label').first().waitFor();
    await dealer.page.getByLabel('Tracking number', { exact: true }).fill('1Z999AA10123456784');
    await dealer.page.getByRole('button', { name: '2 units are on their way' }).click();
    await dealer.page.getByRole('heading', { name: /Nothing to do: Returns depot West/ }).waitFor();
    await screenshot(dealer.page, 'rma-sent-phone');
    await expectGoodPage(dealer);

    // The depot scans both, inspects, and the agent decides; nobody reloads.
    await agent.page.getByRole('heading', { name: 'Receive' }).waitFor();
    for (const serial of ['ds200-1001', 'AP70-2001']) {
      await agent.page.getByLabel('Serial number', { exact: true }).fill(serial);
      await agent.page.getByLabel('Serial number', { exact: true }).press('Enter');
    }
    await agent.page.getByRole('button', { name: 'Receive 2 units' }).click();
    await agent.page.getByRole('heading', { name: 'Inspect', exact: true }).waitFor();
    await agent.page.getByRole('button', { name: 'Save the inspection' }).click();
    await agent.page.getByText('Choose one.').first().waitFor();
    const row = (serial: string) =>
      agent.page.getByRole('main').getByRole('listitem').filter({ hasText: serial }).first();
    for (const serial of ['DS200-1001', 'AP70-2001']) {
      await row(serial).getByLabel('Grade', { exact: true }).selectOption('B');
      await row(serial).getByLabel('Disposition', { exact: true }).selectOption('restock');
    }
    await screenshot(agent.page, 'rma-inspect-desk');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'Save the inspection' }).click();
    await agent.page.getByRole('heading', { name: 'Decide what becomes of each unit' }).waitFor();
    await row('DS200-1001').getByLabel('Outcome', { exact: true }).selectOption('credited');
    await row('DS200-1001').getByLabel('Credit in dollars').fill('250');
    await row('AP70-2001').getByLabel('Outcome', { exact: true }).selectOption('rejected');
    await row('AP70-2001').getByLabel('Reason, for the dealer').fill('Water damage.');
    await screenshot(agent.page, 'rma-decide-desk');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'Decide' }).click();
    await agent.page.getByText('Water damage.').first().waitFor();

    // The dealer's page says so by itself; what comes back is confirmed.
    await dealer.page.getByText('$250').first().waitFor({ timeout: 12_000 });
    // What comes by itself moves what was there: the page is looked at as it opens.
    await dealer.page.reload();
    await dealer.page.getByRole('button', { name: 'It has arrived' }).waitFor();
    await screenshot(dealer.page, 'rma-decided-phone');
    await expectGoodPage(dealer);
    await dealer.page.getByRole('button', { name: 'It has arrived' }).click();
    await machine.flow.advance(2_000);
    await dealer.page.getByRole('heading', { name: /Done/ }).waitFor({ timeout: 12_000 });
    expect(await machine.flow.ok('dealer', 'GET', `/rmas/${rmaId}`)).toMatchObject({
      ...{ state: 'closed', creditCents: 25_000 },
      units: [{ ending: 'credited' }, { ending: 'rejected' }],
    });
    await Promise.all([agent.close(), dealer.close()]);
  });

  it('a replacement in advance, from a file, at every size and in the dark', async () => {
    const agent = await visit(browser, machine.url, { colours: 'dark' });
    await signIn(agent.page, 'agent', `/claims/${claimId}`);
    await agent.page.getByRole('link', { name: 'Issue an RMA' }).click();
    await agent.page.getByLabel('What becomes of the units').selectOption('advance-replacement');
    const file = (rows: string) => ({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    const input = agent.page.locator('input[type=file]');
    await input.setInputFiles(file('serial,fault\nBC12-3001,Dead\nDS200-1900,\n'));
    await agent.page.getByText('Row 3, DS200-1900: DS200-1900 is not a unit of this dealer').waitFor();
    await screenshot(agent.page, 'rma-file-desk-dark');
    await expectGoodPage(agent);
    await input.setInputFiles(file('serial,fault\nBC12-3001,Dead\n'));
    await agent.page.getByRole('button', { name: 'Issue for 1 unit' }).click();
    await agent.page.waitForURL(/\/rmas\/RMA-/);
    // The dealer wants it elsewhere: until a parcel has left, either side can say so.
    await agent.page.getByRole('button', { name: 'Change where it comes back to' }).click();
    const dialog = agent.page.getByRole('dialog');
    await dialog.getByLabel('Street and number').fill('');
    await dialog.getByRole('button', { name: 'Save the address' }).click();
    await dialog.getByText('Is needed').waitFor();
    await dialog.getByLabel('Street and number').fill('9 Quay Street');
    await screenshot(agent.page, 'rma-ship-to-desk-dark');
    await dialog.getByRole('button', { name: 'Save the address' }).click();
    await agent.page.getByText('9 Quay Street').waitFor();
    await agent.page.getByLabel('Serial of the replacement (BC12-3001)').fill('AP70-2002');
    await agent.page.getByRole('button', { name: 'They are on their way' }).click();
    await agent.page.getByRole('link', { name: 'AP70-2002' }).waitFor();
    // What was done moves what was there; how it opens is looked at.
    await agent.page.reload();
    await agent.page.getByRole('link', { name: 'AP70-2002' }).waitFor();
    await screenshot(agent.page, 'rma-advance-desk-dark');
    await expectGoodPage(agent);
    await agent.page.getByRole('button', { name: 'Waive the fee' }).click();
    await agent.page.getByLabel('Reason').last().fill('Ours to bear');
    await screenshot(agent.page, 'rma-waive-desk-dark');
    await expectGoodPage(agent);
    await agent.page.getByRole('dialog').getByRole('button', { name: 'Waive the fee' }).click();
    await agent.page.getByText('waived: Ours to bear').waitFor();
    await agent.page.goto('/rmas?list=all');
    await agent.page.getByRole('link', { name: /^RMA-/ }).first().waitFor();
    await screenshot(agent.page, 'rma-list-desk-dark');
    await expectGoodPage(agent);

    const narrow = await visit(browser, machine.url, { size: 'narrow' });
    const { items } = await machine.flow.ok('dealer', 'GET', '/rmas?list=open');
    await signIn(narrow.page, 'dealer', `/rmas/${items[0].rmaId}`);
    await narrow.page.getByRole('heading', { name: 'It is on its way' }).waitFor();
    await screenshot(narrow.page, 'rma-narrow');
    await expectGoodPage(narrow);
    await Promise.all([agent.close(), narrow.close()]);
  });
});
