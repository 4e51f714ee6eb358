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
    await page.waitForURL(({ origin }) => origin !== machine.url);
    await page.getByRole('heading', { name: 'Add a card' }).waitFor();
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
    // What a phone alone costs hangs on the phone; the price stands there as soon as it is named.
    await button(page, 'Continue').click();
    await page.getByLabel('Make').fill('Apple');
    await page.getByLabel('Model').fill('iPhone 15');
    await page.getByLabel('It works fully').check();
    await page.getByRole('rowheader', { name: /several/i }).waitFor();
    await page.getByLabel('It is for somebody under 18').check();
    await page.getByLabel('Name of the one it protects').fill('Alex');
    await page.getByLabel('Date of birth').fill('2014-05-01');
    await screenshot(page, 'second-plan-phone-desk');
    await button(page, 'Continue').click();
    // Who it is and where is known.
    await headline(page, 'Is everything right?');
    await page.getByRole('rowheader', { name: /several/i }).waitFor();
    await expectGoodPage(customer);
    await page.getByLabel('Promotion code').fill('NOPE');
    await button(page, 'Apply').click();
    await page.getByText('We have no code of this name.').waitFor();
    await screenshot(page, 'second-plan-code-desk');
    await page.getByLabel('Promotion code').fill('SAVE');
    await button(page, 'Apply').click();
    await page.getByRole('row', { name: /First payment \$1\.00$/ }).waitFor();
    await screenshot(page, 'second-plan-review-desk');
    const terms = page.getByRole('link', { name: 'terms of coverage' });
    expect(await terms.getAttribute('href')).toBe('/terms');
    await page.getByLabel(/I agree/).check();
    await button(page, 'Get protected').click();
    await headline(page, /Almost there/);
    await screenshot(page, 'second-plan-done-desk');
    const { items } = await machine.flow.ok('customer', 'GET', '/enrollments');
    expect(items.find((one: { planCode: string }) => one.planCode === 'phone-only')).toMatchObject({
      protectedMinor: { name: 'Alex' },
      termsAccepted: { version: '2026-01', how: 'with-the-order' },
    });
    await page.getByRole('link', { name: 'Add a card and activate' }).click();
    await headline(page, 'Activate your plan');
    await customer.close();
  });

  it('is sold to a caller, who agrees to the terms by activating it on the own phone', async () => {
    const { flow } = machine;
    const jordan = newcomer();
    const agent = await visit(browser, machine.url);
    await signIn(agent.page, 'agent', '/staff/sell');
    await headline(agent.page, 'Sell a plan to a caller');
    await agent.page.getByLabel('The phone', { exact: true }).selectOption('Apple iPhone 15');
    await agent.page.getByRole('rowheader', { name: 'Today' }).waitFor();
    await agent.page.getByLabel('Promotion code').fill('NOPE');
    await agent.page.getByText('We have no code of this name.').waitFor();
    await agent.page.getByLabel('Promotion code').fill('SAVE');
    await agent.page.getByLabel('Customer’s name').fill(jordan.name);
    await agent.page.getByLabel('Customer’s cell phone').fill(jordan.phone);
    await agent.page.getByLabel('Email').fill(jordan.email);
    await agent.page.getByLabel('Street').fill('12 Mission Street');
    await agent.page.getByLabel('City').fill('San Francisco');
    await agent.page.getByLabel('ZIP or postal code').fill('94103');
    await agent.page.getByLabel(/State or province/).fill('CA');
    await agent.page.getByLabel('The caller says').check();
    await screenshot(agent.page, 'caller-sale-desk');
    await expectGoodPage(agent);
    await button(agent.page, 'Sell and text the customer').click();
    await headline(agent.page, 'Everything');
    await agent.page.getByText('Agreed to when the plan is activated').waitFor();
    await screenshot(agent.page, 'caller-plan-desk');
    await expectGoodPage(agent);
    const planNumber = new URL(agent.page.url()).pathname.split('/').at(-1) ?? '';

    const caller = await visit(browser, machine.url, { size: 'narrow' });
    await caller.page.goto('/terms');
    await headline(caller.page, 'Terms of coverage');
    await screenshot(caller.page, 'terms-narrow');
    await expectGoodPage(caller);
    await caller.page.goto(`/plans/${planNumber}`);
    await caller.page.getByLabel('Email').fill(jordan.email);
    await caller.page.getByLabel('Password', { exact: true }).fill(await passcodeTo(flow, jordan.phone));
    await button(caller.page, 'Sign in').click();
    await caller.page.getByLabel('New password').fill('Jordan-chose-this-1');
    await button(caller.page, 'Save and go on').click();
    await button(caller.page, 'Add a card').waitFor();
    await button(caller.page, 'Add a card').click();
    await button(caller.page, /each payment is disputed/).click();
    await caller.page.waitForURL((url) => url.pathname === `/plans/${planNumber}` && url.search === '');
    await caller.page.getByText('By activating it you agree to the').waitFor();
    await screenshot(caller.page, 'caller-agrees-narrow');
    await button(caller.page, 'Activate it now').click();
    await caller.page.getByText(/agreed to on/).waitFor();
    await expectGoodPage(caller);
    await caller.close();

    // The bank's word comes a moment later, by itself; the plan is marked, and no more.
    await flow.advance(2_000);
    await agent.page.getByText('The customer’s bank disputes a payment').waitFor();
    await agent.page.reload();
    await agent.page.getByText('The customer’s bank disputes a payment').waitFor();
    await screenshot(agent.page, 'caller-plan-disputed-desk');
    await expectGoodPage(agent);
    expect(await flow.ok('agent', 'GET', `/enrollments/${planNumber}`)).toMatchObject({
      status: 'active',
      termsAccepted: { how: 'with-the-activation' },
      dispute: { status: 'open' },
    });
    await agent.close();
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
