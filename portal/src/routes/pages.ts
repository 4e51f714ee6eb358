import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Account } from '../session/account.ts';
import type { Face, PageRoute } from './page-route.ts';

/** What `page.tsx` of a page's folder exports. */
interface PageModule {
  readonly default: ComponentType<{ readonly params: Readonly<Record<string, string>> }>;
}

export interface Page extends PageRoute {
  readonly face: Face;
  /** The page's folder below `pages`: `customer/claims`. */
  readonly folder: string;
  readonly Component: LazyExoticComponent<PageModule['default']>;
  /** Begins to load it, before somebody clicks. */
  readonly preload: () => void;
}

const routes = import.meta.glob<PageRoute>('../pages/*/*/route.ts', { eager: true, import: 'route' });
const modules = import.meta.glob<PageModule>('../pages/*/*/page.tsx');

function pageOf(path: string, route: PageRoute): Page {
  const folder = path.slice('../pages/'.length, -'/route.ts'.length);
  const load = modules[`../pages/${folder}/page.tsx`];
  if (load === undefined) throw new Error(`pages/${folder} has a route.ts and no page.tsx`);
  const preload = () => void load().catch(() => undefined);
  return { ...route, face: folder.split('/')[0] as Face, folder, Component: lazy(load), preload };
}

const parameters = ({ path }: Page): number => path.split('/:').length;

/** Fixed addresses before those with parameters: `/claims/new` is no claim's ID. */
const allPages: readonly Page[] = Object.entries(routes)
  .map(([path, route]) => pageOf(path, route))
  .sort((one, other) => parameters(one) - parameters(other));

/** Role's own pages before those of everybody: the same address may be another page for another role. */
const facesOf = (account: Account | undefined): readonly Face[] => {
  if (!account) return ['visitor'];
  if (account.role === 'admin') return ['admin', 'agent', 'dealer', 'everyone', 'visitor'];
  if (account.role === 'agent') return ['agent', 'dealer', 'everyone', 'visitor'];
  if (account.company?.kinds.includes('dealer')) return ['dealer', 'partner', 'everyone', 'visitor'];
  return [account.role, 'everyone', 'visitor'];
};

/** The pages this person has, the one to prefer first. */
export function pagesFor(account: Account | undefined): readonly Page[] {
  return facesOf(account).flatMap((face) =>
    allPages.filter(
      (page) =>
        page.face === face && (page.when === undefined || (account !== undefined && page.when(account))),
    ),
  );
}

/** Somebody signed in would have a page at this address. */
export const pagesBehindSignIn: readonly Page[] = allPages.filter(({ face }) => face !== 'visitor');

/** A page that has an entry in the menu. */
export type MenuPage = Page & Required<Pick<Page, 'menu'>>;

/** What stands in the menu, in its order; of an address with several pages the one that is shown there. */
export const menuFor = (account: Account | undefined): readonly MenuPage[] =>
  pagesFor(account)
    .filter(({ path }, index, pages) => pages.findIndex((page) => page.path === path) === index)
    .filter((page): page is MenuPage => page.menu !== undefined)
    .filter(({ face }) => (face === 'visitor') === (account === undefined))
    .sort((one, other) => one.menu.order - other.menu.order);
