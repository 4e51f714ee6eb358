import { addBusinessDays, isOpen, type OpeningHours } from '../calendar/opening-hours.ts';

/** How long the coordinator's call takes, and how far apart calls begin. */
export const callMinutes = 30;
/** Times are offered on this many business days from the next one on. */
const offeredDays = 5;

const slotMs = callMinutes * 60_000;

/**
 * The times for a call with the coordinator: half-hours within the team's opening hours, from the next business day on,
 * less those taken. ISO, UTC, soonest first.
 */
export function callSlots(nowMs: number, hours: OpeningHours, taken: ReadonlySet<string>): string[] {
  const now = new Date(nowMs).toISOString();
  const from = Date.parse(addBusinessDays(now, 0, hours));
  const until = Date.parse(addBusinessDays(now, offeredDays, hours));
  const slots: string[] = [];
  for (let at = Math.ceil(from / slotMs) * slotMs; at + slotMs <= until; at += slotMs) {
    const slot = new Date(at).toISOString();
    const lastMinute = new Date(at + slotMs - 60_000).toISOString();
    if (isOpen(slot, hours) && isOpen(lastMinute, hours) && !taken.has(slot)) slots.push(slot);
  }
  return slots;
}
