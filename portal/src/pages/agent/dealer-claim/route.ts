import type { PageRoute } from '../../../routes/page-route.ts';

/** For a dealer who calls; it stands among the team's own pages, before `/claims/:claimId`. */
export const route: PageRoute = { path: '/claims/new' };
