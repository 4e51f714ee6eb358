/**
 * What time it is for the service. A person's own clock may be wrong by hours, and on one machine the service's clock
 * can be moved: "by 3:40 pm today" needs the service's now, which every answer carries in its Date header.
 */
let offsetMs = 0;

/** The header counts whole seconds and an answer takes a while; less than this is no difference. */
const TOLERANCE_MS = 30_000;

export function learnServerTime(dateHeader: string | null): void {
  const at = Date.parse(dateHeader ?? '');
  if (Number.isNaN(at)) return;
  const offset = at - Date.now();
  offsetMs = Math.abs(offset) < TOLERANCE_MS ? 0 : offset;
}

/** Milliseconds since the epoch. */
export const serverNow = (): number => Date.now() + offsetMs;
