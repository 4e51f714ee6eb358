import { withinOneYear } from '../calendar/local-days.ts';

/**
 * How many approved losses lie within 12 months of an incident, in either order of time: a loss holds from its date to
 * the day before the same date of the next year. Instants ISO, UTC; dates are read in the zone of the mailing address.
 */
export const lossesInWindow = (approvedLosses: readonly string[], occurredAt: string, zone: string): number =>
  approvedLosses.filter((other) => withinOneYear(other, occurredAt, zone)).length;
