import * as z from 'zod/mini';

/** The most of any single amount that somebody gives, in cents: what lies beyond is a typing error, or not for us. */
export const mostCents = 100_000_00;

/** An amount in whole cents, and one that can't be nothing. */
export const centsSchema = z.int().check(z.nonnegative(), z.maximum(mostCents));
export const positiveCentsSchema = z.int().check(z.positive(), z.maximum(mostCents));
