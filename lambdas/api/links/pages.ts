import { DateTime } from 'luxon';
import { requireEnv } from '../../adapters/environment.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { Clause } from '../../domain/coverage/rulebook-schema.ts';
import type { InputFault } from '../../domain/errors.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import { statusLabel } from '../../domain/wording/next-step.ts';
import { factsHtml, formHtml, formOf, type Typed, typedAtFirst } from './forms.ts';
import { html, type Page } from './html.ts';
import { maxLinkText } from './limits.ts';
import type { ConfirmLink, OpenLink } from './link-state.ts';

/** The pages a link can lead to. */

const claimPage = (claimId: string) =>
  html`<p><a href="${requireEnv('PORTAL_URL')}/claims/${claimId}">Open the claim in the portal</a></p>`;

/** What the form of a link is made with. */
export interface FormSetting {
  /** That a denial may rest on. */
  readonly clauses: readonly Clause[];
  /** Of the claims team. */
  readonly zone: string;
}

export function openPage(open: OpenLink, { clauses, zone }: FormSetting): Page {
  const form = formOf(open, clauses);
  return {
    status: 200,
    title: form.title,
    content: html`${factsHtml(open, zone)}${formHtml(form, typedAtFirst(open))}`,
  };
}

/** What was written in somebody's name, and the one thing to say about it. */
export const confirmPage = ({ claim, link, mail }: ConfirmLink): Page => ({
  status: 200,
  title: 'Did you write this mail?',
  content: html`<dl><dt>Claim</dt><dd>${claim.claimId}</dd><dt>You are</dt><dd>${link.actor.name}</dd><dt>Subject</dt><dd>${mail.subject}</dd></dl><blockquote>${mail.text.slice(0, maxLinkText)}</blockquote><p>If you did not write it, close this page: without your word nothing is done.</p>${formHtml({ title: '', button: 'Yes, I wrote this mail', fields: [] })}`,
});

export const confirmedPage: Page = {
  status: 200,
  title: 'Thank you',
  content: html`<p>The mail is confirmed as yours, and taken in. There is nothing left to do here.</p>`,
};

/** The same form with what was typed; nothing was done. */
export function faultyPage(
  open: OpenLink,
  typed: Typed,
  faults: readonly InputFault[],
  { clauses, zone }: FormSetting,
  said?: string,
): Page {
  const form = formOf(open, clauses);
  const named = new Set(form.fields.map((field) => field.name));
  const elsewhere = faults.filter(({ path }) => !named.has(path.split('.').at(-1) ?? ''));
  const text = [...(said === undefined ? [] : [said]), ...elsewhere.map(({ message }) => message)].join(' ');
  const alert = html`<p role="alert">${text === '' ? 'Nothing was sent yet: please look at the fields below.' : text}</p>`;
  return {
    status: 422,
    title: form.title,
    content: html`${alert}${factsHtml(open, zone)}${formHtml(form, typed, faults)}`,
  };
}

export function unreadEstimatePage(open: OpenLink, typed: Typed, reason: string, setting: FormSetting): Page {
  const said = `We kept your text as a comment, but could not take it as an estimate: ${reason}. Please add it below, or use the form in the portal.`;
  return faultyPage(open, typed, [{ path: 'message', message: reason }], setting, said);
}

/** `June 2, 2026 at 11:00 AM PDT` in the zone of the claims team. */
const timeText = (at: string, brand: Brand): string =>
  DateTime.fromISO(at, { zone: brand.openingHours.zone })
    .setLocale('en-US')
    .toFormat("LLLL d, yyyy 'at' h:mm a ZZZZ");

/** One wins, everybody else is told: also whoever comes back to a link of his own. */
export const usedPage = ({ by, at }: { by: string; at: string }, brand: Brand): Page => ({
  status: 200,
  title: 'Already decided',
  content: html`<p>Already decided by ${by} at <time datetime="${at}">${timeText(at, brand)}</time>.</p><p>There is nothing left to do here.</p>`,
});

export const unknownPage: Page = {
  status: 404,
  title: 'This link is closed or unknown',
  content: html`<p>It may have expired, or the address is incomplete. The latest mail about the claim has a link that works.</p>`,
};

export const signInPage = ({ claim }: OpenLink, why: string): Page => ({
  status: 403,
  title: 'Please sign in for this',
  content: html`<p>${why} Nothing was done. Sign in and decide on the claim’s page.</p>${claimPage(claim.claimId)}`,
});

export const refusedPage = ({ claim }: OpenLink, why: string): Page => ({
  status: 409,
  title: 'Not possible now',
  content: html`<p role="alert">${why} Nothing was done.</p>${claimPage(claim.claimId)}`,
});

const done = {
  approve: 'Approved',
  ask: 'Question sent',
  deny: 'Denied',
  answer: 'Thank you',
  agree: 'You agreed',
  decline: 'You declined',
} as const;

const proposedPage: Page = {
  status: 200,
  title: 'Proposed',
  content: html`<p>Another agent confirms or declines it; until then the claim stays as it is, and the customer is told nothing.</p>`,
};

/** What the link did: the claim as it stands now or, where another agent has a say, that it was proposed. */
export const donePage = (open: OpenLink, claim: Claim, brand: Brand): Page =>
  open.link.action === 'deny' && claim.proposal ? proposedPage : decidedPage(open, claim, brand);

const decidedPage = ({ link }: OpenLink, claim: Claim, brand: Brand): Page => ({
  status: 200,
  title: done[link.action],
  content: html`<p>Done. The claim’s status is now: ${statusLabel(claim.status, { brand })}.</p><p>This link is used up; there is nothing left to do here.</p>`,
});

export const faultPage: Page = {
  status: 500,
  title: 'Something went wrong on our side',
  content: html`<p>Nothing was changed. Please try again in a moment.</p>`,
};

export const methodPage: Page = {
  status: 405,
  title: 'Not possible',
  content: html`<p>This page is opened, or sent, and nothing else.</p>`,
};
