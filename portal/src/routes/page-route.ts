import type { Account } from '../session/account.ts';
import type { IconName } from '../shell/icons.tsx';

/**
 * Whose page it is: the folder below `pages`. Agents' pages are the admins' too; `dealer` is for partners that deal in
 * warranted units and for the claims team, who look after the same units; `everyone` is whoever signed in.
 */
export const faces = ['visitor', 'everyone', 'customer', 'partner', 'dealer', 'agent', 'admin'] as const;
export type Face = (typeof faces)[number];

export interface MenuEntry {
  /** A brand may give its own label by this name. */
  readonly id: string;
  /** In English; translations stand under `shell/menu`. */
  readonly label: string;
  readonly icon: IconName;
  /** Smaller is higher. */
  readonly order: number;
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
