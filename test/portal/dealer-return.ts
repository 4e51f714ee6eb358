import { expect } from 'vitest';
import { expectGoodPage, screenshot, type Visit } from './browser.ts';
import type { MachineForBrowsers } from './machine-for-browsers.ts';

interface ReturnPeople {
  readonly machine: MachineForBrowsers;
  /** Signed in at a desk. */
  readonly agent: Visit;
  /** The dealer, signed in on a phone. */
  readonly phone: Visit;
  /** A dealer's claim for W-100; W-101 is the dealer's, too. */
  readonly claimId: string;
}

/** Two units go back for credit: issued by an agent, sent by the dealer, received, inspected; one credited, one rejected. */
export async function sendTwoBack({ machine, agent, phone, claimId }: ReturnPeople): Promise<void> {
  await agent.page.goto(`/claims/${claimId}`);
  await agent.page.getByText('Nothing was asked back for this claim.').waitFor();
  await agent.page.getByRole('link', { name: 'Issue an RMA' }).click();

  // A unit of another dealer is named beside the field; then two of this one's.
  const units = agent.page.getByLabel('Serial numbers');
  await units.fill('W-100, No reading\nDS200-1900');
  await agent.page.getByRole('button', { name: 'Issue the RMA' }).click();
  await agent.page.getByText('DS200-1900 is not a unit of this dealer').first().waitFor();
  await units.fill('W-100, No reading\nW-101, Loses its course');
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
  await phone.page.goto('/rmas');
  await phone.page.getByRole('link', { name: rmaId }).waitFor();
  await screenshot(phone.page, 'rma-list-phone');
  await expectGoodPage(phone);
  await phone.page.getByRole('link', { name: rmaId }).click();
  await phone.page.getByRole('heading', { name: /Send 2 units to Returns depot West/ }).waitFor();
  await screenshot(phone.page, 'rma-to-send-phone');
  await expectGoodPage(phone);
  const [slip] = await Promise.all([
    phone.page.waitForEvent('download'),
    phone.page.getByRole('button', { name: 'Packing slip' }).click(),
  ]);
  expect(slip.suggestedFilename()).toBe(`packing-slip-${rmaId}.pdf`);
  await phone.page.getByLabel('Carrier', { exact: true }).selectOption('ups');
  await phone.page.getByRole('button', { name: '2 units are on their way' }).click();
  await phone.page.getByText('is needed: the number on the label').first().waitFor();
  await phone.page.getByLabel('Tracking number', { exact: true }).fill('1Z999AA10123456784');
  await phone.page.getByRole('button', { name: '2 units are on their way' }).click();
  await phone.page.getByRole('heading', { name: /Nothing to do: Returns depot West/ }).waitFor();
  await screenshot(phone.page, 'rma-sent-phone');
  await expectGoodPage(phone);

  // The depot scans both, inspects, and the agent decides; nobody reloads.
  await agent.page.getByRole('heading', { name: 'Receive' }).waitFor();
  for (const serial of ['w-100', 'W-101']) {
    await agent.page.getByLabel('Serial number', { exact: true }).fill(serial);
    await agent.page.getByLabel('Serial number', { exact: true }).press('Enter');
  }
  await agent.page.getByRole('button', { name: 'Receive 2 units' }).click();
  await agent.page.getByRole('heading', { name: 'Inspect', exact: true }).waitFor();
  await agent.page.getByRole('button', { name: 'Save the inspection' }).click();
  await agent.page.getByText('Choose one.').first().waitFor();
  const row = (serial: string) =>
    agent.page.getByRole('main').getByRole('listitem').filter({ hasText: serial }).first();
  for (const serial of ['W-100', 'W-101']) {
    await row(serial).getByLabel('Grade', { exact: true }).selectOption('B');
    await row(serial).getByLabel('Disposition', { exact: true }).selectOption('restock');
  }
  await screenshot(agent.page, 'rma-inspect-desk');
  await expectGoodPage(agent);
  await agent.page.getByRole('button', { name: 'Save the inspection' }).click();
  await agent.page.getByRole('heading', { name: 'Decide what becomes of each unit' }).waitFor();
  await row('W-100').getByLabel('Outcome', { exact: true }).selectOption('credited');
  await row('W-100').getByLabel('Credit in dollars').fill('250');
  await row('W-101').getByLabel('Outcome', { exact: true }).selectOption('rejected');
  await row('W-101').getByLabel('Reason, for the dealer').fill('Water damage.');
  await screenshot(agent.page, 'rma-decide-desk');
  await expectGoodPage(agent);
  await agent.page.getByRole('button', { name: 'Decide' }).click();
  await agent.page.getByText('Water damage.').first().waitFor();

  // The dealer's page says so by itself; what comes back is confirmed.
  await phone.page.getByText('$250').first().waitFor({ timeout: 12_000 });
  // What comes by itself moves what was there: the page is looked at as it opens.
  await phone.page.reload();
  await phone.page.getByRole('button', { name: 'It has arrived' }).waitFor();
  await screenshot(phone.page, 'rma-decided-phone');
  await expectGoodPage(phone);
  const note = phone.page.waitForEvent('download');
  await phone.page.getByRole('button', { name: 'Credit note' }).click();
  expect((await note).suggestedFilename()).toBe(`credit-note-${rmaId}.pdf`);
  await phone.page.getByRole('button', { name: 'It has arrived' }).click();
  await machine.flow.advance(2_000);
  await phone.page.getByRole('heading', { name: /Done/ }).waitFor({ timeout: 12_000 });
  expect(await machine.flow.ok('dealer', 'GET', `/rmas/${rmaId}`)).toMatchObject({
    ...{ state: 'closed', creditCents: 25_000 },
    units: [{ ending: 'credited' }, { ending: 'rejected' }],
  });
}
