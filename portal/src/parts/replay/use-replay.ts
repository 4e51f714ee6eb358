import { useEffect, useRef, useState } from 'react';
import { type AnswerOf, type BodyOf, call } from '../../api/call.ts';

export type Part = AnswerOf<'POST /rulebook/replay'>;
type Body = BodyOf<'POST /rulebook/replay'>;

/** A replay so far. */
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

const joined = (earlier: Replay | undefined, part: Part): Replay => ({
  from: part.from,
  to: part.to,
  totals: part.totals,
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
