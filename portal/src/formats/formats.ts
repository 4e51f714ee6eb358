/** Dates, times and money as one person reads them. Pure: everything it needs is given. */

export interface FormatChoices {
  /** BCP 47. */
  readonly language: string;
  /** IANA name; the device's, without it. */
  readonly timeZone?: string;
  /** The person's own way to write a date: `MM/DD/YYYY`, `DD/MM/YYYY`, `YYYY-MM-DD`; the language's, without it. */
  readonly dateFormat?: string;
}

export interface Formats {
  /** `Thu, Mar 12`, with the year when it is another one; or the person's own way. */
  date(at: string): string;
  /** `Mar 12, 2026` for `2026-03-12`: a day of the calendar, the same wherever it is read. */
  calendarDay(day: string): string;
  /** A sentence of the service with its days, `2026-03-12`, as {@link calendarDay}. */
  withDays(text: string): string;
  /** `3:40 PM` */
  time(at: string): string;
  /** `9:00 AM` for `09:00`, as a door has it, wherever it is read. */
  wallTime(time: string): string;
  /** `Thu, Mar 12, 3:40 PM` */
  dateTime(at: string): string;
  /** As {@link dateTime}, with "today" and "tomorrow" for those days. */
  moment(at: string): string;
  /** In a sentence, a button, a figure by itself: `$92.53`, and `$2,000` when whole. */
  money(cents: number): string;
  /** In a column, a list or a statement, where amounts stand below each other: always with cents, `$2,000.00`. */
  moneyInFull(cents: number): string;
  /** `50%` for 50, `8.75%` for 8.75. */
  percent(percent: number): string;
  /** `(415) 555-0123` for `+14155550123`; a number of another country as it is. */
  phone(number: string): string;
  /** `2 hours ago`, `in 3 days`. */
  ago(at: string): string;
}

/** E.164 of the US and Canada: area, exchange, line. */
const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/;

/** A day or a time is not torn apart at the end of a line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const isWhole = (cents: number): boolean => cents % 100 === 0;

/** @param now the service's time, milliseconds since the epoch */
export function formatsFor({ language, timeZone, dateFormat }: FormatChoices, now: () => number): Formats {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, ...zone });
  const day = format({ weekday: 'short', month: 'short', day: 'numeric' });
  const dayAndYear = format({ month: 'short', day: 'numeric', year: 'numeric' });
  const anywhere = new Intl.DateTimeFormat(language, {
    ...{ month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' },
  });
  const hour = format({ hour: 'numeric', minute: '2-digit' });
  const wall = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const numbers = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...zone,
  });
  const whole = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 0,
  });
  const exact = new Intl.NumberFormat(language, { style: 'currency', currency: 'USD' });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

  /** `2026-03-12` where the person is. */
  const calendarDay = (at: number): string => numbers.format(at);
  const daysAhead = (at: number): number =>
    Math.round((Date.parse(calendarDay(at)) - Date.parse(calendarDay(now()))) / DAY_MS);

  /** The person's own way to write a day; undefined where there is none. */
  const ownWay = (calendar: string): string | undefined => {
    const [year = '', month = '', dayOfMonth = ''] = calendar.split('-');
    return dateFormat?.replace('YYYY', year).replace('MM', month).replace('DD', dayOfMonth);
  };
  const date = (at: string): string => {
    const instant = Date.parse(at);
    const calendar = calendarDay(instant);
    const usual = calendarDay(now()).slice(0, 4) === calendar.slice(0, 4) ? day : dayAndYear;
    return ownWay(calendar) ?? unbroken(usual.format(instant));
  };
  const calendarDayOf = (of: string): string => ownWay(of) ?? anywhere.format(Date.parse(of));
  const time = (at: string): string => unbroken(hour.format(Date.parse(at)));
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

  return {
    date,
    calendarDay: calendarDayOf,
    withDays: (text) => text.replace(/\b\d{4}-\d\d-\d\d\b/g, calendarDayOf),
    time,
    wallTime: (of) => unbroken(wall.format(Date.parse(`1970-01-01T${of === '24:00' ? '00:00' : of}Z`))),
    dateTime: (at) => `${date(at)}, ${time(at)}`,
    moment: (at) => {
      const days = daysAhead(Date.parse(at));
      if (Math.abs(days) > 1) return `${date(at)}, ${time(at)}`;
      return `${relative.format(days, 'day')}, ${time(at)}`;
    },
    money: (cents) => (isWhole(cents) ? whole : exact).format(cents / 100),
    moneyInFull: (cents) => exact.format(cents / 100),
    percent: (percent) => share.format(percent / 100),
    phone: (number) => number.replace(northAmerican, language.startsWith('fr') ? '$1 $2-$3' : '($1) $2-$3'),
    ago: (at) => {
      const elapsed = Date.parse(at) - now();
      const size = Math.abs(elapsed);
      if (size < HOUR_MS) return capital(relative.format(Math.round(elapsed / 60_000), 'minute'));
      if (size < DAY_MS) return capital(relative.format(Math.round(elapsed / HOUR_MS), 'hour'));
      return capital(relative.format(daysAhead(Date.parse(at)), 'day'));
    },
  };
}
