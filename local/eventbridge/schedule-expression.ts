import { Cron } from 'croner';

/** A schedule expression that EventBridge or Scheduler would refuse. */
export class InvalidScheduleExpression extends Error {
  constructor(expression: string, reason: string) {
    super(`${expression}: ${reason}`);
    this.name = 'InvalidScheduleExpression';
  }
}

export interface Schedule {
  readonly kind: 'rate' | 'cron';
  /** Period of a rate, milliseconds. */
  readonly every?: number;
  /**
   * The first instant after `after` (milliseconds since the epoch), or undefined when there is none any more. A rate
   * counts from `base`, the instant of an earlier tick or of its creation.
   */
  next(after: number, base: number): number | undefined;
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads `rate(…)` or `cron(…)`; the zone counts for cron. Throws InvalidScheduleExpression. */
export function parseSchedule(expression: string, zone = 'UTC'): Schedule {
  const match = /^(rate|cron)\((.+)\)$/.exec(expression.trim());
  const [, kind, body = ''] = match ?? [];
  if (kind === 'rate') return rate(expression, body);
  if (kind === 'cron') return cron(expression, body, zone);
  throw new InvalidScheduleExpression(expression, 'expected rate(…) or cron(…)');
}

function rate(expression: string, body: string): Schedule {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(body) ?? [];
  const every = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  if (!(every > 0))
    throw new InvalidScheduleExpression(expression, 'expected a count and minutes, hours or days');
  return {
    kind: 'rate',
    every,
    next: (after, base) => base + (Math.floor(Math.max(after - base, 0) / every) + 1) * every,
  };
}

/** The largest value of each field in EventBridge's order, for `start/step`, which croner wants as a range. */
const FIELD_ENDS = [59, 23, 31, 12, 7, 2199];

function cron(expression: string, body: string, zone: string): Schedule {
  const fields = body.trim().split(/\s+/);
  if (fields.length !== 6) throw new InvalidScheduleExpression(expression, 'cron takes six fields');
  if ((fields[2] === '?') === (fields[4] === '?'))
    throw new InvalidScheduleExpression(expression, 'either day-of-month or day-of-week must be ?');
  const ranges = fields.map((field, index) =>
    field.replace('?', '*').replace(/(^|,)(\d+)\/(\d+)/g, `$1$2-${FIELD_ENDS[index]}/$3`),
  );
  let pattern: Cron;
  try {
    // Sunday is 1, as in Quartz.
    const options = { timezone: zone, mode: '7-part', alternativeWeekdays: true, paused: true } as const;
    pattern = new Cron(`0 ${ranges.join(' ')}`, options);
    pattern.nextRun(new Date(0));
  } catch (error) {
    throw new InvalidScheduleExpression(expression, error instanceof Error ? error.message : String(error));
  }
  return { kind: 'cron', next: (after) => pattern.nextRun(new Date(after))?.getTime() };
}
