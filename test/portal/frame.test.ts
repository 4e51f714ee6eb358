import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const picture = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer();

describe.skipIf(browserPath === undefined)('the portal in a browser', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('tells a visitor with a phone what protection of it costs, without sign-in', async () => {
    const visitor = await visit(browser, machine.url, { size: 'narrow' });
    const { page } = visitor;
    await page.goto('/');
    await page.getByLabel('Your phone').selectOption('iPhone 16 Pro Max');
    const cracked = page.locator('dl > div').filter({ hasText: 'Cracked screen' });
    await expect.poll(() => cracked.textContent()).toContain('You pay $99');
    await page.getByLabel('Your phone').selectOption('iPhone 12');
    await expect.poll(() => cracked.textContent()).toContain('You pay $39');
    expect(await page.getByText('$6 a month').count()).toBe(1);
    await screenshot(page, 'visitor-home-narrow');
    await expectGoodPage(visitor);

    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('heading', { name: '¿Se le cayó? ¿Lo perdió? Nosotros lo resolvemos.' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    expect(await page.getByLabel('Su teléfono').inputValue()).not.toBe('');
    await page.goto('/claims/CLM-00000000');
    await page.getByLabel('Correo electrónico').waitFor();
    expect(await page.getByText(/Sign in|Password/).count()).toBe(0);
    await visitor.close();
  });

  it('lets a customer in, who hands in a photo and writes to the team', async () => {
    const claimId = await machine.flow.file({ photo: false });
    const customer = await visit(browser, machine.url, { size: 'phone' });
    const { page } = customer;
    await page.goto(`/claims/${claimId}`);
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await page.getByLabel('Email').fill('customer@example.com');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('not right');
    expect(await page.getByLabel('Email').inputValue()).toBe('customer@example.com');
    await expectGoodPage(customer);
    await page.getByLabel('Password', { exact: true }).fill('Claimflow-demo-1');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.waitForURL((url) => url.pathname === `/claims/${claimId}`);
    await page.getByRole('heading', { name: /We need/ }).waitFor();
    const file = { name: 'screen.jpg', mimeType: 'image/jpeg', buffer: await picture() };
    await page.getByLabel('Choose files').setInputFiles(file);
    await page.getByText('screen.jpg').waitFor();
    await page.getByLabel('Write to the claims team and Fixit Repair').fill('Here it is.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: 'Here it is.' }).waitFor();
    // By the machine's clock, which stands in March.
    await page.getByText('Casey Morgan today, 1:00 PM').waitFor();
    await screenshot(page, 'claim-phone');
    await expectGoodPage(customer);
    expect(page.url()).not.toMatch(/token|eyJ/);
    await customer.close();
  });

  it('shows an agent all claims, and forgets the agent who signs out', async () => {
    const agent = await visit(browser, machine.url, { colours: 'dark' });
    const { page } = agent;
    await signIn(page, 'agent');
    await page.getByRole('link', { name: /^CLM-/ }).first().waitFor();
    await page.getByLabel('Search').fill('nobody has this name');
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    await page.getByLabel('Search').fill('');
    await page.getByRole('link', { name: /^CLM-/ }).first().waitFor();
    await screenshot(page, 'claims-dark');
    await expectGoodPage(agent);
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await page.waitForURL((url) => url.pathname === '/sign-in');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await agent.close();
  });
});
