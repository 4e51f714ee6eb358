/** What `setTimeout` gives back in Node: an object that is also a number. */
class TimerHandle {
  readonly id: number;
  readonly #timers: VirtualTimers;

  constructor(id: number, timers: VirtualTimers) {
    this.id = id;
    this.#timers = timers;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  refresh(): this {
    this.#timers.refresh(this.id);
    return this;
  }

  close(): this {
    this.#timers.clear(this.id);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

interface Pending {
  readonly serial: number;
  readonly delay: number;
  readonly repeats: boolean;
  readonly run: () => void;
  due: number;
}

/**
 * Timers of one function instance in a time of their own, that passes only when nothing else happens: a back-off of
 * the SDK costs nothing and moves no clock. Milliseconds since the instance was created.
 */
export class VirtualTimers {
  now = 0;
  readonly #pending = new Map<number, Pending>();
  #serial = 0;

  set(run: (...args: unknown[]) => void, delay: unknown, repeats: boolean, args: unknown[]): TimerHandle {
    const id = ++this.#serial;
    // As in Node: anything but a delay from 1 ms to 2^31-1 ms means 1 ms.
    const asked = Number(delay);
    const ms = asked >= 1 && asked <= 2 ** 31 - 1 ? Math.trunc(asked) : 1;
    this.#pending.set(id, { serial: id, delay: ms, repeats, due: this.now + ms, run: () => run(...args) });
    return new TimerHandle(id, this);
  }

  clear(handle: unknown): void {
    if (handle === undefined || handle === null) return;
    this.#pending.delete(Number(handle));
  }

  refresh(id: number): void {
    const pending = this.#pending.get(id);
    if (pending) pending.due = this.now + pending.delay;
  }

  /** When the next timer is due, or undefined. */
  nextDue(): number | undefined {
    return this.#next()?.due;
  }

  /** Lets time pass to the next timer and runs it. */
  runNext(): void {
    const next = this.#next();
    if (!next) return;
    this.now = Math.max(this.now, next.due);
    if (next.repeats) next.due = this.now + next.delay;
    else this.#pending.delete(next.serial);
    next.run();
  }

  /** The global functions, and the modules `timers` and `timers/promises`. */
  globals() {
    type Callback = (...args: unknown[]) => void;
    const clear = (handle: unknown) => this.clear(handle);
    return {
      setTimeout: (run: Callback, delay?: unknown, ...args: unknown[]) => this.set(run, delay, false, args),
      setInterval: (run: Callback, delay?: unknown, ...args: unknown[]) => this.set(run, delay, true, args),
      clearTimeout: clear,
      clearInterval: clear,
    };
  }

  /** `setTimeout` of `node:timers/promises`. */
  sleep<T>(delay?: number, value?: T): Promise<T | undefined> {
    return new Promise((resolve) => this.set(() => resolve(value), delay, false, []));
  }

  #next(): Pending | undefined {
    let next: Pending | undefined;
    for (const pending of this.#pending.values())
      if (!next || pending.due < next.due || (pending.due === next.due && pending.serial < next.serial))
        next = pending;
    return next;
  }
}
