// The control room works as plain pages; this moves the clock, sends forms in place and keeps the page up to date.
import { startComposing, startFaults, whatWentWrong } from './forms.js';
import { keepUpToDate } from './live-page.js';

const page = keepUpToDate();

function said(text, fired = []) {
  const outcome = document.querySelector('[data-outcome]');
  if (!outcome) return;
  const line = document.createElement('p');
  line.textContent = text;
  outcome.replaceChildren(line);
  if (fired.length === 0) return;
  const list = document.createElement('ul');
  for (const { at, kind, name } of fired) {
    const entry = document.createElement('li');
    entry.textContent = `${at.slice(0, 16).replace('T', ' ')} ${kind}: ${name}`;
    list.append(entry);
  }
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = 'Which';
  details.append(summary, list);
  outcome.append(details);
}

function firedOnTheWay(fired) {
  if (fired.length === 0) return 'Nothing fell due on the way.';
  const kinds = Map.groupBy(fired, (one) => one.kind);
  return `Fired on the way: ${[...kinds].map(([kind, all]) => `${all.length} × ${kind}`).join(', ')}.`;
}

async function move(target) {
  const buttons = [...document.querySelectorAll('[data-advance], [data-to]')];
  for (const button of buttons) button.disabled = true;
  said('Moving the clock…');
  try {
    const response = await fetch('/_local/clock', { method: 'POST', body: JSON.stringify(target) });
    if (!response.ok) throw new Error(await whatWentWrong(response));
    const { fired } = await response.json();
    said(firedOnTheWay(fired), fired);
  } catch (error) {
    said(`The clock could not be moved: ${error.message}`);
  } finally {
    for (const button of buttons) button.disabled = false;
    await page.refresh();
  }
}

document.addEventListener('click', (event) => {
  const { advance, to } = event.target.closest?.('[data-advance], [data-to]')?.dataset ?? {};
  if (advance || to) void move(advance ? { advance } : { to });
});

// With fifty wires on the drawing, the ones of the state under the pointer stand out.
function showWires({ target }) {
  const name = target.closest?.('.state')?.dataset.state;
  for (const wire of document.querySelectorAll('.wire')) {
    const { from, to } = wire.dataset;
    wire.toggleAttribute('data-near', name !== undefined && (from === name || to === name));
  }
}
document.addEventListener('pointerover', showWires);
document.addEventListener('focusin', showWires);

startComposing();
startFaults(page.refresh);
