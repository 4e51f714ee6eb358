import { type Html, html } from '../html.ts';
import type { Machine } from '../machine.ts';
import { badge, claimFilter, filters, minute, money, table } from './page-parts.ts';
import type { Shown, View } from './view.ts';

export const paymentsView: View = {
  title: 'Payments',
  show({ machine, query }: Shown): Html {
    const { claimId } = claimFilter(query);
    const rows = machine
      .payments(claimId)
      .toReversed()
      .map((one) => ({
        key: `${one.batchId} ${one.reference}`,
        cells: [
          minute(one.at),
          one.to,
          html`<b>${money(one.amountCents, one.currency)}</b>`,
          badge(one.status),
          html`<code>${one.reference}</code>`,
        ],
      }));
    const empty = claimId
      ? `Nothing was paid for ${claimId}.`
      : 'No payment yet. An invoice that is accepted is paid through here.';
    const paid = table(['Time (UTC)', 'To', 'Amount', 'Status', 'Reference'], rows, empty);
    return html`${filters('payments', query)}${paid}${claimId ? '' : cardsOf(machine)}`;
  },
};

/** Plans are paid by card, through the other provider. */
function cardsOf(machine: Machine): Html {
  const rows = machine.movements().map((one) => ({
    key: one.id,
    cells: [
      minute(one.at),
      one.kind === 'refund' ? 'Refund' : 'Charge',
      html`<b>${money(one.amountCents, 'USD')}</b>`,
      badge(one.status),
      html`<code>${one.reference}</code>`,
    ],
  }));
  const head = ['Time (UTC)', 'Kind', 'Amount', 'Status', 'Plan and charge'];
  return html`<h2>Cards</h2>${table(head, rows, 'No card was charged yet. A plan that is bought is paid here.')}`;
}

export const textsView: View = {
  title: 'Texts',
  show({ machine, query }: Shown): Html {
    const to = query.get('to')?.trim() ?? '';
    const rows = machine
      .texts({})
      .filter((one) => one.to.includes(to))
      .map((one, index, all) => ({
        key: String(all.length - index),
        cells: [minute(one.date), one.to, html`<span class="sms">${one.text}</span>`],
      }));
    const form = html`<form class="filter" action="/_local" role="search"><input type="hidden" name="view" value="sms"><label>Number
<input name="to" type="search" value="${to}" placeholder="+1…"></label><button>Filter</button></form>`;
    return html`${form}${table(['Time (UTC)', 'To', 'Text'], rows, to ? 'No text message fits.' : 'No text message yet.')}`;
  },
};
