import { IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
/** Ten years of days; then the zone begins to learn anew. */
const mostDays = 3_660;

/**
 * A zone that asks for its offset once a day: asking takes tens of microseconds, and a decision asks some dozens of times.
 * On a day on which the clocks change it asks every time.
 */
class RememberingZone extends IANAZone {
  readonly #offsets = new Map<number, number | 'changes'>();

  override offset(ts: number): number {
    const day = Math.floor(ts / DAY_MS);
    const offset = this.#offsets.get(day) ?? this.#ask(day);
    return offset === 'changes' ? super.offset(ts) : offset;
  }

  #ask(day: number): number | 'changes' {
    if (Number.isNaN(day)) return super.offset(day);
    const [begins, ends] = [super.offset(day * DAY_MS), super.offset((day + 1) * DAY_MS)];
    const offset = begins === ends ? begins : 'changes';
    if (this.#offsets.size >= mostDays) this.#offsets.clear();
    this.#offsets.set(day, offset);
    return offset;
  }
}

const zones = new Map<string, IANAZone>();

/** The zone of an IANA name; one that does not exist makes invalid dates, as with Luxon's own. */
export const zoneNamed = (name: string): IANAZone => {
  const zone = zones.get(name) ?? new RememberingZone(name);
  zones.set(name, zone);
  return zone;
};
