import { definitionOf, describeExecution, type ExecutionDetails, type HistoryEvent } from '../executions.ts';
import { pathOf, stateOf } from '../graph/execution-path.ts';
import { drawGraph } from '../graph/graph-drawing.ts';
import { type Html, html } from '../html.ts';
import { badge, jsonText, nothing, second } from './page-parts.ts';
import type { Shown, View } from './view.ts';

/** Events shown unless all are asked for: a poll every two seconds must stay small. */
const LATEST_EVENTS = 200;

/** One execution: where it stands in its machine's graph, and how it came there. */
export const executionView: View = {
  title: 'Execution',
  async show({ machine, query }: Shown): Promise<Html> {
    const name = query.get('name') ?? '';
    const open = name === '' ? undefined : await describeExecution(machine.states, name);
    if (open === undefined)
      return html`${nothing(`There is no execution ${name}.`)}<p><a href="/_local?view=executions">All executions</a></p>`;
    const definition = await definitionOf(machine.states, open.executionArn);
    const graph = drawGraph(definition, pathOf(open.history, open.status));
    return html`<div class="title"><h2>${open.name}</h2>${badge(open.status)}</div>
<p class="soft">${open.machine}, started ${second(open.startedAt)} UTC${open.stoppedAt ? `, stopped ${second(open.stoppedAt)} UTC` : ''}</p>
${failure(open)}${elsewhere(open.name)}${legend()}
<div class="execution"><section class="map" aria-label="Graph">${graph}</section>
<section aria-label="History"><h3>History</h3>${wholeData(open)}${events(open, query)}</section></div>`;
  },
};

function failure({ error, cause }: ExecutionDetails): Html | '' {
  if (error === null) return '';
  return html`<p class="failure">${error}${cause === null ? '' : `: ${cause}`}</p>`;
}

/** What else the machine knows of the claim after which the execution is named. */
function elsewhere(name: string): Html | '' {
  const claimId = /^CLM-[0-9A-Z]{8}/.exec(name)?.[0];
  const link = (query: string, label: string) =>
    html`<a href="/_local?${query}&claimId=${claimId ?? ''}">${label}</a>`;
  const back = html`<a href="/_local?view=executions">All executions</a>`;
  if (claimId === undefined) return html`<p class="actions">${back}</p>`;
  const links = [
    link('view=mail', 'Mail sent'),
    link('view=mail&direction=in', 'Mail received'),
    link('view=payments', 'Payments'),
    link('view=metering', 'Metering'),
    link('view=executions', 'Its executions'),
  ];
  return html`<p class="actions"><b>${claimId}</b>${links}${back}</p>`;
}

function legend(): Html {
  return html`<p class="legend soft"><span class="key present">stands here</span><span class="key past">went through</span><span class="key failed">ended here in failure</span><span class="key troubled">! a try failed</span><span>on the left the way it goes, on the right what is caught</span></p>`;
}

function wholeData({ input, output }: ExecutionDetails): Html {
  const result =
    output === null ? '' : html`<details id="output"><summary>Output</summary>${jsonText(output)}</details>`;
  return html`<details id="input"><summary>Input</summary>${jsonText(input)}</details>${result}`;
}

function events({ name, history }: ExecutionDetails, query: URLSearchParams): Html {
  const shown = query.get('events') === 'all' ? history : history.slice(-LATEST_EVENTS);
  const all = `/_local/execution?${new URLSearchParams({ name, events: 'all' })}`;
  const earlier =
    shown.length < history.length
      ? html`<p><a href="${all}">Show ${history.length - shown.length} earlier events</a></p>`
      : '';
  return html`${earlier}<ol class="events">${shown.map(eventLine)}</ol>`;
}

function eventLine(event: HistoryEvent): Html {
  const { id, type, timestamp, previousEventId: _previous, ...details } = event;
  const kind = /(Failed|TimedOut|Aborted)$/.test(type)
    ? 'bad'
    : type.endsWith('StateEntered')
      ? 'enters'
      : '';
  const head = html`<span class="number">${id}</span><span class="what">${type}${named(event)}</span><time datetime="${timestamp}">${second(timestamp)}</time>`;
  if (Object.keys(details).length === 0)
    return html`<li class="${kind}" id="event-${id}"><p>${head}</p></li>`;
  const inner = Object.values(details);
  return html`<li class="${kind}" id="event-${id}"><details><summary>${head}</summary>${jsonText(inner.length === 1 ? inner[0] : details)}</details></li>`;
}

/** The state of an event, or the error it brought. */
function named(event: HistoryEvent): Html | '' {
  const state = stateOf(event);
  if (state !== undefined) return html` <b>${state}</b>`;
  const error = Object.values(event).find((one) => typeof one === 'object' && one !== null && 'error' in one);
  return error === undefined ? '' : html` <b>${String((error as { error: unknown }).error)}</b>`;
}
