import { manySerial } from '../fleet/unit-items.ts';
import type { Claimflow } from '../outside/claimflow.ts';
import type { Person } from '../outside/person.ts';
import { percentile } from './percentile.ts';

interface ListPage {
  readonly items?: readonly unknown[];
  readonly cursor?: string;
}

/** In milliseconds, the target for the usual one beside it. */
export interface ListTimes {
  readonly first: string;
  readonly p50: string;
  readonly worst: string;
  readonly items: number;
  readonly target: number;
  readonly met: boolean;
}

/** A page of any list. */
const LIST_TARGET_MS = 150;
/** The answer to a serial number, at entry. */
const WARRANTY_TARGET_MS = 100;
/** Below the 120 serial numbers a minute that one person may ask for. */
const CHECKS = 100;

const PAGE_SIZE = 25;
/** How many pages in the deep page is: as far as somebody who holds the button down gets. */
const DEEP = 30;
const ROUNDS = 8;

async function timed(person: Person, path: string): Promise<{ ms: number; page: ListPage }> {
  const began = performance.now();
  const page = await person.get<ListPage>(path);
  return { ms: performance.now() - began, page };
}

/** A cold call, the usual one and the worst of the others. */
function timesOf([first = Number.NaN, ...rest]: readonly number[], items: number, target: number): ListTimes {
  const p50 = percentile(rest, 0.5);
  return {
    ...{ first: first.toFixed(0), p50: p50.toFixed(0), worst: Math.max(...rest).toFixed(0), items },
    ...{ target, met: p50 < target },
  };
}

async function measured(person: Person, path: string): Promise<ListTimes> {
  const times: number[] = [];
  let items = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ms, page } = await timed(person, path);
    times.push(ms);
    items = page.items?.length ?? 0;
  }
  return timesOf(times, items, LIST_TARGET_MS);
}

/** Pages on, each timed; the page after `DEEP` others. */
async function deep(person: Person, path: string): Promise<ListTimes> {
  const times: number[] = [];
  let cursor: string | undefined;
  let items = 0;
  for (let page = 0; page < DEEP; page += 1) {
    const after: string = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { ms, page: answer } = await timed(person, `${path}${after}`);
    times.push(ms);
    items = answer.items?.length ?? 0;
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  return timesOf(times, items, LIST_TARGET_MS);
}

/** Is this unit under warranty? Of one's own and of another dealer's in turn, each serial number once. */
async function warrantyChecks(person: Person): Promise<ListTimes> {
  const times: number[] = [];
  for (let n = 0; n < CHECKS; n += 1) {
    const { ms } = await timed(person, `/units/${manySerial(n * 17)}`);
    times.push(ms);
  }
  return timesOf(times, 1, WARRANTY_TARGET_MS);
}

const lists: readonly (readonly [person: string, query: string])[] = [
  ['agent', '/claims?list=active'],
  ['agent', '/claims?list=all'],
  ['agent', '/claims?list=closed'],
  ['agent', '/claims?list=active&sort=updated'],
  ['agent', '/claims?list=active&sort=due'],
  ['agent', '/claims?list=all&sort=updated'],
  ['agent', '/claims?list=all&sort=status'],
  ['agent', '/claims?list=active&status=in-review'],
  ['agent', '/claims?list=all&status=withdrawn&sort=updated'],
  ['agent', '/claims?list=closed&incidentType=theft'],
  ['agent', '/claims?list=all&assignee=agent-nobody-is'],
  ['agent', '/claims?list=active&waitsOn=customer'],
  ['agent', '/claims?list=all&waitsOn=me&overdue=true'],
  ['agent', '/claims?list=all&companyId=co-volt'],
  ['agent', '/claims?q=Cleo'],
  ['agent', '/claims?q=person77@example.net'],
  ['agent', '/staff/queue?view=all'],
  ['agent', '/staff/queue?view=mine'],
  ['agent', '/staff/queue?view=unassigned&sort=updated'],
  ['partner', '/claims?list=active'],
  ['partner', '/claims?list=all'],
  ['partner', '/claims?list=closed&sort=updated'],
  ['partner', '/claims?list=active&waitsOn=me'],
  ['agent', '/units'],
  ['agent', '/units?state=pending'],
  ['agent', '/units?q=MANY-000123'],
  ['agent', '/units?warranty=out'],
  ['dealer', '/units'],
  ['dealer', '/units?state=pending'],
  ['dealer', '/units?warranty=out'],
  ['dealer', '/units?q=nobody has this'],
  ['agent', '/rmas?list=open'],
  ['agent', '/rmas?list=all&sort=due&order=asc'],
  ['agent', '/rmas?list=all&sort=dealer&order=asc'],
  ['agent', '/rmas?list=all&state=received'],
  ['agent', '/rmas?q=MANY-000123'],
  ['agent', '/rmas?q=nobody has this'],
  ['dealer', '/rmas?list=open'],
  ['dealer', '/rmas?list=closed&sort=state'],
  ['dealer', '/rmas?list=all&kind=advance-replacement'],
  ['dealer', '/rmas?q=nobody has this'],
];

/** Times of the lists that people read, in milliseconds: a cold call, the usual one, the worst. */
export async function benchLists(flow: Claimflow): Promise<Record<string, ListTimes>> {
  const table: Record<string, ListTimes> = {};
  await timed(flow.as('agent'), '/claims?limit=1');
  for (const [name, query] of lists) {
    const more = query.includes('?') ? '&' : '?';
    table[`${name} ${query}`] = await measured(flow.as(name), `${query}${more}limit=${PAGE_SIZE}`);
  }
  for (const [name, query] of [
    ['agent', '/claims/counts?'],
    ['agent', '/claims/counts?incidentType=theft'],
    ['agent', '/staff/views?'],
    ['agent', '/staff/reports?from=2025-06-03&to=2026-06-02'],
    ['partner', '/claims/counts?'],
  ] as const)
    table[`${name} ${query}`] = await measured(flow.as(name), query);
  for (const [name, query] of [
    ['agent', '/claims?list=all'],
    ['agent', '/claims?list=closed&incidentType=theft'],
    ['partner', '/claims?list=closed'],
    ['agent', '/staff/queue?view=all'],
    ['dealer', '/units?warranty=out'],
    ['agent', '/rmas?list=all'],
    ['dealer', '/rmas?list=closed&sort=due'],
  ] as const)
    table[`deep ${name} ${query}`] = await deep(flow.as(name), `${query}&limit=${PAGE_SIZE}`);
  table['warranty of a serial number'] = await warrantyChecks(flow.as('dealer'));
  return table;
}
