import { type Html, html } from '../html.ts';
import { minute, table } from './page-parts.ts';
import type { Shown, View } from './view.ts';

/** Calls IAM refused, the same one once with its count: on AWS they would be refused too. */
export const refusalsView: View = {
  title: 'Refused calls',
  show({ machine }: Shown): Html {
    const refusals = machine.refusals();
    const same = Map.groupBy(refusals, ({ caller, action, resource }) =>
      JSON.stringify([caller, action, resource]),
    );
    const rows = [...same]
      .map(([key, all]) => ({ key, count: all.length, last: all.reduce((a, b) => (b.at > a.at ? b : a)) }))
      .toSorted((a, b) => b.last.at.localeCompare(a.last.at))
      .map(({ key, count, last }) => ({
        key,
        cells: [
          html`<b>${count}×</b>`,
          html`<code>${last.action}</code>`,
          html`<code>${last.resource}</code>`,
          html`<code>${last.caller}</code>`,
          minute(last.at),
        ],
      }));
    const intro = html`<p class="soft">No policy of the template allows these calls. On AWS they would be refused just so.</p>`;
    const heads = ['Count', 'Action', 'Resource', 'Caller', 'Last (UTC)'];
    return html`${rows.length > 0 ? intro : ''}${table(heads, rows, 'IAM has refused no call: every role had the permissions it used.')}`;
  },
};
