import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceOf, fileClaim, incidentNow } from '../../bench/outside/claim-flows.ts';
import { photoFile } from '../../bench/outside/claimflow.ts';
import { damagePhoto } from '../../bench/outside/sample-files.ts';
import { type Started, start } from './started.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = BROWSERS.find((path) => existsSync(path));
if (executablePath === undefined)
  console.log(`No browser at ${BROWSERS.join(', ')}: the walk through the pages is skipped.`);

const SIZES = [
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 320, height: 640 }],
] as const;

describe.skipIf(executablePath === undefined)('a walk through the pages with a browser', () => {
  let started: Started;
  let browser: Browser;
  let claimId = '';

  beforeAll(async () => {
    started = await start(18_860);
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      // One browser on a machine without a display, that talks to nobody but us.
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    });
    const { flow } = started;
    const casey = flow.as('customer');
    const laptop = await deviceOf(casey, 'laptop');
    const incident = await incidentNow(flow, 'vandalism', 'Thrown off a table.');
    claimId = await fileClaim(flow, casey, laptop.deviceId, incident, [photoFile(await damagePhoto(41))]);
    await flow.reaches(casey, claimId, 'initial-review');
    await flow.as('agent').post(`/claims/${claimId}/decide`, { outcome: 'request-estimate' });
    await flow.as('partner').post(`/claims/${claimId}/estimate`, {
      diagnosis: 'The lid is broken.',
      recommendation: 'repair',
      lines: [{ kind: 'part', description: 'Lid', quantity: 1, unitCents: 24_000 }],
    });
    await flow.mailTo('agent@example.com', claimId, /Estimate: \$240/);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await started?.stop();
  });

  /** A page that reports what goes wrong in it. */
  async function open(path: string, viewport = SIZES[0][1] as { width: number; height: number }) {
    const page = await browser.newPage({ viewport });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(new URL(path, started.url).href);
    return { page, faults };
  }

  /** Pixels that stick out on the right. */
  const overflow = (page: Page): Promise<number> =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  describe.each(SIZES)('at the size of %s', (_name, viewport) => {
    it.each([
      ['the mailbox', '/_local'],
      ['executions', '/_local?view=executions'],
      ['payments', '/_local?view=payments'],
      ['metering', '/_local?view=metering'],
      ['logs', '/_local?view=logs'],
    ])('shows %s without scrolling sideways, and without a fault', async (_what, path) => {
      const { page, faults } = await open(path, viewport);
      try {
        expect(await page.locator('h1').count()).toBe(1);
        expect(await overflow(page)).toBe(0);
        expect(faults).toEqual([]);
      } finally {
        await page.close();
      }
    });
  });

  it('leads from the agent’s mail to the button, and to the approved claim', async () => {
    const { flow } = started;
    const { page } = await open('/_local');
    try {
      await page.getByLabel('Claim').fill(claimId);
      await page.getByRole('button', { name: 'Filter' }).click();
      const review = await flow.mailTo('agent@example.com', claimId, /Estimate: \$240/);
      await page
        .locator(`a[href*="${encodeURIComponent(review.id)}"]`)
        .first()
        .click();
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        page.frameLocator('iframe[title="Message"]').getByRole('link', { name: 'Approve' }).click(),
      ]);
      await opened.setViewportSize(SIZES[1][1]);
      await opened.waitForLoadState();
      expect(await overflow(opened)).toBe(0);
      expect(await opened.locator('form').count()).toBe(1);
      await opened.getByRole('button', { name: /approve/i }).click();
      await opened.waitForLoadState();
      expect(await opened.locator('form').count()).toBe(0);
      await opened.close();
      const claim = await flow.reaches(flow.as('customer'), claimId, 'approved');
      expect(claim).toMatchObject({ resolution: 'repair', statusLabel: 'Approved' });
    } finally {
      await page.close();
    }
  });

  it('moves the clock with a button, and tells what fell due', async () => {
    const { page, faults } = await open('/_local');
    try {
      const before = Date.parse(await started.flow.local.now());
      await page.getByRole('button', { name: '+ 1 day', exact: true }).click();
      await page
        .getByRole('status')
        .filter({ hasText: /on the way/ })
        .waitFor();
      expect(Date.parse(await started.flow.local.now()) - before).toBeGreaterThanOrEqual(86_400_000);
      expect(faults).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
