import { listExecutions } from '../executions.ts';
import { type Html, html } from '../html.ts';
import type { Machine, MeteringSummary } from '../machine.ts';
import { claimFilter, filters, table, usd } from './page-parts.ts';
import type { Shown, View } from './view.ts';

/** Claims priced one by one on the page, newest first; each is a query. */
const CLAIMS = 40;

/** What the same work would cost on AWS, before free tiers. */
export const meteringView: View = {
  title: 'Metering',
  async show({ machine, query }: Shown): Promise<Html> {
    const { claimId } = claimFilter(query);
    const { items, totalUsd } = machine.metering(claimId);
    const byClaim = claimId === undefined ? await claimsPriced(machine) : '';
    return html`${filters('metering', query)}
<p class="total"><strong>${usd(totalUsd)}</strong> on AWS ${claimId ? `for ${claimId}` : 'for everything since the data folder was new'}, before free tiers</p>
<div class="two"><section aria-label="By service"><h2>By service</h2>${services(items, totalUsd)}</section>${byClaim}</div>
<details id="operations"><summary>By operation</summary>${operations(items)}</details>`;
  },
};

function services(items: MeteringSummary['items'], total: number): Html {
  const rows = [...Map.groupBy(items, ({ service }) => service)]
    .map(([service, all]) => ({ service, price: all.reduce((sum, one) => sum + one.usd, 0) }))
    .toSorted((a, b) => b.price - a.price)
    .map(({ service, price }) => ({ key: service, cells: [service, usd(price), share(price, total)] }));
  return table(['Service', 'Price', 'Share'], rows, 'Nothing was used yet.');
}

function share(part: number, total: number): Html {
  const percent = total > 0 ? Math.round((100 * part) / total) : 0;
  return html`<span class="share"><svg width="60" height="8" aria-hidden="true"><rect class="all" width="60" height="8" rx="4"/><rect class="part" width="${(60 * percent) / 100}" height="8" rx="4"/></svg> ${percent} %</span>`;
}

async function claimsPriced(machine: Machine): Promise<Html> {
  const names = (await listExecutions(machine.states, {})).map(
    ({ name }) => /^CLM-[0-9A-Z]{8}/.exec(name)?.[0],
  );
  const claims = [...new Set(names.filter((one) => one !== undefined))].slice(0, CLAIMS);
  const rows = claims.map((claimId) => ({
    key: claimId,
    cells: [
      html`<a href="/_local?view=metering&claimId=${claimId}">${claimId}</a>`,
      usd(machine.metering(claimId).totalUsd),
    ],
  }));
  return html`<section aria-label="By case"><h2>By claim</h2>${table(['Claim', 'Price'], rows, 'No claim was submitted yet.')}</section>`;
}

function operations(items: MeteringSummary['items']): Html {
  const rows = items.map((one) => ({
    key: `${one.service} ${one.operation} ${one.unit}`,
    cells: [
      one.service,
      one.operation,
      one.unit,
      one.quantity.toLocaleString('en-US', { maximumFractionDigits: 1 }),
      usd(one.usd),
    ],
  }));
  return table(['Service', 'Operation', 'Unit', 'Quantity', 'Price'], rows, 'Nothing was used yet.');
}
