import { DateTime } from 'luxon';
import { formatCents } from '../../money/format.ts';
import { canadianFrench } from './canadian-french.ts';
import { canadianFrenchPhotos } from './canadian-french-photos.ts';
import { canadianFrenchProblems } from './canadian-french-problems.ts';
import { canadianFrenchReturns } from './canadian-french-returns.ts';
import { spanish } from './spanish.ts';
import { spanishPhotos } from './spanish-photos.ts';
import { spanishProblems } from './spanish-problems.ts';
import { spanishReturns } from './spanish-returns.ts';
import type { languageTags } from './words.ts';

/** A language that people are told in: its words, and how it writes instants, days and amounts. */
export interface Language {
  readonly tag: (typeof languageTags)[number];
  /** By which dates are written. */
  readonly locale: string;
  readonly words: ReadonlyMap<string, string>;
  /** With weekday, hour and zone. */
  instant(at: string, zone: string): string;
  day(at: string, zone: string): string;
  /** US dollars. */
  money(cents: number): string;
}

const written =
  (locale: string, format: string) =>
  (at: string, zone: string): string =>
    DateTime.fromISO(at, { zone }).setLocale(locale).toFormat(format);

export const english: Language = {
  tag: 'en',
  locale: 'en-US',
  words: new Map(),
  instant: written('en-US', "ccc, LLL d, yyyy 'at' h:mm a ZZZZ"),
  day: written('en-US', 'LLLL d, yyyy'),
  money: formatCents,
};

/** `69,00 $ US`: in Canada a bare sign is another dollar. Made when it is needed: the first takes a millisecond of a cold start. */
const frenchDollars = (cents: number): string =>
  new Intl.NumberFormat('fr-CA', { style: 'currency', currency: 'USD' }).format(cents / 100);

export const languages: readonly Language[] = [
  english,
  {
    tag: 'es',
    locale: 'es-US',
    words: new Map(Object.entries({ ...spanish, ...spanishPhotos, ...spanishProblems, ...spanishReturns })),
    instant: written('es-US', "ccc d 'de' LLL 'de' yyyy, h:mm a ZZZZ"),
    day: written('es-US', "d 'de' LLLL 'de' yyyy"),
    money: formatCents,
  },
  {
    tag: 'fr-CA',
    locale: 'fr-CA',
    words: new Map(
      Object.entries({
        ...canadianFrench,
        ...canadianFrenchPhotos,
        ...canadianFrenchProblems,
        ...canadianFrenchReturns,
      }),
    ),
    instant: written('fr-CA', "ccc d LLL yyyy 'à' H 'h' mm ZZZZ"),
    day: written('fr-CA', 'd LLLL yyyy'),
    money: frenchDollars,
  },
];

/** The language of a BCP 47 tag, by its first part; undefined where we have none. */
const languageOf = (tag: string): Language | undefined => {
  const first = tag.trim().toLowerCase().split('-')[0];
  return languages.find((language) => language.tag.split('-')[0] === first);
};

/** The tags of an `Accept-Language` header (RFC 9110, 12.5.4), the most wanted first; those that are refused left out. */
const wantedTags = (accepted: string): string[] =>
  accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';');
      const weight = parameters
        .map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1])
        .find((one) => one !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);

/** The language somebody is told in: the one of the account, else the first accepted one that we have, else English. */
export const languageFor = ({
  account,
  accepted = '',
}: {
  readonly account?: string | undefined;
  readonly accepted?: string | undefined;
}): Language => {
  const tags = account === undefined ? wantedTags(accepted) : [account];
  return tags.map(languageOf).find((language) => language !== undefined) ?? english;
};

/**
 * A text of ours in a language. Several sentences that stand one after the other are each looked up; what is not ours,
 * somebody's own words, stays as it was written.
 */
export function said(text: string, { words }: Language): string {
  const whole = words.get(text);
  if (whole !== undefined) return whole;
  const told: string[] = [];
  let rest = text;
  while (rest !== '') {
    const next = [...words].find(([ours]) => rest === ours || rest.startsWith(`${ours} `));
    if (!next) return text;
    told.push(next[1]);
    rest = rest.slice(next[0].length + 1);
  }
  return told.join(' ');
}
