/** How far an expression may go: depth and memory as people measured them on AWS in 2026, and far more time than there. */
import type { Expression } from 'jsonata';

/** As JSONata takes them. */
export interface Bounds {
  /** Levels of evaluation. */
  readonly stack: number;
  /** Milliseconds of this machine's time. */
  readonly timeout: number;
}

/**
 * AWS documents one second. Here it is the time of a machine that may be busy with other things for that long: an
 * expression that takes a millisecond must not fail for it, and one that never ends is caught all the same.
 */
export const BOUNDS: Bounds = { stack: 100, timeout: 10_000 };

/** Bytes that one value may hold: eight for an item of an array, one for a character. */
const MAX_HELD_BYTES = 6_990_256;
const BYTES_PER_ITEM = 8;

const MEMORY_MESSAGE = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';

/** What AWS says, without a code, where JSONata has a code for a bound of its own. */
export const BOUND_MESSAGES: Readonly<Record<string, string>> = {
  D1011:
    'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
  D1012: 'Expression evaluation timeout: Check for infinite loop',
  D2014: MEMORY_MESSAGE,
};

export class MemoryLimitExceeded extends Error {
  constructor() {
    super(MEMORY_MESSAGE);
    this.name = 'MemoryLimitExceeded';
  }
}

/** JSONata looks its hooks up like variables, by symbols that its types leave out. */
interface Hooked {
  assign(name: string | symbol, value: unknown): void;
}

/** Each part of the expression is looked at when its value is there, by its length alone: that costs next to nothing. */
export function boundMemory(expression: Expression): void {
  const hooked: Hooked = expression;
  hooked.assign(Symbol.for('jsonata.__evaluate_exit'), checkHeld);
}

function checkHeld(_node: unknown, _input: unknown, _environment: unknown, value: unknown): void {
  const held =
    typeof value === 'string' ? value.length : Array.isArray(value) ? value.length * BYTES_PER_ITEM : 0;
  if (held > MAX_HELD_BYTES) throw new MemoryLimitExceeded();
}
