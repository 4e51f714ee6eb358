import { useEffect, useRef, useState } from 'react';

/** How long a change stays marked, in milliseconds: somebody who looked away sees it still. */
const MARKED_MS = 60_000;

/**
 * What the value was before it changed under the reader's eyes; undefined when it did not, or a minute later. Another
 * `subject`, the next claim for instance, is no change.
 */
export function useChanged(value: string, subject: string): string | undefined {
  const last = useRef({ value, subject });
  const [before, setBefore] = useState<string>();
  useEffect(() => {
    const previous = last.current;
    last.current = { value, subject };
    if (previous.subject !== subject) setBefore(undefined);
    else if (previous.value !== value) setBefore(previous.value);
  }, [value, subject]);
  useEffect(() => {
    if (before === undefined) return;
    const timer = setTimeout(() => setBefore(undefined), MARKED_MS);
    return () => clearTimeout(timer);
  }, [before]);
  return before;
}
