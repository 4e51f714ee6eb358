import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { callIn } from '../api/call.ts';
import { useAccount } from '../session/account.ts';
import type { Texts, Translations, ValueNames } from './define-texts.ts';
import { deviceLanguage } from './device-language.ts';
import { fillParts, fillText, type TextValue } from './fill-text.ts';
import { english, type Language, languageFor } from './language.ts';
import { faceOf, wordsOf } from './words.ts';

const LanguageContext = createContext<Language>(english);

/** The language of the account, else the one chosen on this device, else the browser's. */
function useWantedLanguage(): Language {
  const account = useAccount();
  const chosenHere = useSyncExternalStore(deviceLanguage.subscribe, deviceLanguage.get);
  const chosen = account?.language ?? chosenHere;
  useEffect(() => {
    if (account?.language !== undefined) deviceLanguage.choose(account.language);
  }, [account?.language]);
  return languageFor(chosen === undefined ? navigator.languages : [chosen]);
}

/** The service answers in this language, too; what it said before in another one is asked for again. */
function useAnswersIn({ region }: Language): void {
  const client = useQueryClient();
  const before = useRef(region);
  // Before the pages inside ask for anything, which they do in effects of their own.
  useLayoutEffect(() => callIn(region), [region]);
  useEffect(() => {
    if (before.current === region) return;
    before.current = region;
    void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'GET /me' });
  }, [client, region]);
}

/** Everything inside reads the person's language, and stands there only once its words do: nothing flashes in English. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useWantedLanguage();
  useAnswersIn(language);
  prepareWords(language, 'shell', 'parts');
  useEffect(() => {
    document.documentElement.lang = language.tag;
  }, [language]);
  return (
    <LanguageContext value={language}>
      <Suspense fallback={null}>{children}</Suspense>
    </LanguageContext>
  );
}

/** Begins to load words before a page asks for them. */
function prepareWords(language: Language, ...faces: readonly string[]): void {
  for (const face of faces) void wordsOf(language, face);
}

/** Begins to load the words of a page's face beside the page itself. */
export const usePreparedWords = (face: string | undefined): void =>
  prepareWords(use(LanguageContext), ...(face === undefined ? [] : [face]));

/** For `lang` and for what is kept by language. */
export const useLanguage = (): Language => use(LanguageContext);

/** For `Intl`: the language with its region. */
export const useLanguageTag = (): string => use(LanguageContext).region;

type Values<Text extends string, Value> = [ValueNames<Text>] extends [never]
  ? []
  : [values: Readonly<Record<ValueNames<Text>, Value>>];

export interface Translate<English extends Readonly<Record<string, string>>> {
  <Key extends keyof English & string>(key: Key, ...values: Values<English[Key], TextValue>): string;
  /** With elements as values. */
  rich<Key extends keyof English & string>(key: Key, ...values: Values<English[Key], ReactNode>): ReactNode;
}

/** A text's words, waited for where they are not loaded yet: the page's skeleton stands until then. */
const useWords = (language: Language, texts: Texts): Translations => use(wordsOf(language, faceOf(texts)));

/** The texts of a page or part in the person's language: `t('title')`, `t('due', { by })`. */
export function useTexts<English extends Readonly<Record<string, string>>>(
  texts: Texts<English>,
): Translate<English> {
  const language = use(LanguageContext);
  const words = useWords(language, texts);
  return useMemo(() => {
    const translated = new Map(Object.entries(words[texts.name] ?? {}));
    const original = new Map(Object.entries(texts.english));
    const textOf = (key: string): string => translated.get(key) ?? original.get(key) ?? key;
    const plain = (key: string, values?: Readonly<Record<string, TextValue>>): string =>
      fillText(textOf(key), language.region, values);
    const rich = (key: string, values: Readonly<Record<string, ReactNode>> = {}): ReactNode =>
      fillParts<ReactNode>(textOf(key), language.region, (name) => values[name]).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
        <span key={index}>{part}</span>
      ));
    return Object.assign(plain, { rich }) as Translate<English>;
  }, [language, words, texts]);
}
