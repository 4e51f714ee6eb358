import { describe, expect, it } from 'vitest';
import type { IncidentType } from '../../../lambdas/domain/claim/incident.ts';
import { lossesInWindow } from '../../../lambdas/domain/coverage/losses.ts';
import { aClaim, type Changes, decide } from './a-claim.ts';

/** Days are counted in the zone of the mailing address: each row is the last moment that counts, or the first that does not. */

const west = 'America/Los_Angeles';
const east = 'America/New_York';
const newfoundland = 'America/St_Johns';
const hawaii = 'Pacific/Honolulu';
const arizona = 'America/Phoenix';
const alaska = 'America/Anchorage';

type Row = [clause: string, what: string, timeZone: string, verdict: string, changes: Changes];

const reported = (occurredAt: string, reportedAt: string): Changes => ({
  incident: { occurredAt },
  reportedAt,
});

/** An incident at an instant on a plan whose cover began at another, reported at once. */
const onPlan = (coverStartsAt: string, occurredAt: string): Changes => ({
  ...reported(occurredAt, occurredAt),
  plan: { coverStartsAt },
});

const bought = (purchasedAt: string, addedToPlanAt: string): Changes => ({
  incident: { occurredAt: '2029-06-01T20:00:00.000Z' },
  reportedAt: '2029-06-01T20:00:00.000Z',
  device: { kind: 'laptop', make: 'Apple', model: 'MacBook Air', purchasedAt, addedToPlanAt },
});

/** `rule: incident` and the rows for it. */
const table: Record<string, Row[]> = {
  'reported-in-time: liquid': [
    ['reporting', 'day 60 ends', west, 'pass', reported('2026-06-01T20:00:00Z', '2026-08-01T06:59:59.999Z')],
    ['reporting', 'day 61 begins', west, 'fail', reported('2026-06-01T20:00:00Z', '2026-08-01T07:00:00Z')],
    [
      'reporting',
      'just before midnight',
      east,
      'pass',
      reported('2026-06-01T03:59:00Z', '2026-07-31T03:59:59.999Z'),
    ],
    ['reporting', 'and a day later', east, 'fail', reported('2026-06-01T03:59:00Z', '2026-07-31T04:00:00Z')],
    [
      'reporting',
      'just after midnight',
      east,
      'pass',
      reported('2026-06-01T04:01:00Z', '2026-08-01T03:59:59.999Z'),
    ],
    ['reporting', 'and a day later', east, 'fail', reported('2026-06-01T04:01:00Z', '2026-08-01T04:00:00Z')],
    [
      'reporting',
      'ten hours behind',
      hawaii,
      'pass',
      reported('2026-06-01T09:59:00Z', '2026-07-31T09:59:59.999Z'),
    ],
    [
      'reporting',
      'ten hours behind',
      hawaii,
      'fail',
      reported('2026-06-01T09:59:00Z', '2026-07-31T10:00:00Z'),
    ],
    [
      'reporting',
      'half an hour apart',
      newfoundland,
      'pass',
      reported('2026-06-01T20:00:00Z', '2026-08-01T02:29:59.999Z'),
    ],
    [
      'reporting',
      'half an hour apart',
      newfoundland,
      'fail',
      reported('2026-06-01T20:00:00Z', '2026-08-01T02:30:00Z'),
    ],
    [
      'reporting',
      'over the end of summer time',
      west,
      'pass',
      reported('2026-10-01T19:00:00Z', '2026-12-01T07:59:59.999Z'),
    ],
    [
      'reporting',
      'over the end of summer time',
      west,
      'fail',
      reported('2026-10-01T19:00:00Z', '2026-12-01T08:00:00Z'),
    ],
    [
      'reporting',
      'over the start of summer time',
      west,
      'pass',
      reported('2027-02-01T19:00:00Z', '2027-04-03T06:59:59.999Z'),
    ],
    [
      'reporting',
      'over the start of summer time',
      west,
      'fail',
      reported('2027-02-01T19:00:00Z', '2027-04-03T07:00:00Z'),
    ],
    [
      'reporting',
      'no summer time at all',
      arizona,
      'pass',
      reported('2027-02-01T19:00:00Z', '2027-04-03T06:59:59.999Z'),
    ],
    [
      'reporting',
      'to a leap day',
      west,
      'pass',
      reported('2027-12-31T20:00:00Z', '2028-03-01T07:59:59.999Z'),
    ],
    [
      'reporting',
      'to the day after it',
      west,
      'fail',
      reported('2027-12-31T20:00:00Z', '2028-03-01T08:00:00Z'),
    ],
    [
      'reporting',
      'from a leap day',
      east,
      'pass',
      reported('2028-02-29T17:00:00Z', '2028-04-30T03:59:59.999Z'),
    ],
    ['reporting', 'from a leap day', east, 'fail', reported('2028-02-29T17:00:00Z', '2028-04-30T04:00:00Z')],
    [
      'reporting',
      'over the turn of the year',
      alaska,
      'pass',
      reported('2026-12-01T20:00:00Z', '2027-01-31T08:59:59.999Z'),
    ],
    [
      'reporting',
      'over the turn of the year',
      alaska,
      'fail',
      reported('2026-12-01T20:00:00Z', '2027-01-31T09:00:00Z'),
    ],
  ],
  'incident-not-in-future: liquid': [
    [
      'proof-of-claim',
      'the same moment',
      west,
      'pass',
      reported('2026-06-01T20:00:00Z', '2026-06-01T20:00:00Z'),
    ],
    [
      'proof-of-claim',
      'a moment later',
      west,
      'fail',
      reported('2026-06-01T20:00:00.001Z', '2026-06-01T20:00:00Z'),
    ],
  ],
  'plan-cover-started: liquid': [
    [
      'cover-period',
      '00:00 of the first day',
      west,
      'fail',
      onPlan('2026-05-01T07:01:00Z', '2026-05-01T07:00:00Z'),
    ],
    [
      'cover-period',
      '00:01 of the first day',
      west,
      'pass',
      onPlan('2026-05-01T07:01:00Z', '2026-05-01T07:01:00Z'),
    ],
    [
      'cover-period',
      '00:01 by half hours',
      newfoundland,
      'pass',
      onPlan('2026-05-01T02:31:00Z', '2026-05-01T02:31:00Z'),
    ],
    [
      'cover-period',
      'a minute before',
      newfoundland,
      'fail',
      onPlan('2026-05-01T02:31:00Z', '2026-05-01T02:30:59Z'),
    ],
  ],
  'waiting-period-over: liquid': [
    [
      'waiting-period',
      'day 30, a second early',
      west,
      'fail',
      onPlan('2026-05-01T07:01:00Z', '2026-05-31T07:00:59Z'),
    ],
    ['waiting-period', 'day 30, 00:01', west, 'pass', onPlan('2026-05-01T07:01:00Z', '2026-05-31T07:01:00Z')],
    [
      'waiting-period',
      'an hour is lost',
      west,
      'fail',
      onPlan('2026-02-20T08:01:00Z', '2026-03-22T07:00:59Z'),
    ],
    [
      'waiting-period',
      'an hour is lost',
      west,
      'pass',
      onPlan('2026-02-20T08:01:00Z', '2026-03-22T07:01:00Z'),
    ],
    [
      'waiting-period',
      'an hour is won',
      west,
      'fail',
      onPlan('2026-10-15T07:01:00Z', '2026-11-14T08:00:59Z'),
    ],
    [
      'waiting-period',
      'an hour is won',
      west,
      'pass',
      onPlan('2026-10-15T07:01:00Z', '2026-11-14T08:01:00Z'),
    ],
    [
      'waiting-period',
      'no hour is lost here',
      arizona,
      'pass',
      onPlan('2026-02-20T07:01:00Z', '2026-03-22T07:01:00Z'),
    ],
    [
      'waiting-period',
      'from January 31',
      west,
      'fail',
      onPlan('2027-01-31T08:01:00Z', '2027-03-02T08:00:59Z'),
    ],
    [
      'waiting-period',
      'from January 31',
      west,
      'pass',
      onPlan('2027-01-31T08:01:00Z', '2027-03-02T08:01:00Z'),
    ],
    [
      'waiting-period',
      'over a leap day',
      west,
      'fail',
      onPlan('2028-01-31T08:01:00Z', '2028-03-01T08:00:59Z'),
    ],
    [
      'waiting-period',
      'over a leap day',
      west,
      'pass',
      onPlan('2028-01-31T08:01:00Z', '2028-03-01T08:01:00Z'),
    ],
    [
      'waiting-period',
      'by half hours',
      newfoundland,
      'pass',
      onPlan('2026-05-01T02:31:00Z', '2026-05-31T02:31:00Z'),
    ],
    [
      'waiting-period',
      'over the turn of the year',
      east,
      'fail',
      onPlan('2026-12-15T05:01:00Z', '2027-01-14T05:00:59Z'),
    ],
    [
      'waiting-period',
      'over the turn of the year',
      east,
      'pass',
      onPlan('2026-12-15T05:01:00Z', '2027-01-14T05:01:00Z'),
    ],
  ],
  'failure-added-in-time: mechanical-failure': [
    [
      'failure-added-in-time',
      'the day of purchase',
      west,
      'pass',
      bought('2026-05-01', '2026-05-01T20:00:00Z'),
    ],
    ['failure-added-in-time', 'day 120 ends', west, 'pass', bought('2025-11-01', '2026-03-02T07:59:59.999Z')],
    ['failure-added-in-time', 'day 121 begins', west, 'fail', bought('2025-11-01', '2026-03-02T08:00:00Z')],
    [
      'failure-added-in-time',
      'over summer time',
      east,
      'pass',
      bought('2026-01-10', '2026-05-11T03:59:59.999Z'),
    ],
    ['failure-added-in-time', 'over summer time', east, 'fail', bought('2026-01-10', '2026-05-11T04:00:00Z')],
    [
      'failure-added-in-time',
      'to a leap day',
      west,
      'pass',
      bought('2027-11-01', '2028-03-01T07:59:59.999Z'),
    ],
    [
      'failure-added-in-time',
      'to the day after it',
      west,
      'fail',
      bought('2027-11-01', '2028-03-01T08:00:00Z'),
    ],
    [
      'failure-added-in-time',
      'bought on a leap day',
      west,
      'pass',
      bought('2028-02-29', '2028-06-29T06:59:59.999Z'),
    ],
    [
      'failure-added-in-time',
      'bought on a leap day',
      west,
      'fail',
      bought('2028-02-29', '2028-06-29T07:00:00Z'),
    ],
    [
      'failure-added-in-time',
      'ten hours behind',
      hawaii,
      'pass',
      bought('2026-01-10', '2026-05-11T09:59:59.999Z'),
    ],
    [
      'failure-added-in-time',
      'before it was bought',
      west,
      'pass',
      bought('2026-05-02', '2026-05-01T20:00:00Z'),
    ],
  ],
};

describe.each(Object.entries(table))('%s', (name, rows) => {
  const [ruleId, type] = name.split(': ') as [string, IncidentType];

  it.each(rows)('%s: %s (%s) is a %s', (clause, _what, timeZone, verdict, changes) => {
    const plan = { coverStartsAt: '2026-01-11T08:01:00.000Z', ...changes.plan, timeZone };
    const decision = decide(aClaim(type, { ...changes, plan }));
    const entry = decision.trace.find((one) => one.ruleId === ruleId);
    expect([entry?.clause, entry?.verdict]).toEqual([clause, verdict]);
  });
});

describe('loss-limit: one loss in 12 months, to the same date next year', () => {
  it.each([
    ['the same day', west, '2026-06-01T20:00:00Z', '2026-06-01T08:00:00Z', 1],
    ['the day before the same date', west, '2026-06-01T20:00:00Z', '2027-06-01T06:59:59Z', 1],
    ['the same date next year', west, '2026-06-01T20:00:00Z', '2027-06-01T07:00:00Z', 0],
    ['the other way round', west, '2027-06-01T06:59:59Z', '2026-06-01T20:00:00Z', 1],
    ['the other way round, a date on', west, '2027-06-01T07:00:00Z', '2026-06-01T20:00:00Z', 0],
    ['from a leap day to February 28', west, '2028-02-29T20:00:00Z', '2029-02-28T07:59:59Z', 1],
    ['from a leap day to its end', west, '2028-02-29T20:00:00Z', '2029-02-28T08:00:00Z', 0],
    ['to a leap day', west, '2027-03-01T20:00:00Z', '2028-02-29T20:00:00Z', 1],
    ['over a leap day to the same date', west, '2027-03-01T20:00:00Z', '2028-03-01T08:00:00Z', 0],
    ['dates of the mailing address', hawaii, '2026-06-01T09:00:00Z', '2027-05-31T20:00:00Z', 0],
    ['dates of another address', east, '2026-06-01T09:00:00Z', '2027-05-31T20:00:00Z', 1],
    ['New Year’s Eve', east, '2026-12-31T20:00:00Z', '2027-12-31T04:59:59Z', 1],
    ['New Year’s Eve, a date on', east, '2026-12-31T20:00:00Z', '2027-12-31T05:00:00Z', 0],
  ])('%s (%s)', (_what, zone, other, occurredAt, count) => {
    expect(lossesInWindow([other], occurredAt, zone)).toBe(count);
  });
});
