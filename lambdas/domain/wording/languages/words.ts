/** Tags of the languages that people are told in. */
export const languageTags = ['en', 'es', 'fr-CA'] as const;

/** Translations by the English sentence, placeholders and all: what stands here under another English is not said. */
export type Words = Readonly<Record<string, string>>;
