import type { MailboxMessage } from '../../ses/mailbox.ts';
import { type Html, html } from '../html.ts';
import { claimFilter, filters, minute, nothing, ROWS } from './page-parts.ts';
import type { Shown, View } from './view.ts';

type Direction = 'out' | 'in';

/** The mailbox of the world outside: a list and, beside it, the mail that is open. */
export const mailView: View = {
  title: 'Mail',
  show({ machine, query }: Shown): Html {
    const direction = query.get('direction') === 'in' ? 'in' : 'out';
    const address = query.get('address')?.trim().toLowerCase() ?? '';
    const all = machine.mailbox.list({ direction, ...claimFilter(query) });
    const messages = all.filter(
      (one) => address === '' || peopleOf(one).some((one) => one.includes(address)),
    );
    const asked = query.get('id');
    const open = asked === null ? undefined : machine.mailbox.find(asked);
    const shown = messages.slice(0, ROWS);
    const list = shown.map((one) =>
      line(one, direction, linkTo(query, direction, one.id), one.id === open?.id),
    );
    const none = messages.length > 0 ? '' : nothing(emptyText(all.length, direction, query));
    const more =
      messages.length > ROWS
        ? html`<p class="soft">${messages.length - ROWS} older ones are not shown.</p>`
        : '';
    return html`<div class="bar">${tabs(query, direction)}<a class="button" href="/_local/compose">Write a mail</a></div>
${filters('mail', query, addressField(query, direction))}
<div class="mailbox ${open ? 'reading' : ''}"><div class="letters">${none}<ol>${list}</ol>${more}</div>${pane(open, query, direction)}</div>`;
  },
};

const peopleOf = ({ from, to, cc }: MailboxMessage): readonly string[] => [from.toLowerCase(), ...to, ...cc];

function emptyText(unfiltered: number, direction: Direction, query: URLSearchParams): string {
  if (unfiltered > 0 || query.get('claimId')) return 'No mail fits these filters.';
  return direction === 'out'
    ? 'No mail yet. What the app sends to anybody arrives here.'
    : 'Nothing received yet. Reply to a mail, or write one to the app.';
}

function linkTo(query: URLSearchParams, direction: Direction, id?: string): string {
  const kept = ['address', 'claimId'].flatMap((name) => {
    const value = query.get(name);
    return value ? [[name, value]] : [];
  });
  const open = id === undefined ? {} : { id };
  return `/_local?${new URLSearchParams({ view: 'mail', direction, ...Object.fromEntries(kept), ...open })}`;
}

function tabs(query: URLSearchParams, direction: Direction): Html {
  const tab = (to: Direction, label: string) =>
    to === direction
      ? html`<a aria-current="true" href="${linkTo(query, to)}">${label}</a>`
      : html`<a href="${linkTo(query, to)}">${label}</a>`;
  return html`<p class="tabs">${tab('out', 'From the app')}${tab('in', 'To the app')}</p>`;
}

function addressField(query: URLSearchParams, direction: Direction): Html {
  return html`<input type="hidden" name="direction" value="${direction}"><label>Address
<input name="address" type="search" value="${query.get('address')}" placeholder="casey@…" spellcheck="false"></label>`;
}

function line(mail: MailboxMessage, direction: Direction, link: string, isOpen: boolean): Html {
  const who = direction === 'out' ? `to ${mail.to.join(', ')}` : `from ${mail.from}`;
  const clip =
    mail.attachments.length > 0
      ? html` <span class="clip">${count(mail.attachments.length, 'file')}</span>`
      : '';
  const open = isOpen
    ? html`<a aria-current="true" href="${link}">${lineText()}</a>`
    : html`<a href="${link}">${lineText()}</a>`;
  function lineText(): Html {
    return html`<b>${mail.subject || '(no subject)'}</b><span class="preview">${mail.text.trimStart().slice(0, 80)}</span><span>${who}${clip}</span><time datetime="${mail.date}">${minute(mail.date).slice(5)}</time>`;
  }
  return html`<li data-key="${mail.id}">${open}</li>`;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

function pane(open: MailboxMessage | undefined, query: URLSearchParams, direction: Direction): Html {
  if (open === undefined) return html`<p class="empty unread">Choose a mail to read it.</p>`;
  const id = encodeURIComponent(open.id);
  const name = open.fromName === '' ? '' : `${open.fromName} `;
  const actions = [
    direction === 'out' ? html`<a class="button" href="/_local/compose?reply=${id}">Reply</a>` : html``,
    html`<a class="button" href="/_local/compose?forward=${id}">Forward</a>`,
    html`<a href="/_local/mail/${id}/raw" target="_blank">Raw message</a>`,
  ];
  return html`<article data-key="${open.id}" aria-label="Open mail"><p class="back"><a href="${linkTo(query, direction)}">All mail</a></p>
<h2>${open.subject || '(no subject)'}</h2>
<dl class="head"><dt>From</dt><dd>${name}&lt;${open.from}&gt;</dd><dt>To</dt><dd>${open.to.join(', ')}</dd>${replies(open)}<dt>Date</dt><dd><time datetime="${open.date}">${minute(open.date)} UTC</time></dd>${checks(open)}</dl>
<p class="actions">${actions}</p>${body(open, query, direction)}${attachments(open)}${links(open)}</article>`;
}

function replies({ replyTo, from }: MailboxMessage): Html | '' {
  if (replyTo.length === 0 || replyTo.join() === from) return '';
  return html`<dt>Reply to</dt><dd>${replyTo.join(', ')}</dd>`;
}

/** What the mail service found in a mail that came in; what did not pass stands out. */
function checks({ verdicts }: MailboxMessage): Html | '' {
  if (verdicts === undefined) return '';
  const told = Object.entries(verdicts).map(([check, verdict]) => {
    const text = `${check.toUpperCase()} ${verdict.toLowerCase().replaceAll('_', ' ')}`;
    return verdict === 'PASS' ? html`${text} ` : html`<b>${text}</b> `;
  });
  return html`<dt>Checks</dt><dd>${told}</dd>`;
}

/** The html in a frame without script; beside it the text, which is all there is when there is no html. */
function body(open: MailboxMessage, query: URLSearchParams, direction: Direction): Html {
  const text = html`<pre class="text">${open.text}</pre>`;
  if (open.html === '') return text;
  const asText = query.get('as') === 'text';
  const link = linkTo(query, direction, open.id);
  const tab = (href: string, label: string, current: boolean) =>
    current ? html`<a aria-current="true" href="${href}">${label}</a>` : html`<a href="${href}">${label}</a>`;
  const frame = html`<iframe title="Message" src="/_local/mail/${encodeURIComponent(open.id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  return html`<p class="tabs small">${tab(link, 'As designed', !asText)}${tab(`${link}&as=text`, 'Text', asText)}</p>${asText ? text : frame}`;
}

function attachments({ id, attachments: files }: MailboxMessage): Html | '' {
  if (files.length === 0) return '';
  const entries = files.map(({ filename, contentType, size }, position) => {
    const href = `/_local/mail/${encodeURIComponent(id)}/attachments/${position}`;
    return html`<li><a href="${href}" download>${filename || 'attachment'}</a> <span class="soft">${contentType}, ${sizeOf(size)}</span></li>`;
  });
  return html`<h3>Attachments</h3><ul class="files">${entries}</ul>`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function links({ links: all }: MailboxMessage): Html | '' {
  if (all.length === 0) return '';
  const entries = all.map(
    (one) => html`<li><a href="${one}" rel="noreferrer" target="_blank">${one}</a></li>`,
  );
  return html`<details class="links"><summary>${count(all.length, 'link')} in this mail</summary><ul>${entries}</ul></details>`;
}
