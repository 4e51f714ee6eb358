import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';

/** Debian's Chromium, or another by `CHROMIUM`. Without one the walks are skipped, and say so. */
export const browserPath = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== '' && existsSync(path));
if (browserPath === undefined)
  console.warn(
    'no browser found: walks through the portal are skipped (apt-get install chromium, or CHROMIUM=…)',
  );

export const sizes = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
} as const;

/** No call leaves the machine, whatever the browser itself would like to fetch. */
const offline = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** @param flags of Chromium, beside those that every walk has */
export const launchBrowser = (flags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    ...(browserPath !== undefined && { executablePath: browserPath }),
    args: [...offline, ...flags],
  });

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** A person at a browser of their own. */
export interface Visit {
  readonly page: Page;
  /** What went wrong in the page so far: errors thrown, scripts and styles that the security policy refused. */
  readonly faults: readonly string[];
  /** Cumulative layout shift since the page was loaded. */
  layoutShift(): Promise<number>;
  close(): Promise<void>;
}

interface VisitOptions {
  readonly size?: keyof typeof sizes;
  readonly colours?: 'light' | 'dark';
  /** Whether the browser may keep the portal's files; of no use to a window that is closed after a few pages. */
  readonly keepsFiles?: boolean;
}

/** Opens a window in New York, in English. */
export async function visit(
  browser: Browser,
  url: string,
  { size = 'desk', colours = 'light', keepsFiles = false }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    ...{ viewport: sizes[size], baseURL: url, colorScheme: colours, locale: 'en-US' },
    timezoneId: 'America/New_York',
    serviceWorkers: keepsFiles ? 'allow' : 'block',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content.Security.Policy|violates/i.test(message.text()))
      faults.push(message.text());
  });
  await page.addInitScript(() => {
    const shifts: { at: number; value: number }[] = [];
    Object.assign(window, { layoutShifts: shifts });
    // What follows a tap is no surprise. The metric gives it half a second; a machine busy with other tests answers later.
    let touched = Number.NEGATIVE_INFINITY;
    for (const input of ['pointerdown', 'keydown', 'click', 'input'])
      window.addEventListener(input, ({ timeStamp }) => (touched = timeStamp), { capture: true });
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, startTime, value } of list.getEntries() as LayoutShift[])
        if (!hadRecentInput && startTime - touched > 2_000) shifts.push({ at: startTime, value });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return {
    page,
    faults,
    layoutShift: () =>
      page.evaluate(() => {
        const { layoutShifts } = window as unknown as {
          readonly layoutShifts: readonly { readonly at: number; readonly value: number }[];
        };
        // Cumulative layout shift: the worst of the bursts, each at most 5 s long and ended by a second of rest.
        let worst = 0;
        let burst = { began: 0, last: Number.NEGATIVE_INFINITY, sum: 0 };
        for (const { at, value } of layoutShifts) {
          const goesOn = at - burst.last < 1_000 && at - burst.began < 5_000;
          burst = { began: goesOn ? burst.began : at, last: at, sum: (goesOn ? burst.sum : 0) + value };
          worst = Math.max(worst, burst.sum);
        }
        return worst;
      }),
    close: () => context.close(),
  };
}

export const DEMO_PASSWORD = 'Claimflow-demo-1';

/** Signs in as one of the demo's people and waits until the page knows who it is. */
export async function signIn(page: Page, person: string, next = '/claims'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Email').fill(`${person}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === next);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Axe finds nothing serious, nothing is wider than the window, and nothing moved under the reader's eyes. */
export async function expectGoodPage({ page, faults, layoutShift }: Visit): Promise<void> {
  // A dialog that is still fading in can't be read yet; what goes on for ever (a skeleton) is not waited for.
  await page.evaluate(async () => {
    if (!document.querySelector('[role="dialog"]')) return;
    const ending = document
      .getAnimations()
      .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime ?? 0));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  // Evaluated by the browser's tools, so that the page's security policy stays as it is.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { readonly axe: { run(): Promise<AxeResults> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect({ at: page.url(), found, faults, overflow: Math.max(0, overflow) }).toEqual({
    at: page.url(),
    found: [],
    faults: [],
    overflow: 0,
  });
  expect(await layoutShift()).toBeLessThanOrEqual(0.05);
}

/** Keeps a picture to look at, when SCREENSHOTS names a folder. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(join(PROJECT_ROOT, folder), { recursive: true });
  await page.screenshot({ path: join(PROJECT_ROOT, folder, `${name}.png`), fullPage: true });
}
