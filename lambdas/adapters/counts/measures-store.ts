import * as z from 'zod/mini';
import { openingMinutesBetween } from '../../domain/calendar/opening-hours.ts';
import type { QuestionRecord } from '../../domain/claim/records.ts';
import { counterOf, type Measure, type Typicals, typicalsOf } from '../../domain/measures/measures.ts';
import { promiseCounter } from '../../domain/measures/promise.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { readBrand } from '../people/people.ts';
import { measuresKey, measuresPartition } from '../table/system-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** What the answer to a question of this step measures. */
const measured: Readonly<Partial<Record<string, Measure>>> = {
  'await-agent': 'review',
  'await-payment': 'payment',
  'await-settlement': 'settlement',
};

/** Kept for two windows of thirty days. */
const keptDays = 60;

/** A question the team was asked and that somebody else overtook, by withdrawing say, measures nothing. */
const isAnswered = (measure: Measure, role: string | undefined): boolean =>
  measure === 'payment' || isStaff(role);

/**
 * Counts how long an answered question was open, and whether the time that people were told was kept, on the day it was
 * answered. Nothing where no promise hangs on it.
 */
export async function measuredAnswer(
  table: Table,
  { step, openedAt, closedAt, closedBy, likelyBy }: QuestionRecord,
): Promise<TransactItem[]> {
  const measure = measured[step];
  if (measure === undefined || closedAt === undefined || !isAnswered(measure, closedBy?.role)) return [];
  const minutes =
    measure === 'payment'
      ? Math.ceil((Date.parse(closedAt) - Date.parse(openedAt)) / 60_000)
      : openingMinutesBetween(openedAt, closedAt, (await readBrand(table)).openingHours);
  const day = closedAt.slice(0, 10);
  return [
    table.update(measuresKey(day), {
      add: {
        [counterOf(measure, minutes)]: 1,
        ...(likelyBy !== undefined && { [promiseCounter(measure, closedAt, likelyBy)]: 1 }),
      },
      set: { entity: 'measures', expiresAt: Math.floor(Date.parse(day) / 1000) + keptDays * 86_400 },
      // A day's counters only grow; whether they are there yet does not matter.
      condition: 'attribute_not_exists(#expiresAt) OR attribute_exists(#expiresAt)',
    }),
  ];
}

const windowDays = 30;
/** How long what was read is taken for true: medians of thirty days do not change by the minute. */
const cacheMs = 10 * 60_000;

let read: { readonly at: number; readonly table: Table; readonly typicals: Promise<Typicals> } | undefined;

/** Medians of the last thirty days and what became of the times told, at most ten minutes old. */
export function readTypicals(table: Table, nowMs: number): Promise<Typicals> {
  const fresh = read && read.table === table && nowMs >= read.at && nowMs - read.at < cacheMs;
  if (read && fresh) return read.typicals;
  const sortFrom = new Date(nowMs - windowDays * 86_400_000).toISOString().slice(0, 10);
  const days = table.all({ partition: measuresPartition, sortFrom }, z.looseObject({}));
  const typicals = days.then(typicalsOf);
  read = { at: nowMs, table, typicals };
  return typicals;
}
