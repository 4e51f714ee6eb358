import type { Actor } from '../people/actor.ts';
import { type Rma, type RmaChange, type RmaEvent, type RmaNotice, type RmaUnit, wholeState } from './rma.ts';

/** Who changes an RMA, and when. */
export interface RmaContext {
  readonly actor: Actor;
  readonly nowMs: number;
}

export const instantOf = (ms: number): string => new Date(ms).toISOString();

/** Without the fields that say nothing. */
const pruned = (rma: { readonly [K in keyof Rma]?: Rma[K] | undefined }): Rma =>
  Object.fromEntries(Object.entries(rma).filter(([, value]) => value !== undefined)) as unknown as Rma;

/**
 * The RMA at its next version. Whatever moves a unit closes the open question, so that the workflow reads again what it
 * waits for, and begins the claims team's deadlines anew.
 */
export function nextRma(
  before: Rma,
  units: readonly RmaUnit[],
  fields: { readonly [K in keyof Rma]?: Rma[K] | undefined },
  { actor, nowMs }: RmaContext,
): Rma {
  const at = instantOf(nowMs);
  const moved = units.some((unit, index) => unit.state !== before.units[index]?.state);
  const state = wholeState(units);
  return pruned({
    ...before,
    ...(moved && { since: at, escalations: 0 }),
    ...fields,
    units: [...units],
    state,
    questionId: undefined,
    updatedAt: at,
    updatedBy: actor,
    ...(state === 'closed' && { closedAt: before.closedAt ?? at }),
    version: before.version + 1,
  });
}

/** What a command says happened, before who and when. */
export interface Happening {
  readonly what: RmaEvent['what'];
  readonly serials: readonly string[];
  readonly note?: string | undefined;
}

/** A change with its history. */
export function rmaChange(
  before: Rma | null,
  rma: Rma,
  happened: readonly Happening[],
  notices: readonly RmaNotice[],
  { actor, nowMs }: RmaContext,
): RmaChange {
  const at = instantOf(nowMs);
  return {
    before,
    rma,
    events: happened.map(({ what, serials, note }) => ({
      ...{ what, at, actor, serials: [...serials] },
      ...(note !== undefined && { note }),
    })),
    notices,
  };
}
