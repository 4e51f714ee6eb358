import { triesKey } from '../../adapters/table/system-keys.ts';
import { type Table, TransactionRefused } from '../../adapters/table/table.ts';
import { TooManyRequests } from './problem.ts';

/** How often something may be tried in a window of time; windows begin at full multiples of their length. */
interface Limit {
  readonly tries: number;
  readonly seconds: number;
  /** Said to whoever tried too often. */
  readonly words: string;
}

const limits = {
  lookup: { tries: 30, seconds: 60, words: 'too many lookups in a minute' },
  // A counter with a scanner reads one in some seconds; whoever guesses serials reads more.
  unit: { tries: 120, seconds: 60, words: 'too many serial numbers in a minute' },
  'filing-link': { tries: 20, seconds: 3_600, words: 'too many filing links in an hour' },
  'text-to-phone': { tries: 3, seconds: 3_600, words: 'too many texts to this phone in an hour' },
  'caller-code': { tries: 5, seconds: 3_600, words: 'too many codes for this customer in an hour' },
  'draft-mail': { tries: 5, seconds: 3_600, words: 'too many mails about this draft in an hour' },
  // A busy counter sells one in two minutes; a stranger's address may be a whole office's.
  sale: { tries: 60, seconds: 3_600, words: 'too many enrolments in an hour' },
  application: { tries: 10, seconds: 3_600, words: 'too many applications in an hour' },
  password: { tries: 5, seconds: 900, words: 'too many tries of a password in a quarter of an hour' },
  // A stranger who types a search asks once a letter; an address may be a whole office's.
  'read-articles': { tries: 600, seconds: 60, words: 'too many questions to the knowledge base in a minute' },
  ticket: { tries: 20, seconds: 3_600, words: 'too many tickets in an hour' },
  feedback: { tries: 20, seconds: 3_600, words: 'too much feedback in an hour' },
} as const satisfies Record<string, Limit>;

/**
 * Counts one try of somebody. Throws {@link TooManyRequests}, with the seconds until the next window, beyond the limit.
 *
 * @param who whoever or whatever the limit holds for: a user, a company, a telephone number
 */
export async function countTry(
  table: Table,
  what: keyof typeof limits,
  who: string,
  nowMs: number,
): Promise<void> {
  const { tries, seconds, words } = limits[what];
  const now = Math.floor(nowMs / 1000);
  const window = now - (now % seconds);
  try {
    await table.transact([
      table.update(triesKey(what, who, window), {
        add: { tries: 1 },
        set: { entity: 'tries', expiresAt: window + 2 * seconds },
        condition: 'attribute_not_exists(#tries) OR #tries < :most',
        values: { ':most': tries },
      }),
    ]);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    // Two tries in the same instant: that is often enough.
    throw new TooManyRequests(words, error.conflict ? 1 : window + seconds - now);
  }
}
