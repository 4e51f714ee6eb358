import * as z from 'zod/mini';
import { addressSchema } from '../people/people.ts';
import { rmaKinds } from './rma.ts';
import data from './rma-terms-2026-01.json' with { type: 'json' };

const days = z.int().check(z.minimum(0), z.maximum(365));
const word = z.string().check(z.minLength(1), z.maxLength(60));

/** How returns are handled, in numbers and lists: days, depots, carriers, grades, dispositions. */
export const rmaTermsSchema = z.object({
  version: z.string(),
  /** Days from the issue in which the units are to be on their way. */
  returnDays: z.record(z.enum(rmaKinds), days),
  /** Days after the issue on which the dealer is reminded of what was not sent yet. */
  reminderDays: z.array(days),
  /** Days that a parcel may be on its way before the claims team looks where it is. */
  transitDays: days,
  /** Business days in which the depot inspects, and in which the outcome of an inspection is decided. */
  staffBusinessDays: days,
  /** Days after the return was due (or the parcel sent) when what never came is closed. */
  expireDays: days,
  /** Days after the outcome when a unit is closed by itself, unless the dealer confirms earlier. */
  closeDays: z.object({ credited: days, repaired: days, replaced: days, rejected: days }),
  /** What a dealer pays for each unit replaced in advance that does not come back in time, where the RMA says nothing else. */
  nonReturnFeeCents: z.int(),
  /** Units on one RMA: one change of all of them, with what hangs on each, fits into one transaction. */
  mostUnits: z.int().check(z.minimum(1), z.maximum(15)),
  depots: z.array(z.object({ depotId: word, name: word, address: addressSchema, zone: z.string() })),
  carriers: z.array(z.object({ carrier: word, name: word })),
  grades: z.array(z.object({ grade: word, words: word })),
  dispositions: z.array(z.object({ disposition: word, words: word })),
});
export type RmaTerms = z.infer<typeof rmaTermsSchema>;
export type Depot = RmaTerms['depots'][number];

/** The terms in force from January 2026. */
export const rmaTerms: RmaTerms = rmaTermsSchema.parse(data);

/** A carrier's name as people read it; what nobody listed is its own name. */
export const carrierName = (carrier: string, terms: RmaTerms = rmaTerms): string =>
  terms.carriers.find((one) => one.carrier === carrier)?.name ?? carrier;
