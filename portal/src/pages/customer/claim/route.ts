import type { PageRoute } from '../../../routes/page-route.ts';

/** Where mails lead; a draft is gone on with here (`?step=`). */
export const route: PageRoute = { path: '/claims/:claimId' };
