import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newcomer, passcodeTo } from '../machine/newcomer.ts';
import { browserPath, expectGoodPage, launchBrowser, screenshot, signIn, visit } from './browser.ts';
import { type MachineForBrowsers, startMachineForBrowsers } from './machine-for-browsers.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const headline = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const step = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

/** A whole machine and a browser, on two cores that have other things to do. */
const STARTING_MS = 240_000;

describe.skipIf(browserPath === undefined)('a plan from the text to cover', () => {
  let machine: MachineForBrowsers;
  let browser: Browser;

  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachineForBrowsers(), launchBrowser()]);
  }, STARTING_MS);

  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  it('is activated on the own phone: passcode, password, card on the provider’s page, and what waits', async () => {
    const { flow } = machine;
    const sasha = newcomer();
    const { enrollmentId, planNumber } = await flow.ok('partner', 'POST', '/enrollments', {
      ...{ planCode: 'everything', term: 'monthly', student: true, customer: sasha, seenWorking: true },
      device: { kind: 'phone', make: 'Apple', model: 'iPhone 15', condition: 'working' },
    });
    const { messages } = await flow.control(`/sms?to=${encodeURIComponent(sasha.phone)}`);
    const link = new URL(/https?:\/\/\S+/.exec(messages[0]?.text ?? '')?.[0] ?? '', machine.url);
    const customer = await visit(browser, machine.url, { size: 'phone' });
    const { page } = customer;

    // The address of the text asks for a sign-in, and is come back to after it.
    await page.goto(`${link.pathname}${link.search}`);
    await page.getByLabel('Email').fill(sasha.email);
    await page.getByLabel('Password', { exact: true }).fill(await passcodeTo(flow, sasha.phone));
    await button(page, 'Sign in').click();
    await headline(page, 'Choose your password');
    await page.getByLabel('New password').fill('Sasha-chose-this-1');
    await button(page, 'Save and go on').click();
    if (link.pathname !== '/activate') await page.goto('/activate');
    await headline(page, 'Activate your plan');
    await page.getByText('Show that you are a student').waitFor();
    await screenshot(page, 'activate-1-phone');
    await expectGoodPage(customer);

    // No card is typed here: the provider's page refuses one, takes another, and leads back.
    await button(page, 'Add a card').click();
    await page.getByRole('heading', { name: 'Add a card' }).waitFor();
    expect(new URL(page.url()).origin).not.toBe(machine.url);
    await button(page, /declined at once/).click();
    await page.getByRole('alert').waitFor();
    await button(page, /Visa 4242/).click();
    await page.waitForURL((url) => url.pathname === `/plans/${planNumber}` && url.search === '');
    await page.getByText('visa ending in 4242').waitFor();
    await screenshot(page, 'activate-2-paid-phone');

    await page.goto('/activate');
    await step(page, 'Add a card').filter({ hasText: 'The plan is paid.' }).waitFor();
    await button(page, 'Activate it now').click();
    await page.getByText(/Cover starts on/).waitFor();
    // As it opens: what an answer moves, later than half a second after the tap, is no fault of the page.
    await page.reload();
    await page.getByText(/Cover starts on/).waitFor();
    await screenshot(page, 'activate-3-active-phone');
    await expectGoodPage(customer);
    await page.getByRole('link', { name: 'Photos of your Apple iPhone 15' }).waitFor();
    const plan = await flow.ok('agent', 'GET', `/enrollments/${enrollmentId}`);
    expect(plan).toMatchObject({ status: 'active', paymentCurrent: true, planCode: 'everything-student' });

    // The question after tracking, with its reason, is answered by a tap and asked no more.
    await page.getByRole('link', { name: 'Answer' }).click();
    await headline(page, 'Can you locate your phone?');
    await button(page, 'Yes, tracking is on').click();
    await page.getByText('You said so on').waitFor();
    await screenshot(page, 'activate-4-tracking-phone');
    await expectGoodPage(customer);
    await page.goto('/activate');
    await step(page, 'Can you locate your phone?').filter({ hasText: 'Answered.' }).waitFor();
    await customer.close();
  });

  it('is joined by a second one, cheaper, for whoever pays for one already', async () => {
    const customer = await visit(browser, machine.url);
    const { page } = customer;
    await signIn(page, 'customer', '/plans');
    await page.getByRole('link', { name: 'Protect another one' }).click();
    await headline(page, 'Which plan?');
    await button(page, /^Phone only/).click();
    await button(page, 'Continue').click();
    await page.getByLabel('Make').fill('Apple');
    await page.getByLabel('Model').fill('iPhone 15');
    await page.getByLabel('It works fully').check();
    await button(page, 'Continue').click();
    // Who it is and where is known.
    await headline(page, 'Is everything right?');
    await page.getByRole('rowheader', { name: /several/i }).waitFor();
    await expectGoodPage(customer);
    await page.getByLabel('Promotion code').fill('NOPE');
    await button(page, 'Apply').click();
    await page.getByText(/not (a )?valid/i).waitFor();
    await screenshot(page, 'second-plan-code-desk');
    await page.getByLabel('Promotion code').fill('SAVE');
    await button(page, 'Apply').click();
    await page.getByRole('row', { name: /First payment \$1$/ }).waitFor();
    await screenshot(page, 'second-plan-review-desk');
    await page.getByLabel(/I agree/).check();
    await button(page, 'Get protected').click();
    await headline(page, /Almost there/);
    await screenshot(page, 'second-plan-done-desk');
    await page.getByRole('link', { name: 'Add a card and activate' }).click();
    await headline(page, 'Activate your plan');
    await customer.close();
  });

  it('asks who leaves for the reason', async () => {
    const visitor = await visit(browser, machine.url, { size: 'narrow' });
    const { page } = visitor;
    await page.goto('/enroll');
    await page.getByText('Not interested? Tell us why').click();
    await page.getByLabel('Why not?').selectOption('not-covered');
    await page.getByLabel('In your own words').fill('My drone.');
    await screenshot(page, 'feedback-narrow');
    await expectGoodPage(visitor);
    await button(page, 'Send').click();
    await page.getByText('Thank you for telling us.').waitFor();
    await visitor.close();
  });
});
