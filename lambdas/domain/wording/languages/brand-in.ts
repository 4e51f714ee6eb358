import type { Brand, StepWording } from '../brand.ts';
import { type Language, said } from './language.ts';

/** A brand whose words are in one language; without it they are as the brand wrote them. */
export interface SpokenBrand extends Brand {
  readonly language?: Language;
  /** IANA zone of whoever reads it; without it, the one of the opening hours. */
  readonly timeZone?: string;
}

const each = <T extends Readonly<Record<string, string | undefined>>>(texts: T, language: Language): T =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text === undefined ? text : said(text, language)]),
  ) as T;

const stepIn = ({ who, buttons, ...words }: StepWording, language: Language): StepWording => ({
  who,
  ...each(words, language),
  ...(buttons && { buttons: each(buttons, language) }),
});

/** A brand's texts in a language: ours are translated, what the brand says otherwise is said as it wrote it. */
export const textsIn = <T extends Brand>(brand: T, language: Language): T => ({
  ...brand,
  statusLabels: each(brand.statusLabels, language),
  steps: Object.fromEntries(
    Object.entries(brand.steps).map(([key, step]) => [key, stepIn(step, language)]),
  ) as Brand['steps'],
  fallbacks: each(brand.fallbacks, language),
});

/** The brand to tell people in a language by. */
export const brandIn = (brand: Brand, language: Language): SpokenBrand =>
  language.tag === 'en' ? brand : { ...textsIn(brand, language), language };
