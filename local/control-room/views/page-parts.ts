import { Html, html } from '../html.ts';

/** Lists show this many rows; the JSON beside the page has them all. */
export const ROWS = 200;

/** `2026-03-02 17:30`. */
export const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

export const second = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

/** Tables become lists of cards on a phone, so every cell carries its head. */
export function table(
  heads: readonly string[],
  rows: readonly { key: string; cells: readonly (Html | string | number)[] }[],
  empty: string,
): Html {
  if (rows.length === 0) return nothing(empty);
  const head = heads.map((text) => html`<th scope="col">${text}</th>`);
  const body = rows.slice(0, ROWS).map(({ key, cells }) => {
    const cell = (content: Html | string | number, index: number) =>
      html`<td data-head="${heads[index]}">${content}</td>`;
    return html`<tr data-key="${key}">${cells.map(cell)}</tr>`;
  });
  const more = rows.length > ROWS ? html`<p class="soft">${rows.length - ROWS} more are not shown.</p>` : '';
  return html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${more}`;
}

export function nothing(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}

const GOOD = ['SUCCEEDED', 'SUCCESS', 'ready'];
const BAD = ['FAILED', 'TIMED_OUT', 'ABORTED', 'BLOCKED', 'RETURNED'];

/** A status as AWS or PayPal writes it, in words; colour only underlines it. */
export function badge(status: string): Html {
  const kind = GOOD.includes(status) ? 'good' : BAD.includes(status) ? 'bad' : 'waiting';
  return html`<span class="badge ${kind}">${status.toLowerCase().replaceAll('_', ' ')}</span>`;
}

/** A form of filters, kept in the address. `more` are its fields before the claim. */
export function filters(view: string, query: URLSearchParams, more: Html | '' = ''): Html {
  return html`<form class="filter" action="/_local" role="search"><input type="hidden" name="view" value="${view}">${more}<label>Claim
<input name="claimId" value="${query.get('claimId')}" placeholder="CLM-…" spellcheck="false" autocapitalize="characters"></label><button>Filter</button></form>`;
}

/** The claim of a filter, without what copying adds around it. */
export function claimFilter(query: URLSearchParams): { claimId?: string } {
  const claimId = query.get('claimId')?.trim().toUpperCase();
  return claimId ? { claimId } : {};
}

export function option(value: string, label: string, chosen: string): Html {
  const selected = value === chosen ? new Html(' selected') : '';
  return html`<option value="${value}"${selected}>${label}</option>`;
}

/** A value as JSON; texts that are JSON themselves (Step Functions nests them) are shown as what they hold. */
export function jsonText(value: unknown): Html {
  return html`<pre class="json">${JSON.stringify(unpacked(value), null, 2)}</pre>`;
}

function unpacked(value: unknown): unknown {
  if (typeof value === 'string') return parsedObject(value) ?? value;
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpacked(one)]));
}

function parsedObject(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return unpacked(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** An amount of AWS's bill: small ones need more digits than cents. */
export const usd = (amount: number): string => `$${amount.toFixed(amount >= 1 ? 2 : 6)}`;

export function money(cents: number, currency: string): string {
  return (cents / 100).toLocaleString('en-US', { style: 'currency', currency });
}
