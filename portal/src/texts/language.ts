/** A language the portal is read in. */
export interface Language {
  /** The folder of its translations, and `lang` of the page; `en` stands in the pages themselves and has none. */
  readonly tag: 'en' | 'es' | 'fr-CA';
  /** With the region, for the plural rules, dates and amounts of `Intl`. */
  readonly region: string;
  /** Its own name for itself. */
  readonly name: string;
}

export const english: Language = { tag: 'en', region: 'en-US', name: 'English' };

/** The ones there are, as people are offered them. */
export const languages: readonly Language[] = [
  english,
  { tag: 'es', region: 'es-US', name: 'Español' },
  { tag: 'fr-CA', region: 'fr-CA', name: 'Français' },
];

const firstPart = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** The first language asked for that there is: `es-MX` reads the Spanish there is; English when there is none. */
export function languageFor(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = languages.find((language) => firstPart(language.tag) === firstPart(tag));
    if (found) return found;
  }
  return english;
}
