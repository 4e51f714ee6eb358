import { inWords, valuesOf, wordsFor } from '../words/mail-words.ts';
import type { MailBrand } from './brand.ts';
import { type ComposedMail, type Letter, render } from './letter.ts';

/** A mail about no claim whose words an admin may change. */
export interface WordedLetter extends Letter {
  /** `rma/issued`: whom or what it is about, and which it is. */
  readonly kind: string;
  readonly greeting: string;
  /** What stands in its sentences, by name: as it stands there. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Writes it in its usual words, or in those that an admin gave it. */
export function renderWorded(letter: WordedLetter, brand: MailBrand): ComposedMail {
  const words = wordsFor(letter.kind, brand);
  return render(
    words ? { ...letter, ...inWords(words, letter, valuesOf(letter.facts, brand)) } : letter,
    brand,
  );
}
