import type { Timer } from '../clock.ts';

interface Entry {
  readonly timer: Timer;
  readonly at: number;
  /** Order of setting: breaks ties between timers due at the same instant. */
  readonly serial: number;
}

/** A timer picked to fire, and the instant at which it does: the last of its ticks when ticks were coalesced. */
export interface Due {
  readonly timer: Timer;
  readonly at: number;
}

/** Timers by id, in order of (due instant, order of setting). A binary heap; replaced entries are dropped lazily. */
export class TimerQueue {
  readonly #byId = new Map<string, Entry>();
  #heap: Entry[] = [];
  /** Coalescing timers are few (one per rate schedule) and are ordered by where their last tick falls. */
  readonly #ticks = new Map<string, Entry>();
  #serial = 0;

  /** @param notBefore a timer set in the past is due at this instant instead. */
  set(timer: Timer, notBefore: number): void {
    this.clear(timer.id);
    const entry = { timer, at: Math.max(timer.at, notBefore), serial: this.#serial++ };
    this.#byId.set(timer.id, entry);
    if (isTick(timer)) this.#ticks.set(timer.id, entry);
    else this.#push(entry);
  }

  clear(id: string): void {
    this.#byId.delete(id);
    this.#ticks.delete(id);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** The instant at which the next timer is due, ticks not coalesced; undefined when there is none. */
  nextAt(): number | undefined {
    const instants = [...this.#ticks.values()].map((entry) => entry.at);
    const head = this.#head();
    if (head) instants.push(head.at);
    return instants.length > 0 ? Math.min(...instants) : undefined;
  }

  /** The next `count` timers, soonest first, without the ticks of rate schedules. */
  upcoming(count: number): readonly Due[] {
    const soonest: Entry[] = [];
    for (const entry of this.#byId.values()) {
      if (isTick(entry.timer)) continue;
      const after = soonest.findIndex((other) => before(entry, other));
      soonest.splice(after < 0 ? soonest.length : after, 0, entry);
      if (soonest.length > count) soonest.pop();
    }
    return soonest;
  }

  /**
   * Takes the next timer due up to `limit`. Every tick of a rate schedule that falls before the next other timer (or
   * `limit`) counts as its last one: nothing happens between them.
   */
  take(limit: number): Due | undefined {
    const head = this.#head();
    const horizon = head ? Math.min(head.at, limit) : limit;
    let chosen: Entry | undefined = head && head.at <= limit ? head : undefined;
    let chosenAt = chosen?.at ?? Number.POSITIVE_INFINITY;
    for (const tick of this.#ticks.values()) {
      if (tick.at > horizon) continue;
      const at = lastTick(tick, horizon);
      if (at < chosenAt || (at === chosenAt && chosen && tick.serial < chosen.serial)) {
        chosen = tick;
        chosenAt = at;
      }
    }
    if (!chosen) return undefined;
    this.clear(chosen.timer.id);
    return { timer: chosen.timer, at: chosenAt };
  }

  #head(): Entry | undefined {
    for (let head = this.#heap[0]; head; head = this.#heap[0]) {
      if (this.#byId.get(head.timer.id) === head) return head;
      this.#pop();
    }
    return undefined;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || !before(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      const right = heap[child + 1];
      if (!left) break;
      if (right && before(right, left)) child += 1;
      const smaller = heap[child];
      if (!smaller || !before(smaller, last)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
  }
}

function before(one: Entry, other: Entry): boolean {
  return one.at !== other.at ? one.at < other.at : one.serial < other.serial;
}

function isTick(timer: Timer): boolean {
  return timer.coalesce === true && timer.every !== undefined && timer.every > 0;
}

function lastTick(entry: Entry, horizon: number): number {
  const every = entry.timer.every ?? 0;
  return every > 0 ? entry.at + Math.floor((horizon - entry.at) / every) * every : entry.at;
}
