import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { formatsFor } from '../../portal/src/formats/formats.ts';
import { filesBelow } from '../architecture/source-files.ts';

const now = Date.parse('2026-03-10T17:00:00Z');
const newYork = { language: 'en-US', timeZone: 'America/New_York' };
/** Browsers put a narrow space before AM and PM. */
const plain = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');

describe('formats', () => {
  const usual = formatsFor(newYork, () => now);

  it.each([
    ['2026-03-10T19:40:00Z', 'today, 3:40 PM'],
    ['2026-03-11T03:59:00Z', 'today, 11:59 PM'],
    ['2026-03-11T04:00:00Z', 'tomorrow, 12:00 AM'],
    ['2026-03-09T13:00:00Z', 'yesterday, 9:00 AM'],
    ['2026-03-12T13:00:00Z', 'Thu, Mar 12, 9:00 AM'],
    ['2027-01-02T17:00:00Z', 'Jan 2, 2027, 12:00 PM'],
  ])('moment %s: %s', (at, text) => {
    expect(plain(usual.moment(at))).toBe(text);
  });

  it.each([
    ['MM/DD/YYYY', '03/12/2026'],
    ['DD/MM/YYYY', '12/03/2026'],
    ['YYYY-MM-DD', '2026-03-12'],
  ])('a person’s own way %s', (dateFormat, text) => {
    const own = formatsFor({ ...newYork, dateFormat }, () => now);
    expect(own.date('2026-03-12T23:00:00Z')).toBe(text);
    expect(plain(own.dateTime('2026-03-12T23:00:00Z'))).toBe(`${text}, 7:00 PM`);
  });

  it.each([
    ['en-US', '8.75%'],
    ['fr-CA', '8,75 %'],
  ])('percent in %s: %s', (language, text) => {
    expect(plain(formatsFor({ language }, () => now).percent(8.75))).toBe(text);
  });

  it.each([
    ['en-US', '+14155550123', '(415) 555-0123'],
    ['es-US', '+14155550123', '(415) 555-0123'],
    ['fr-CA', '+15145550123', '514 555-0123'],
    ['en-US', '+442079460000', '+442079460000'],
  ])('a telephone number in %s: %s is %s', (language, number, text) => {
    expect(plain(formatsFor({ language }, () => now).phone(number))).toBe(text);
  });

  it('writes a day of the calendar alike in every zone', () => {
    for (const timeZone of ['Pacific/Honolulu', 'America/St_Johns'])
      expect(formatsFor({ language: 'en-US', timeZone }, () => now).calendarDay('2028-05-20')).toBe(
        'May 20, 2028',
      );
    const own = formatsFor({ ...newYork, dateFormat: 'DD/MM/YYYY' }, () => now);
    expect(own.calendarDay('2028-05-20')).toBe('20/05/2028');
    expect(own.withDays('On 2028-05-20; CLM-2028-05-201 stays')).toBe('On 20/05/2028; CLM-2028-05-201 stays');
  });

  it.each([
    [9253, '$92.53'],
    [200_000, '$2,000'],
    [5, '$0.05'],
    [0, '$0'],
    [-1550, '-$15.50'],
  ])('%i cents: %s', (cents, text) => {
    expect(usual.money(cents)).toBe(text);
  });

  it('writes the amounts of a column in one form: with cents', () => {
    expect([26_238, 200_000, -9_900].map(usual.moneyInFull)).toEqual(['$262.38', '$2,000.00', '-$99.00']);
  });

  it('has no amount without cents in a cell of a table or a list', () => {
    const bare =
      /<td[^>]*>[^<]*\bmoney\(|\bcell: .*\bmoney\(|className=\{classes\.sum\}>\s*(<\w+>)?\{money\(/;
    const pages = filesBelow('portal/src').filter((path) => path.endsWith('.tsx'));
    expect(pages.filter((path) => bare.test(readFileSync(join(PROJECT_ROOT, path), 'utf8')))).toEqual([]);
  });

  it.each([
    ['2026-03-10T16:50:00Z', '10 minutes ago'],
    ['2026-03-10T14:00:00Z', '3 hours ago'],
    ['2026-03-07T17:00:00Z', '3 days ago'],
    ['2026-03-11T17:30:00Z', 'Tomorrow'],
  ])('ago %s: %s', (at, text) => {
    expect(usual.ago(at)).toBe(text);
  });
});
