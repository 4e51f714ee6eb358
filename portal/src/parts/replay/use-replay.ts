import { useEffect, useRef, useState } from 'react';
import { type AnswerOf, type BodyOf, call } from '../../api/call.ts';

export type Part = AnswerOf<'POST /rulebook/replay'>;
type Body = BodyOf<'POST /rulebook/replay'>;

/** A replay so far: all parts that were looked at, added up. */
export interface Replay {
  readonly from: string;
  readonly to: string;
  readonly totals: Part['totals'];
  /** The first of them, in the order of time; the totals are of all. */
  readonly differences: Part['differences'];
  /** From 0 to 1. */
  readonly progress: number;
  readonly state: 'running' | 'stopped' | 'done';
}

const mostListed = 200;

const sums = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) => {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
};

/** Two parts as one. */
const addedUp = (one: Part['totals'], other: Part['totals']): Part['totals'] => ({
  decisions: one.decisions + other.decisions,
  different: one.different + other.different,
  approvedBefore: one.approvedBefore + other.approvedBefore,
  approvedAfter: one.approvedAfter + other.approvedAfter,
  payableBeforeCents: one.payableBeforeCents + other.payableBeforeCents,
  payableAfterCents: one.payableAfterCents + other.payableAfterCents,
  byRule: sums(one.byRule, other.byRule),
  byMove: sums(one.byMove, other.byMove),
});

const joined = (earlier: Replay | undefined, part: Part): Replay => ({
  from: part.from,
  to: part.to,
  totals: earlier ? addedUp(earlier.totals, part.totals) : part.totals,
  differences: [...(earlier?.differences ?? []), ...part.differences].slice(0, mostListed),
  progress: part.progress,
  state: part.cursor === undefined ? 'done' : 'running',
});

/**
 * Holds changed terms against past decisions, part after part, so that a long replay shows how far it is and can be
 * stopped. `run` rejects with what the service says of the terms.
 */
export function useReplay() {
  const [replay, setReplay] = useState<Replay>();
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  const run = async (body: Body): Promise<void> => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    setReplay(undefined);
    // The same period for every part, also where the service chose it.
    let asked: Body = body;
    let sofar: Replay | undefined;
    do {
      const part = await call('POST /rulebook/replay', { body: asked }, { signal: mine.signal });
      if (mine.signal.aborted) return;
      sofar = joined(sofar, part);
      setReplay(sofar);
      const { cursor, from, to } = part;
      asked = { ...body, from, to, ...(cursor !== undefined && { cursor }) };
    } while (sofar.state === 'running');
  };

  const stop = (): void => {
    controller.current?.abort();
    setReplay((present) => present && { ...present, state: 'stopped' });
  };

  const forget = (): void => {
    controller.current?.abort();
    setReplay(undefined);
  };
  return { replay, run, stop, forget };
}
