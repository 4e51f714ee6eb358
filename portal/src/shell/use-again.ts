import { useEffect, useRef } from 'react';
import { REFRESH_MS } from '../api/query.ts';

/** Tries by itself while it is to, as often as an open page asks. */
export function useAgain(onAgain: () => void, isTrying: boolean): void {
  const again = useRef(onAgain);
  useEffect(() => {
    again.current = onAgain;
  });
  useEffect(() => {
    if (!isTrying) return;
    const timer = setInterval(() => again.current(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [isTrying]);
}
