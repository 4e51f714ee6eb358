import { VERDICT_CHOICES } from '../compose-request.ts';
import { type Html, html } from '../html.ts';
import { BLANK_LETTER, forwardOf, type Letter, replyTo } from '../letter.ts';
import { option } from './page-parts.ts';
import type { Shown, View } from './view.ts';

/** A mail to the app, written as anybody: `?reply=` and `?forward=` start from a mail of the mailbox. */
export const composeView: View = {
  title: 'Write a mail',
  show({ machine, about, query }: Shown): Html {
    const answered = machine.mailbox.find(query.get('reply') ?? '');
    const forwarded = machine.mailbox.find(query.get('forward') ?? '');
    const letter = answered ? replyTo(answered) : forwarded ? forwardOf(forwarded) : blank(query);
    const written = machine.mailbox.list({ direction: 'out' })[0];
    const doors = new Set([...(written?.replyTo ?? []), ...(written === undefined ? [] : [written.from])]);
    const lists = [
      datalist(
        'people',
        about.signIns.map(({ email }) => email),
      ),
      datalist('doors', [...doors]),
    ];
    const files = forwarded?.attachments.length ?? 0;
    const attach = forwarded && files > 0 ? keptFiles(forwarded.id, files) : '';
    return html`<p class="soft">It arrives through the receipt rules, as if it came from the internet.</p>
<form class="letter" method="post" action="/_local/compose" enctype="multipart/form-data" data-compose data-live="off">
${lists}${fields(letter)}${attach}<label>Files<input type="file" name="file" multiple></label>
<label>What the mail service finds<select name="verdicts">${VERDICT_CHOICES.map(({ value, label }) => option(value, label, ''))}</select></label>
<p class="actions"><button class="primary">Send</button><a href="/_local?view=mail">Back to the mailbox</a></p>
<p role="status" data-result></p></form>`;
  },
};

function blank(query: URLSearchParams): Letter {
  return {
    ...BLANK_LETTER,
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    subject: query.get('subject') ?? '',
  };
}

function fields({ from, to, subject, text, inReplyTo, references }: Letter): Html {
  return html`<label>From<input name="from" value="${from}" list="people" required autocomplete="off" spellcheck="false"></label>
<label>To<input name="to" value="${to}" list="doors" required autocomplete="off" spellcheck="false"></label>
<label>Subject<input name="subject" value="${subject}" autocomplete="off"></label>
<input type="hidden" name="inReplyTo" value="${inReplyTo}"><input type="hidden" name="references" value="${references}">
<label>Text<textarea name="text" rows="12">
${text}</textarea></label>`;
}

function keptFiles(id: string, files: number): Html {
  return html`<label class="check"><input type="checkbox" name="attach" value="${id}" checked> with its ${files} ${files === 1 ? 'attachment' : 'attachments'}</label>`;
}

function datalist(id: string, values: readonly string[]): Html {
  return html`<datalist id="${id}">${values.map((value) => html`<option value="${value}"></option>`)}</datalist>`;
}
