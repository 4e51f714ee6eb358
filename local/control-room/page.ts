import { errorsOf } from './function-errors.ts';
import { Html, html } from './html.ts';
import type { Machine } from './machine.ts';
import { minute } from './views/page-parts.ts';
import type { Shown } from './views/view.ts';
import { PAGES, VIEWS } from './views/views.ts';

/** Buttons of the clock: label and ISO 8601 duration. */
const STEPS = [
  ['1 hour', 'PT1H'],
  ['1 day', 'P1D'],
  ['3 days', 'P3D'],
  ['1 week', 'P7D'],
  ['30 days', 'P30D'],
] as const;

const STYLES = ['style', 'elements', 'mailbox', 'graph'];

/** The frame of every page here: title, style, script. */
export function frame(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="/_local/icon.svg">${STYLES.map((name) => html`<link rel="stylesheet" href="/_local/${name}.css">`)}<script src="/_local/app.js" type="module"></script></head>
<body>${content}</body></html>`;
}

function clockBar({ clock }: Machine): Html {
  const at = new Date(clock.now());
  const day = at.toLocaleDateString('en-US', {
    timeZone: 'UTC',
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
  const buttons = STEPS.map(
    ([label, step]) => html`<button type="button" data-advance="${step}">+ ${label}</button>`,
  );
  const [next] = clock.upcoming(1);
  return html`<section class="clock" aria-label="Clock">
<p class="now" id="clock-now"><time datetime="${at.toISOString().slice(0, 16)}Z"><strong>${at.toISOString().slice(11, 16)}</strong> UTC, ${day}</time></p>
<div class="steps" id="clock-steps" role="group" aria-label="Move the clock forward">${buttons}${next ? toNext(next) : ''}</div>
<p class="soft due" id="clock-due">${next ? `Due next: ${next.kind} of ${next.name}, ${minute(new Date(next.at).toISOString())} UTC` : ''}</p>
<div class="outcome" role="status" data-outcome data-live="off"></div></section>`;
}

function toNext({ at }: { at: number }): Html {
  const instant = new Date(at).toISOString();
  return html`<button type="button" data-to="${instant}">Next timer</button>`;
}

function navigation(active: string, machine: Machine): Html {
  const alarms: Readonly<Record<string, number>> = {
    refusals: machine.refusals().length,
    logs: errorsOf(machine).length,
    faults: machine.faultPlan().rules.length,
  };
  const entries = Object.entries(VIEWS).map(([key, { title }]) => {
    const current = key === active ? new Html(' aria-current="page"') : '';
    const alarm = alarms[key] ? html` <span class="alarm">${alarms[key]}</span>` : '';
    return html`<a href="/_local?view=${key}"${current}>${title}${alarm}</a>`;
  });
  return html`<nav aria-label="Views">${entries}</nav>`;
}

/** A page of the control room: the clock, and the view by its name (the mailbox unless another is asked for). */
export async function controlRoomPage(shown: Shown, name: string): Promise<Html> {
  const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined;
  const key = page?.within ?? (Object.hasOwn(VIEWS, name) ? name : 'mail');
  const view = page?.view ?? VIEWS[key];
  if (view === undefined) throw new RangeError(`no view ${key}`);
  const content = await view.show(shown);
  return frame(
    `${view.title} · Claimflow control room`,
    html`<a class="skip" href="#content">To the content</a><div class="room">
<header><p><a class="brand" href="/">Claimflow</a> <span>control room</span></p>${navigation(key, shown.machine)}</header>
<div class="side">${clockBar(shown.machine)}
<p class="offline" role="alert" data-offline data-live="off"></p>
<main id="content" tabindex="-1"><h1>${view.title}</h1>${content}</main></div></div>`,
  );
}
