import type { Account } from '../session/account.ts';
import { LAST, type MenuGroup, menuGroups } from './page-route.ts';
import { type MenuPage, menuFor } from './pages.ts';

/** Entries under one heading; without a name, those that stand before or after all headings. */
interface MenuSection {
  readonly group?: MenuGroup;
  readonly pages: readonly MenuPage[];
}

/** As many entries are seen at a glance: a menu of no more needs no headings. */
const SHORT = 12;

/** The person's menu, under headings where it is long; no section is empty. */
export function menuSectionsFor(account: Account | undefined): readonly MenuSection[] {
  const pages = menuFor(account);
  if (pages.length <= SHORT) return [{ pages }];
  const plain = pages.filter(({ menu }) => menu.group === undefined);
  return [
    { pages: plain.filter(({ menu }) => menu.order < LAST) },
    ...menuGroups.map((group) => ({ group, pages: pages.filter(({ menu }) => menu.group === group) })),
    { pages: plain.filter(({ menu }) => menu.order >= LAST) },
  ].filter((section) => section.pages.length > 0);
}
