import type { PageRoute } from '../../../routes/page-route.ts';

/** The address that mails lead to, for every role. */
export const route: PageRoute = { path: '/claims/:claimId', wide: true };
