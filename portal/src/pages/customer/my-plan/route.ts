import type { PageRoute } from '../../../routes/page-route.ts';

/** The short address that mails give: leads to the plan in force. */
export const route: PageRoute = { path: '/plan' };
