/** What may stand as a number in a definition, and what AWS says of anything else. */

export interface Bounds {
  readonly least: number;
  readonly most?: number;
  /** Fractions are allowed, and AWS writes the bounds with one. */
  readonly fractional?: true;
}

/** The longest that a Wait or a Task may be given (over three years; an execution ends after one). */
export const MAX_SECONDS = 99_999_999;

/** Fields of states. Sources: the Amazon States Language and the developer guide's pages on each state. */
export const STATE_NUMBERS: Readonly<Record<string, Bounds>> = {
  TimeoutSeconds: { least: 1, most: MAX_SECONDS },
  HeartbeatSeconds: { least: 1, most: MAX_SECONDS },
  Seconds: { least: 0, most: MAX_SECONDS },
  MaxConcurrency: { least: 0 },
  ToleratedFailureCount: { least: 0 },
  ToleratedFailurePercentage: { least: 0, most: 100, fractional: true },
};

/** Fields of a retrier. Source: "Retry" in the Amazon States Language. */
export const RETRY_NUMBERS: Readonly<Record<string, Bounds>> = {
  IntervalSeconds: { least: 1, most: MAX_SECONDS },
  MaxAttempts: { least: 0, most: MAX_SECONDS },
  BackoffRate: { least: 1, fractional: true },
  MaxDelaySeconds: { least: 1, most: 31_622_400 },
};

/** `null` for a number within the bounds. */
export function numberProblem(value: unknown, { least, most, fractional }: Bounds): string | null {
  const written = (bound: number): string => (fractional === true ? bound.toFixed(1) : String(bound));
  if (typeof value !== 'number' || (fractional !== true && !Number.isInteger(value)))
    return `Expected value of type ${fractional === true ? 'Number' : 'Integer'}`;
  if (value < least) return `Minimum value is ${written(least)}`;
  return most !== undefined && value > most ? `Maximum value is ${written(most)}` : null;
}
