import type { Grant } from '../../iam/grant-use.ts';
import { type Html, html } from '../html.ts';
import { minute, table } from './page-parts.ts';
import type { Shown, View } from './view.ts';

/** Calls IAM refused, the same one once with its count, and what it grants though nothing has needed it. */
export const refusalsView: View = {
  title: 'Permissions',
  show({ machine }: Shown): Html {
    return html`${refused(machine.refusals())}${unused(machine.grants())}`;
  },
};

function refused(refusals: ReturnType<Shown['machine']['refusals']>): Html {
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
  return html`<h2>Refused calls</h2>${rows.length > 0 ? intro : ''}${table(heads, rows, 'IAM has refused no call: every role had the permissions it used.')}`;
}

/** The name of a role, without the account in front. */
const roleName = (arn: string): string => arn.slice(arn.indexOf('/') + 1);

function unused(grants: readonly Grant[]): Html {
  const rows = grants.flatMap(({ roleArn, policy, statement, sid, actions, resources, uses }) => {
    const needed = new Set(uses.map(({ action }) => action));
    const never = actions.filter((action) => !needed.has(action));
    if (never.length === 0) return [];
    const codes = (texts: readonly string[]) => texts.map((text) => html`<code>${text}</code> `);
    return [
      {
        key: `${roleArn} ${policy} ${statement}`,
        cells: [
          html`${roleName(roleArn)}`,
          html`${sid ?? ''}`,
          html`${codes(never)}`,
          html`${codes(resources)}`,
        ],
      },
    ];
  });
  const intro = html`<p class="soft">What the template grants and no call has needed since this start: most of it on a machine that has just started, nothing after the tests.</p>`;
  const none = 'Every action that a role is granted has been needed.';
  return html`<h2>Granted and not used yet</h2>${rows.length > 0 ? intro : ''}${table(['Role', 'Statement', 'Actions', 'Resources'], rows, none)}`;
}
