import type { BodyOf } from '../../../api/call.ts';
import { type AddressValues, addressBody, emptyAddress } from '../../../parts/company/address-fields.tsx';
import { skillsIn } from '../../../parts/company/skills.tsx';
import type { Company } from './shapes.ts';

export type Store = NonNullable<Company['stores']>[number];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** One span a day, as shops have them; both empty: closed. */
interface Span extends Record<string, unknown> {
  readonly from: string;
  readonly to: string;
}

export interface StoreValues extends Record<string, unknown> {
  readonly name: string;
  readonly phone: string;
  readonly address: AddressValues;
  readonly days: Readonly<Record<Weekday, Span>>;
  readonly skills: readonly string[];
  readonly capacity: string;
}

const usual: Span = { from: '09:00', to: '18:00' };
const closed: Span = { from: '', to: '' };

/** From the first opening of a day to its last closing. */
function spanOf(store: Store, day: Weekday): Span {
  const spans = store.hours.days[day] ?? [];
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last ? { from: first[0], to: last[1] } : closed;
}

const daysBy = (span: (day: Weekday) => Span): StoreValues['days'] => ({
  ...{ mon: span('mon'), tue: span('tue'), wed: span('wed'), thu: span('thu') },
  ...{ fri: span('fri'), sat: span('sat'), sun: span('sun') },
});

export function valuesOf(store: Store | undefined): StoreValues {
  if (!store)
    return {
      ...{ name: '', phone: '', address: emptyAddress, skills: ['phone'], capacity: '5' },
      days: daysBy((day) => (day === 'sat' || day === 'sun' ? closed : usual)),
    };
  const { name, phone = '', address, skills, capacity } = store;
  const { line2: _line2, ...place } = address;
  return {
    ...{ name, phone, address: { ...place }, skills, capacity: String(capacity) },
    days: daysBy((day) => spanOf(store, day)),
  };
}

export const isOpenAtAll = (days: StoreValues['days']): boolean =>
  weekdays.some((day) => days[day].from !== '' && days[day].to !== '');

export function storeBody(values: StoreValues): BodyOf<'POST /partners/me/stores'> {
  const spans = weekdays.flatMap((day) => {
    const { from, to } = values.days[day];
    return from === '' || to === '' ? [] : [[day, [[from, to] as [string, string]]] as const];
  });
  return {
    name: values.name,
    ...(values.phone.trim() !== '' && { phone: values.phone }),
    address: addressBody(values.address),
    days: Object.fromEntries(spans),
    skills: skillsIn(values.skills),
    capacity: Number(values.capacity),
  };
}

interface DaysAlike {
  readonly first: Weekday;
  readonly last: Weekday;
  readonly spans: string;
}

/** Neighbouring days with the same words; closed ones left out. */
export function daysAlike(spansOf: (day: Weekday) => string): readonly DaysAlike[] {
  const rows: DaysAlike[] = [];
  for (const [index, day] of weekdays.entries()) {
    const spans = spansOf(day);
    const before = rows.at(-1);
    const follows = before !== undefined && before.last === weekdays[index - 1] && before.spans === spans;
    if (follows) rows[rows.length - 1] = { ...before, last: day };
    else if (spans !== '') rows.push({ first: day, last: day, spans });
  }
  return rows;
}
