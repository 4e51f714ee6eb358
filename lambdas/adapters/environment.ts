/** A required environment variable was not set on this function: a fault of the stack, never of the caller. */
export class MissingEnvironment extends Error {
  override readonly name = 'MissingEnvironment';
}

/** Reads a variable that the stack sets on this function. Throws {@link MissingEnvironment}. */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new MissingEnvironment(`${name} is not set`);
  return value;
}

/** The zone by which sales have their month, payouts their day and payments their year. Throws {@link MissingEnvironment}. */
export const payoutZone = (): string => requireEnv('PAYOUT_TIME_ZONE');
