import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpListener, listen } from '../../../local/front-door/http-server.ts';
import { room } from './room.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = BROWSERS.find((path) => existsSync(path)) ?? '';

/** Only a browser can tell whether a page keeps its place; the machine behind it is as small as can be. */
describe.skipIf(executablePath === '')('a page that is open', () => {
  let browser: Browser;
  let door: HttpListener;
  let machine: Awaited<ReturnType<typeof room>>;

  beforeAll(async () => {
    machine = await room();
    door = await listen({ port: 0, handler: machine.handle });
    browser = await chromium.launch({
      executablePath,
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await door?.close();
  });

  async function opened(path: string, look: (page: Page, faults: string[]) => Promise<void>): Promise<void> {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`http://localhost:${door.port}${path}`);
    try {
      await look(page, faults);
      expect(faults).toEqual([]);
    } finally {
      await page.close();
    }
  }

  const mail = (subject: string, text = 'x') =>
    machine.send(`From: claims@claimflow.example\r\nSubject: ${subject}\r\n\r\n${text}`);

  it('shows what is new without losing focus, typed text or an opened panel', async () => {
    const id = await mail('First', 'See https://example.com/a');
    await opened(`/_local?view=mail&id=${id}`, async (page) => {
      await page.locator('details.links summary').click();
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.getByLabel('Address').fill('cas');
      await mail('Second');
      await page.locator('.letters').getByText('Second').waitFor();
      expect(await page.getByLabel('Address').inputValue()).toBe('cas');
      expect(await page.evaluate<string>('document.activeElement.name')).toBe('address');
      expect(await page.locator('details.links').getAttribute('open')).toBe('');
      const subjects = await page.locator('.letters b').allTextContents();
      expect(subjects.slice(0, 2)).toEqual(['Second', 'First']);
    });
  });

  it('sends a reply with a file in place, and tells when it is refused', async () => {
    const id = await mail('Question');
    await opened(`/_local/compose?reply=${id}`, async (page) => {
      await page.getByLabel('Text').fill('An answer');
      await page
        .getByLabel('Files')
        .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('link', { name: 'See what arrived' }).click();
      await page.getByRole('link', { name: 'a.txt' }).waitFor();
      expect(await page.locator('article h2').textContent()).toBe('Re: Question');
    });
    await opened(`/_local/compose?reply=${id}`, async (page) => {
      await page.getByLabel('To').fill('x@elsewhere.example');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText(/^Refused: 550 /).waitFor();
    });
  });

  it('moves the clock to the next timer, and tells what fired', async () => {
    const at = machine.clock.now() + 3_600_000;
    machine.clock.set({ id: 'due', at, kind: 'wait', name: 'a claim', fire: () => undefined });
    await opened('/_local', async (page) => {
      await page.getByRole('button', { name: 'Next timer' }).click();
      await page.getByText('Fired on the way: 1 × wait.').waitFor();
      expect(machine.clock.now()).toBe(at);
      await page.locator('.now').getByText('13:00').waitFor();
    });
  });

  it('adds and removes faults', async () => {
    await opened('/_local?view=faults', async (page) => {
      await page.getByLabel('Service', { exact: true }).fill('dynamodb');
      await page.getByLabel('Operation').fill('PutItem');
      await page.getByLabel('Only the nth call').fill('2');
      await page.getByRole('button', { name: 'Add the rule' }).click();
      await page.getByText('only call 2').waitFor();
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.getByText('No fault is injected any more.').waitFor();
      expect((await machine.ask('GET /_local/faults')).json().rules).toEqual([]);
    });
  });
});
