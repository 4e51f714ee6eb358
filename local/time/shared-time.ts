/**
 * The machine's time for worker threads, which can't ask the clock without waiting: two numbers in shared memory.
 * Slot 0 is the frozen instant (0: time runs), slot 1 the offset to the machine's own time, both in milliseconds.
 */
export class SharedTime {
  readonly buffer: SharedArrayBuffer;
  readonly #slots: BigInt64Array;

  constructor(buffer = new SharedArrayBuffer(16)) {
    this.buffer = buffer;
    this.#slots = new BigInt64Array(buffer);
  }

  now(machineTime: number): number {
    const frozen = Number(Atomics.load(this.#slots, 0));
    return frozen !== 0 ? frozen : machineTime + Number(Atomics.load(this.#slots, 1));
  }

  freeze(instant: number): void {
    Atomics.store(this.#slots, 0, BigInt(Math.trunc(instant)));
  }

  run(offset: number): void {
    Atomics.store(this.#slots, 1, BigInt(Math.trunc(offset)));
    Atomics.store(this.#slots, 0, 0n);
  }
}
