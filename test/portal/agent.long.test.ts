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

describe.skipIf(browserPath === undefined)('the agents’ workbench in a browser', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;
  let agent: Visit;
  let stolen: string;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
    const { flow } = machine;
    const { items } = await flow.ok('customer', 'GET', '/devices');
    const tablet = items.find((device: { kind: string }) => device.kind === 'tablet');
    stolen = await flow.file({ kind: 'phone', type: 'theft', facts: { policeReportNumber: 'SF-2291' } });
    await flow.upload('customer', stolen, 'receipt');
    await flow.ok('customer', 'POST', `/claims/${stolen}/answer`, { message: 'Here is the receipt.' });
    expect(tablet).toBeDefined();
    await flow.file({ kind: 'tablet', type: 'vandalism' });
    await flow.mailIn({
      from: 'casey.other@example.net',
      to: 'claims@claimflow.example',
      subject: 'About my phone',
      text: 'Hello, this is my other address. The phone was stolen at the station.',
    });
    agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', '/');
  });

  afterAll(async () => {
    await agent?.close();
    await browser?.close();
    await machine?.stop();
  });

  it('begins with the next claim, why it needs a person, and what else waits', async () => {
    const { page } = agent;
    await page.getByRole('heading', { level: 1, name: 'Next claim' }).waitFor();
    await page.getByRole('button', { name: 'Take it' }).waitFor();
    await screenshot(page, 'agent-home');
    await expectGoodPage(agent);
  });

  it('shows the queue', async () => {
    const { page } = agent;
    await page.goto('/queue');
    await page.getByRole('link', { name: stolen }).waitFor();
    await screenshot(page, 'agent-queue');
    await expectGoodPage(agent);
  });

  it('shows a claim', async () => {
    const { page } = agent;
    await page.goto(`/claims/${stolen}`);
    await page.getByRole('heading', { level: 1, name: stolen }).waitFor();
    await page.getByRole('heading', { name: 'Coverage' }).waitFor();
    await page.getByText('Not approved by the rules because').waitFor();
    await screenshot(page, 'agent-claim');
    await expectGoodPage(agent);
    await page.keyboard.press('a');
    await page.getByLabel('How is it settled?').waitFor();
    await page.getByRole('button', { name: 'Preview the mail' }).click();
    await page.getByRole('heading', { name: 'Mails that go out' }).waitFor();
    await screenshot(page, 'agent-preview');
    await expectGoodPage(agent);
  });
});
