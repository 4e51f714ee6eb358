/** ISO 8601 in UTC as Step Functions writes it: seconds without a fraction when there is none. */
export const isoInstant = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('.000Z', 'Z');
