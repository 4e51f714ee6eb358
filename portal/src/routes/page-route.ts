import type { Account } from '../session/account.ts';
import type { IconName } from '../shell/icons.tsx';

/**
 * Whose page it is: the folder below `pages`. Agents' pages are the admins' too; `dealer` is for partners that deal in
 * warranted units and for the claims team, who look after the same units; `everyone` is whoever signed in.
 */
export const faces = ['visitor', 'everyone', 'customer', 'partner', 'dealer', 'agent', 'admin'] as const;
export type Face = (typeof faces)[number];

/** Headings of a long menu, in their order. What has none stands before them, or after them from {@link LAST} on. */
export const menuGroups = ['partners', 'figures', 'administration', 'wording'] as const;
export type MenuGroup = (typeof menuGroups)[number];

/** From this order on an entry stands at the end: account, help. */
export const LAST = 900;

export interface MenuEntry {
  /** A brand may give its own label by this name. */
  readonly id: string;
  /** In English; translations stand under `shell/menu`. */
  readonly label: string;
  readonly icon: IconName;
  /** Smaller is higher. */
  readonly order: number;
  /** Under which heading it stands, in a menu that is long enough to need them. */
  readonly group?: MenuGroup;
}

/** What a page's folder says of it in `route.ts`; the page itself is loaded when it is opened. */
export interface PageRoute {
  /** Parameters begin with a colon: `/claims/:claimId`. */
  readonly path: string;
  readonly menu?: MenuEntry;
  /** Only for some of the role: dealers, owners. Left out: for all of them. */
  readonly when?: (account: Account) => boolean;
  /** Needs the whole width: the workbench, wide tables. */
  readonly wide?: boolean;
}
