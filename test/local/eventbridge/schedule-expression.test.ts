import { describe, expect, it } from 'vitest';
import { InvalidScheduleExpression, parseSchedule } from '../../../local/eventbridge/schedule-expression.ts';

const AFTER = Date.parse('2026-11-22T12:07:00Z');

describe('parseSchedule', () => {
  it.each<[string, string, string | undefined]>([
    ['rate(15 minutes)', 'UTC', '2026-11-22T12:22:00.000Z'],
    ['rate(1 hour)', 'UTC', '2026-11-22T13:07:00.000Z'],
    ['rate(2 days)', 'UTC', '2026-11-24T12:07:00.000Z'],
    ['cron(0 8 * * ? *)', 'UTC', '2026-11-23T08:00:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-11-22T12:15:00.000Z'],
    // Quartz: 1 is Sunday, so 2 is Monday.
    ['cron(30 9 ? * 2 *)', 'UTC', '2026-11-23T09:30:00.000Z'],
    ['cron(30 9 ? * MON-FRI *)', 'UTC', '2026-11-23T09:30:00.000Z'],
    ['cron(0 12 L * ? *)', 'UTC', '2026-11-30T12:00:00.000Z'],
    ['cron(0 12 1 1 ? 2028)', 'UTC', '2028-01-01T12:00:00.000Z'],
    ['cron(0 12 1 1 ? 2020)', 'UTC', undefined],
    ['cron(0 8 * * ? *)', 'America/New_York', '2026-11-22T13:00:00.000Z'],
  ])('%s in %s', (expression, zone, expected) => {
    const next = parseSchedule(expression, zone).next(AFTER, AFTER);
    expect(next === undefined ? undefined : new Date(next).toISOString()).toBe(expected);
  });

  it('counts a rate from its base, however late it is asked', () => {
    const schedule = parseSchedule('rate(15 minutes)');
    expect(schedule.next(AFTER + 3600_000 + 1, AFTER)).toBe(AFTER + 5 * 900_000);
    expect(schedule.every).toBe(900_000);
  });

  it.each([
    'rate(0 minutes)',
    'rate(5 weeks)',
    'cron(0 8 * * *)',
    'cron(0 8 * * * *)',
    'cron(0 8 ? * ? *)',
    'cron(99 8 * * ? *)',
    'at(2026-12-01T08:00:00)',
    'every day',
  ])('refuses %s', (expression) => {
    expect(() => parseSchedule(expression)).toThrow(InvalidScheduleExpression);
  });
});
