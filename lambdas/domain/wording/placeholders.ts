/** Names that wording may use in braces; the values come from the claim, the brand or the fall-backs below. */
export const placeholderNames = [
  'brand',
  'claimsAddress',
  'by',
  'question',
  'customerEmail',
  'partner',
  'what',
  'deductible',
  'amount',
  'payee',
  'settlement',
  'clause',
  'reason',
  'date',
] as const;

export type PlaceholderName = (typeof placeholderNames)[number];

const known: ReadonlySet<string> = new Set(placeholderNames);
const placeholder = /\{([^{}]*)\}/g;

/** Names in braces in a text, known or not. */
export const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(placeholder)].map((match) => match[1] ?? '');

/** Placeholders of a text that no value exists for. */
export const unknownPlaceholders = (text: string): string[] =>
  placeholdersIn(text).filter((name) => !known.has(name));

/**
 * Fills a text in one pass: a value is put in as it is, braces and all. A value that ends its own sentence takes the
 * template's full stop with it ("{reason}." → "Too late." not "Too late..").
 */
export const fill = (text: string, values: Readonly<Record<PlaceholderName, string>>): string =>
  text.replace(/\{([^{}]*)\}(\.?)/g, (whole, name: string, stop: string) => {
    if (!known.has(name)) return whole;
    const value = values[name as PlaceholderName].trim();
    return stop !== '' && /[.!?…]$/.test(value) ? value : value + stop;
  });
