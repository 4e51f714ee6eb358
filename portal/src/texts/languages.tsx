import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useAccount } from '../session/account.ts';
import type { Texts, Translations, ValueNames } from './define-texts.ts';
import { fillParts, fillText, type TextValue } from './fill-text.ts';

/** Languages with a file of translations beside this one; English stands in the pages themselves. */
const files = import.meta.glob<Translations>('./translations/*.json', { import: 'default' });

interface Language {
  /** BCP 47, for `lang` and for Intl. */
  readonly tag: string;
  readonly translations: Translations;
}

const english: Language = { tag: 'en-US', translations: {} };
const LanguageContext = createContext<Language>(english);

const available = new Map(
  Object.keys(files).map((path) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), path]),
);

/** Languages that the portal can be read in, beside English. */
export const translatedTo = [...available.keys()];

/** The first language asked for that there is: exactly, else by its first part. */
function wanted(tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    if (tag.startsWith('en')) return undefined;
    const found = [...available.keys()].find(
      (language) => language === tag || language.split('-')[0] === tag.split('-')[0],
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Everything inside reads the person's language: the one chosen, else the browser's. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(english);
  const chosen = useAccount()?.language;
  useEffect(() => {
    const tag = wanted(chosen === undefined ? navigator.languages : [chosen]);
    const load = files[available.get(tag ?? '') ?? ''];
    if (tag === undefined || load === undefined) return setLanguage(english);
    // Without its file the page stays in English, which is a page still.
    load().then(
      (translations) => setLanguage({ tag, translations }),
      () => undefined,
    );
  }, [chosen]);
  useEffect(() => {
    document.documentElement.lang = language.tag;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export const useLanguageTag = (): string => use(LanguageContext).tag;

type Values<Text extends string, Value> = [ValueNames<Text>] extends [never]
  ? []
  : [values: Readonly<Record<ValueNames<Text>, Value>>];

export interface Translate<English extends Readonly<Record<string, string>>> {
  <Key extends keyof English & string>(key: Key, ...values: Values<English[Key], TextValue>): string;
  /** With elements as values. */
  rich<Key extends keyof English & string>(key: Key, ...values: Values<English[Key], ReactNode>): ReactNode;
}

/** The texts of a page or part in the person's language: `t('title')`, `t('due', { by })`. */
export function useTexts<English extends Readonly<Record<string, string>>>(
  texts: Texts<English>,
): Translate<English> {
  const language = use(LanguageContext);
  return useMemo(() => {
    const textOf = (key: string): string =>
      language.translations[texts.name]?.[key] ?? texts.english[key] ?? key;
    const plain = (key: string, values?: Readonly<Record<string, TextValue>>): string =>
      fillText(textOf(key), language.tag, values);
    const rich = (key: string, values: Readonly<Record<string, ReactNode>> = {}): ReactNode =>
      fillParts<ReactNode>(textOf(key), language.tag, (name) => values[name]).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
        <span key={index}>{part}</span>
      ));
    return Object.assign(plain, { rich }) as Translate<English>;
  }, [language, texts]);
}
