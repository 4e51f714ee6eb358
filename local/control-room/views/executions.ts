import { listExecutions } from '../executions.ts';
import { type Html, html } from '../html.ts';
import { badge, claimFilter, filters, minute, option, table } from './page-parts.ts';
import type { Shown, View } from './view.ts';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

export const executionsView: View = {
  title: 'Executions',
  async show({ machine, query }: Shown): Promise<Html> {
    const status = STATUSES.find((one) => one === query.get('status'));
    const filter = { ...claimFilter(query), ...(status && { status }) };
    const found = await listExecutions(machine.states, filter);
    const rows = found.map((one) => ({
      key: one.executionArn,
      cells: [
        html`<a href="${executionLink(one.name)}">${one.name}</a>`,
        one.machine,
        badge(one.status),
        minute(one.startedAt),
        one.stoppedAt ? minute(one.stoppedAt) : '–',
      ],
    }));
    const heads = ['Name', 'Machine', 'Status', 'Started (UTC)', 'Stopped (UTC)'];
    const narrowed = status !== undefined || Boolean(query.get('claimId'));
    const empty = narrowed
      ? 'No execution fits these filters.'
      : 'No execution yet. A claim that is submitted starts one.';
    return html`${filters('executions', query, statusField(status ?? ''))}${table(heads, rows, empty)}`;
  },
};

export const executionLink = (name: string): string => `/_local/execution?name=${encodeURIComponent(name)}`;

function statusField(chosen: string): Html {
  const options = STATUSES.map((one) => option(one, one.toLowerCase().replace('_', ' '), chosen));
  return html`<label>Status <select name="status">${option('', 'any', chosen)}${options}</select></label>`;
}
