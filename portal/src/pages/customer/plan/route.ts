import type { PageRoute } from '../../../routes/page-route.ts';

/** Where mails about a plan lead, and the payment provider's card page (`?session=`). */
export const route: PageRoute = { path: '/plans/:planNumber' };
