import { useEffect, useRef, useState } from 'react';
import type { LinesBody } from './shapes.ts';
import { faultsIn, linesBody, type TypedLines } from './typed-lines.ts';
import type { EditedLines } from './use-lines.ts';

/** How long nobody types before it is sent, in milliseconds. */
const PAUSE_MS = 900;

/** `waits`: something can't be sent as it stands; it stays on the page only. */
export type Kept = 'kept' | 'keeping' | 'waits' | 'failed';

const isWhole = (lines: TypedLines): boolean => Object.keys(faultsIn(lines)).length === 0;

/**
 * Keeps the lines of a draft as they are typed: a moment after the last key, one sending at a time, and when the page is
 * left. What can't be sent yet (an amount half typed) is sent with the next change that makes it whole.
 */
export function useKeptLines(edited: EditedLines, sendLines: (body: LinesBody) => Promise<unknown>): Kept {
  const { lines, isChanged } = edited;
  const [state, setState] = useState<'idle' | 'keeping' | 'failed'>('idle');
  const [kept, setKept] = useState(lines);
  const latest = useRef({ lines, kept, isChanged, sendLines });
  latest.current = { lines, kept, isChanged, sendLines };
  const isDue = isChanged && lines !== kept && isWhole(lines);

  useEffect(() => {
    if (!isDue || state === 'keeping') return undefined;
    const timer = setTimeout(() => {
      setState('keeping');
      latest.current.sendLines(linesBody(lines)).then(
        () => {
          setKept(lines);
          setState('idle');
        },
        // Whatever it was, sending the claim says it; here the next key tries again.
        () => {
          setKept(lines);
          setState('failed');
        },
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [lines, isDue, state]);

  useEffect(
    () => () => {
      const left = latest.current;
      if (left.isChanged && left.lines !== left.kept && isWhole(left.lines))
        left.sendLines(linesBody(left.lines)).catch(() => undefined);
    },
    [],
  );

  if (!isChanged) return 'kept';
  if (lines === kept) return state === 'failed' ? 'failed' : 'kept';
  return isDue || state === 'keeping' ? 'keeping' : 'waits';
}
