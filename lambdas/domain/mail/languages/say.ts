import { type Language, languageFor } from '../../wording/languages/language.ts';
import type { languageTags, Words } from '../../wording/languages/words.ts';
import { canadianFrenchClaimMails } from './canadian-french-claims.ts';
import { canadianFrenchPlanMails } from './canadian-french-plans.ts';
import { spanishClaimMails } from './spanish-claims.ts';
import { spanishPlanMails } from './spanish-plans.ts';

/** What mails say, by the English of their templates with `{1}`, `{2}` where its values stand. */
export const mailSentences: Readonly<Record<(typeof languageTags)[number], ReadonlyMap<string, string>>> = {
  en: new Map(),
  es: sentences(spanishClaimMails, spanishPlanMails),
  'fr-CA': sentences(canadianFrenchClaimMails, canadianFrenchPlanMails),
};

function sentences(...parts: readonly Words[]): ReadonlyMap<string, string> {
  return new Map(parts.flatMap((words) => Object.entries(words)));
}

/** Writes a sentence whose English stands in the template. */
export type Say = (english: TemplateStringsArray, ...values: readonly string[]) => string;

/**
 * How a mail says its sentences: in its language, in English to the letter without one. A test finds every sentence in the
 * sources by the tags' names, and holds that each language has it. Values are put in as they are, never looked into.
 */
export const sayIn =
  ({ language }: { readonly language?: Language }): Say =>
  (english, ...values) => {
    const sentence = english.reduce((before, text, index) => `${before}{${index}}${text}`);
    const theirs = (language && mailSentences[language.tag].get(sentence)) ?? sentence;
    return theirs.replace(/\{(\d)\}/g, (_whole, index: string) => values[Number(index) - 1] ?? '');
  };

/** How a person is told something outside a mail, as in a text message: in the language of the account. */
export const sayTo = ({ language }: { readonly language?: string | undefined }): Say =>
  sayIn(language === undefined ? {} : { language: languageFor({ account: language }) });
