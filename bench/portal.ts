/**
 * `node bench/portal.ts`: how long until a page of the portal can be used, on a processor slowed four times, for the first
 * page of each role: with an empty cache, and come back to. It needs a Chromium (`CHROMIUM=…`, else Debian's).
 */
import { chromium } from 'playwright-core';
import { startClaimflow } from './outside/started-claimflow.ts';
import { InteractiveMeter } from './speed/interactive.ts';
import { percentile } from './speed/percentile.ts';

const SLOWDOWN = 4;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const PASSWORD = 'Claimflow-demo-1';

const roles: Readonly<Record<string, string | undefined>> = {
  visitor: undefined,
  customer: 'customer@example.com',
  partner: 'partner@example.com',
  dealer: 'dealer@example.com',
  agent: 'agent@example.com',
  admin: 'admin@example.com',
};

const started = await startClaimflow({ now: '2026-03-02T17:30:00Z' });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const figures: Record<string, Record<string, string>> = {};
  for (const [role, email] of Object.entries(roles)) {
    const context = await browser.newContext({ baseURL: started.url, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const meter = await InteractiveMeter.of(page);
    if (email !== undefined) {
      await page.goto('/sign-in');
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((url) => url.pathname !== '/sign-in');
      await page.locator('main h1').first().waitFor();
    }
    const session = await context.newCDPSession(page);
    const times: { cold: number[]; warm: number[] } = { cold: [], warm: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      await session.send('Network.clearBrowserCache');
      times.cold.push(await meter.measure('/', SLOWDOWN));
      times.warm.push(await meter.measure('/', SLOWDOWN));
    }
    figures[role] = {
      'empty cache, median (ms)': percentile(times.cold, 0.5).toFixed(0),
      'again, median (ms)': percentile(times.warm, 0.5).toFixed(0),
      'worst (ms)': Math.max(...times.cold, ...times.warm).toFixed(0),
    };
    await context.close();
  }
  console.log(`Until a role's first page can be used, processor slowed ${SLOWDOWN} times; target 1,500 ms`);
  console.table(figures);
} finally {
  await browser.close();
  await started.stop();
}
