import * as z from 'zod/mini';
import { encodeCrockford, readCrockford, separators } from './crockford.ts';

const LENGTH = 8;

/** Random bytes that a claim ID or a plan number takes. */
export const NUMBER_BYTES = LENGTH;

/** `CLM-` and 8 characters of Crockford base 32, in its canonical form. */
export const claimIdSchema = z.string().check(z.regex(/^CLM-[0-9A-HJKMNP-TV-Z]{8}$/));
/** `PLN-` and 8 characters of Crockford base 32, in its canonical form. */
export const planNumberSchema = z.string().check(z.regex(/^PLN-[0-9A-HJKMNP-TV-Z]{8}$/));

// The prefix may be left out or run together, and its own L typed as 1 or I.
const typedPrefixes = { CLM: /^C[LI1]M/i, PLN: /^P[LI1]N/i, RMA: /^RMA/i } as const;

const read = (prefix: keyof typeof typedPrefixes, typed: string): string | undefined => {
  const text = typed.replace(separators, '');
  const bare = text.length === prefix.length + LENGTH ? text.replace(typedPrefixes[prefix], '') : text;
  const number = readCrockford(bare, LENGTH);
  return number === undefined ? undefined : `${prefix}-${number}`;
};

/** A new claim ID from {@link NUMBER_BYTES} random bytes. */
export const newClaimId = (random: Uint8Array): string => `CLM-${encodeCrockford(random, LENGTH)}`;

/** A new plan number from {@link NUMBER_BYTES} random bytes. */
export const newPlanNumber = (random: Uint8Array): string => `PLN-${encodeCrockford(random, LENGTH)}`;

/** A new RMA number from {@link NUMBER_BYTES} random bytes. */
export const newRmaId = (random: Uint8Array): string => `RMA-${encodeCrockford(random, LENGTH)}`;

/** Reads a claim ID as people type it (`clm oilo 0000`); undefined when it can't be one. */
export const readClaimId = (typed: string): string | undefined => read('CLM', typed);

/** Reads a plan number as people type it; undefined when it can't be one. */
export const readPlanNumber = (typed: string): string | undefined => read('PLN', typed);

/** Reads an RMA number as people type or scan it; undefined when it can't be one. */
export const readRmaId = (typed: string): string | undefined => read('RMA', typed);
