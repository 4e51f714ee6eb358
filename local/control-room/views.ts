import { describeExecution, type ExecutionDetails, listExecutions } from './executions.ts';
import { type Html, html } from './html.ts';
import type { Machine } from './machine.ts';

export interface View {
  readonly title: string;
  show(machine: Machine, query: URLSearchParams): Promise<Html> | Html;
}

/** Lists show this many rows; the JSON beside the page has them all. */
const ROWS = 200;

const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

function table(heads: readonly string[], rows: readonly Html[], empty: string): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  const more = rows.length > ROWS ? html`<p class="empty">${rows.length - ROWS} more are not shown.</p>` : '';
  const head = heads.map((text) => html`<th scope="col">${text}</th>`);
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.slice(0, ROWS)}</tbody></table></div>${more}`;
}

function row(...cells: readonly (Html | string | number)[]): Html {
  return html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

function badge(status: string): Html {
  const good = ['SUCCEEDED', 'SUCCESS'].includes(status);
  const bad = ['FAILED', 'TIMED_OUT', 'ABORTED', 'BLOCKED', 'RETURNED'].includes(status);
  return html`<span class="badge ${good ? 'good' : bad ? 'bad' : 'waiting'}">${status.toLowerCase().replace('_', ' ')}</span>`;
}

/** A filter by claim, kept in the address. */
function claimFilter(view: string, query: URLSearchParams): Html {
  return html`<form class="filter"><input type="hidden" name="view" value="${view}"><label>Claim
<input name="claimId" value="${query.get('claimId')}" placeholder="CLM-…"></label> <button>Filter</button></form>`;
}

const byClaim = (query: URLSearchParams) => {
  const claimId = query.get('claimId');
  return claimId ? { claimId } : {};
};

function mail(machine: Machine, query: URLSearchParams): Html {
  const direction = query.get('direction') === 'in' ? 'in' : 'out';
  const messages = machine.mailbox.list({ direction, ...byClaim(query) }).slice(0, ROWS);
  const open = machine.mailbox.find(query.get('id') ?? '') ?? messages[0];
  const link = (id: string) =>
    `/_local?${new URLSearchParams({ view: 'mail', direction, ...byClaim(query), id })}#reading`;
  const list = messages.map((one) => {
    const current = one.id === open?.id ? 'open' : '';
    return html`<li class="${current}"><a href="${link(one.id)}"><b>${one.subject || '(no subject)'}</b>
<span>${direction === 'out' ? one.to.join(', ') : one.from}</span><time>${minute(one.date)}</time></a></li>`;
  });
  const which = html`<p class="choice"><a href="/_local?view=mail&direction=out">Sent by the app</a> <a href="/_local?view=mail&direction=in">Received</a></p>`;
  const pane = open === undefined ? '' : reading(open);
  const none = messages.length === 0 ? html`<p class="empty">No mail yet.</p>` : '';
  return html`${which}${claimFilter('mail', query)}${none}<div class="mailbox"><ol>${list}</ol>${pane}</div>`;
}

function reading(open: ReturnType<Machine['mailbox']['list']>[number]): Html {
  const attachments = open.attachments.map(
    (one) => html`<li>${one.filename} (${one.contentType}, ${one.size} bytes)</li>`,
  );
  const id = encodeURIComponent(open.id);
  const body = open.html
    ? html`<iframe title="Message" src="/_local/mail/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    : html`<pre>${open.text}</pre>`;
  const links = open.links.map(
    (one) => html`<li><a href="${one}" rel="noreferrer" target="_blank">${one}</a></li>`,
  );
  return html`<article id="reading"><h2>${open.subject}</h2>
<p>From ${open.fromName} &lt;${open.from}&gt;<br>To ${open.to.join(', ')}<br><time>${minute(open.date)} UTC</time></p>
${body}<ul>${attachments}</ul><ul class="links">${links}</ul><p><a href="/_local/mail/${id}/raw">Raw message</a></p></article>`;
}

function sms(machine: Machine): Html {
  const rows = machine.texts({}).map((one) => row(minute(one.date), one.to, one.text));
  return table(['Time (UTC)', 'To', 'Text'], rows, 'No text message yet.');
}

async function executions(machine: Machine, query: URLSearchParams): Promise<Html> {
  const open = query.get('name')
    ? await describeExecution(machine.states, query.get('name') ?? '')
    : undefined;
  if (open !== undefined) return execution(open);
  const found = await listExecutions(machine.states, byClaim(query));
  const rows = found.map((one) => {
    const link = html`<a href="/_local?view=executions&name=${encodeURIComponent(one.name)}">${one.name}</a>`;
    return row(
      link,
      one.machine,
      badge(one.status),
      minute(one.startedAt),
      one.stoppedAt ? minute(one.stoppedAt) : '',
    );
  });
  const heads = ['Name', 'Machine', 'Status', 'Started (UTC)', 'Stopped (UTC)'];
  return html`${claimFilter('executions', query)}${table(heads, rows, 'No execution yet.')}`;
}

function execution(open: ExecutionDetails): Html {
  const json = (value: unknown) => html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
  const rows = open.history.map((event) => {
    const { id, type, timestamp, previousEventId: _previous, ...details } = event;
    const entered = (details.stateEnteredEventDetails ?? details.stateExitedEventDetails) as
      | { name?: string }
      | undefined;
    const more =
      Object.keys(details).length === 0
        ? ''
        : html`<details><summary>Details</summary>${json(details)}</details>`;
    return row(id, timestamp.slice(0, 19).replace('T', ' '), type, entered?.name ?? '', more);
  });
  const failure = open.error === null ? '' : html`<p class="failure">${open.error}: ${open.cause}</p>`;
  return html`<p><a href="/_local?view=executions">All executions</a></p><h2>${open.name} ${badge(open.status)}</h2>
<p>${open.machine}, started ${minute(open.startedAt)} UTC</p>${failure}
<details><summary>Input</summary>${json(open.input)}</details><details><summary>Output</summary>${json(open.output)}</details>
${table(['#', 'Time (UTC)', 'Event', 'State', ''], rows, 'No history.')}`;
}

function payments(machine: Machine, query: URLSearchParams): Html {
  const rows = machine.payments(query.get('claimId') || undefined).map((one) => {
    const money = (one.amountCents / 100).toLocaleString('en-US', {
      style: 'currency',
      currency: one.currency,
    });
    return row(minute(one.at), one.to, money, badge(one.status), one.reference);
  });
  const heads = ['Time (UTC)', 'To', 'Amount', 'Status', 'Reference'];
  return html`${claimFilter('payments', query)}${table(heads, rows, 'No payment yet.')}`;
}

function refusals(machine: Machine): Html {
  const rows = machine.refusals().map((one) => row(minute(one.at), one.caller, one.action, one.resource));
  return table(['Time (UTC)', 'Caller', 'Action', 'Resource'], rows, 'IAM has refused no call.');
}

function metering(machine: Machine, query: URLSearchParams): Html {
  const { items, totalUsd } = machine.metering(query.get('claimId') || undefined);
  const usd = (amount: number) => `$${amount.toFixed(6)}`;
  const rows = items.map((one) =>
    row(one.service, one.operation, one.unit, one.quantity.toLocaleString('en-US'), usd(one.usd)),
  );
  const heads = ['Service', 'Operation', 'Unit', 'Quantity', 'Price'];
  return html`${claimFilter('metering', query)}<p>On AWS this would cost <strong>${usd(totalUsd)}</strong>.</p>${table(heads, rows, 'Nothing used yet.')}`;
}

function logs(machine: Machine, query: URLSearchParams): Html {
  const names = machine.logs.functions();
  const open = query.get('name') ?? names[0] ?? '';
  const options = names.map((name) =>
    name === open ? html`<option selected>${name}</option>` : html`<option>${name}</option>`,
  );
  const lines = machine.logs.lines(open).map((one) => `${one.at} ${one.line}`);
  const form = html`<form class="filter"><input type="hidden" name="view" value="logs"><label>Function
<select name="name">${options}</select></label> <button>Show</button></form>`;
  const text =
    lines.length === 0
      ? html`<p class="empty">Nothing was logged.</p>`
      : html`<pre class="log">${lines.join('\n')}</pre>`;
  return html`${form}${text}`;
}

/** The views of the control room by their name in the address. */
export const VIEWS: Readonly<Record<string, View>> = {
  mail: { title: 'Mail', show: mail },
  sms: { title: 'Text messages', show: sms },
  executions: { title: 'Executions', show: executions },
  payments: { title: 'Payments', show: payments },
  refusals: { title: 'Refused calls', show: refusals },
  metering: { title: 'Metering', show: metering },
  logs: { title: 'Logs', show: logs },
};
