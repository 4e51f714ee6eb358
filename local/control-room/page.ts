import { Html, html } from './html.ts';
import type { Machine } from './machine.ts';
import { VIEWS } from './views.ts';

/** Buttons of the clock: label and ISO 8601 duration. */
const STEPS = [
  ['1 hour', 'PT1H'],
  ['1 day', 'P1D'],
  ['3 days', 'P3D'],
  ['1 week', 'P7D'],
  ['1 month', 'P1M'],
] as const;

/** The frame of every page here: title, style, script. */
export function frame(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/_local/style.css"><script src="/_local/app.js" type="module"></script></head>
<body>${content}</body></html>`;
}

function clock(now: number): Html {
  const at = new Date(now);
  const day = at.toLocaleDateString('en-US', {
    timeZone: 'UTC',
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  const buttons = STEPS.map(
    ([label, step]) => html`<button type="button" data-advance="${step}">+ ${label}</button>`,
  );
  return html`<section class="clock" aria-label="Clock">
<p class="now"><time datetime="${at.toISOString()}"><strong>${at.toISOString().slice(11, 16)}</strong> UTC, ${day}</time></p>
<div class="steps" role="group" aria-label="Move the clock forward">${buttons}</div>
<p class="outcome" role="status" data-outcome></p></section>`;
}

function navigation(active: string): Html {
  const entries = Object.entries(VIEWS).map(([key, { title }]) => {
    const current = key === active ? new Html(' aria-current="page"') : '';
    return html`<a href="/_local?view=${key}"${current}>${title}</a>`;
  });
  return html`<nav aria-label="Views">${entries}</nav>`;
}

/** The control room's page: the clock, and the view that `?view=` names (the mailbox unless another is asked for). */
export async function controlRoomPage(machine: Machine, query: URLSearchParams): Promise<Html> {
  const asked = query.get('view') ?? '';
  const key = Object.hasOwn(VIEWS, asked) ? asked : 'mail';
  const view = VIEWS[key];
  const content = view === undefined ? '' : await view.show(machine, query);
  return frame(
    `${view?.title} · Claimflow control room`,
    html`<header><a class="brand" href="/">Claimflow</a> <span>control room</span></header>
${clock(machine.clock.now())}${navigation(key)}<main><h1>${view?.title ?? ''}</h1>${content}</main>`,
  );
}
