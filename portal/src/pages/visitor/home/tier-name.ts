import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A tier of the catalogue in words; one made later by its own name. */
export function useTierName(): (tier: string) => string {
  const t = useTexts(texts);
  const names: Readonly<Record<string, string>> = {
    value: t('value'),
    standard: t('standard'),
    premium: t('premium'),
    flagship: t('flagship'),
  };
  return (tier) => names[tier] ?? tier;
}
