import { useBrand } from '../brand/brand.tsx';
import type { MenuEntry } from '../routes/page-route.ts';
import { defineTexts } from '../texts/define-texts.ts';
import { useTexts } from '../texts/languages.tsx';

/** Translations of the labels stand under the English one. */
const labels = defineTexts<Record<string, string>>('shell/menu', {});

/** The label of a menu entry: the brand's where it has its own, else ours in the person's language. */
export function useMenuLabel(): (entry: MenuEntry) => string {
  const brand = useBrand();
  const t = useTexts(labels);
  const own = new Map(brand?.menu.map(({ id, label }) => [id, label]));
  return ({ id, label }) => t(own.get(id) ?? label);
}
