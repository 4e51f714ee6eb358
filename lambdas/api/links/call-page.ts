import { DateTime } from 'luxon';
import { applicationMailItem } from '../../adapters/companies/application-mails.ts';
import { slotItems, storeApplication } from '../../adapters/companies/application-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type Application, bookCall } from '../../domain/companies/application.ts';
import { ConcurrentChange, type InputFault, InvalidInput } from '../../domain/errors.ts';
import { zoneOf } from '../../domain/places/regions.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import { offeredSlot, openSlots } from '../partners/applications/applying.ts';
import { formHtml, type Typed } from './forms.ts';
import { html, type Page } from './html.ts';
import type { CallLink } from './link-state.ts';

/** The page on which an applicant chooses, or moves, the coordinator's call. */

/** `Tuesday, June 2, 10:30 AM PDT`, where the applicant is. */
const timeText = (at: string, { address }: Application): string =>
  DateTime.fromISO(at, { zone: zoneOf(address) })
    .setLocale('en-US')
    .toFormat('EEEE, LLLL d, h:mm a ZZZZ');

async function choosePage(
  table: Table,
  application: Application,
  nowMs: number,
  faults: readonly InputFault[] = [],
): Promise<Page> {
  const { call, companyName, phone } = application;
  const { slots } = await openSlots(table, nowMs);
  const options = slots.map((at) => [at, timeText(at, application)] as const);
  const field = {
    name: 'at',
    label: 'Time',
    hint: `We call ${phone}. It takes half an hour at most.`,
    options,
  };
  const form = formHtml(
    { title: '', button: call ? 'Move the call' : 'Book the call', fields: [field] },
    {},
    faults,
  );
  const known = call
    ? html`<p>We call you on <time datetime="${call.at}">${timeText(call.at, application)}</time>. You can choose another time:</p>`
    : undefined;
  return {
    status: faults.length > 0 ? 422 : 200,
    title: call ? 'Your call with our coordinator' : 'Choose a time for our call',
    content: html`<dl><dt>Application</dt><dd>${companyName}</dd></dl>${known}${form}`,
  };
}

const bookedPage = (application: Application, at: string): Page => ({
  status: 200,
  title: 'Your call is booked',
  content: html`<p>We call you at ${application.phone} on <time datetime="${at}">${timeText(at, application)}</time>.</p><p>The appointment is in your mail. To move it, open this link again.</p>`,
});

const takenPage = (brand: Brand): Page => ({
  status: 409,
  title: 'Not possible now',
  content: html`<p role="alert">${brand.name} was looking at your application at the same moment. Nothing was done: please open the link again.</p>`,
});

/** Shows the times, or, with what was chosen, books the call. A time taken meanwhile is said beside the field. */
export async function callPageFor(
  table: Table,
  { application }: CallLink,
  typed: Typed | undefined,
  brand: Brand,
  nowMs: number,
): Promise<Page> {
  if (!typed) return choosePage(table, application, nowMs);
  const { at = '' } = typed;
  if (Number.isNaN(Date.parse(at)))
    return choosePage(table, application, nowMs, [{ path: 'at', message: 'choose one' }]);
  const instant = new Date(at).toISOString();
  if (application.call?.at === instant) return bookedPage(application, instant);
  try {
    const slot = await offeredSlot(table, instant, nowMs, 'at');
    const next = bookCall(application, slot, application.contactName, nowMs);
    const mail = await applicationMailItem(table, next, { kind: 'call-booked' }, nowMs);
    await storeApplication(table, next, {
      slot: slotItems(table, next, application.call?.at),
      along: [mail],
    });
    return bookedPage(next, slot);
  } catch (error) {
    if (error instanceof InvalidInput) return choosePage(table, application, nowMs, error.errors);
    if (error instanceof ConcurrentChange) return takenPage(brand);
    throw error;
  }
}
