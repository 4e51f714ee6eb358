import type { PageRoute } from '../../../routes/page-route.ts';

/** Where the mail leads that asks every 90 days. */
export const route: PageRoute = { path: '/plan/tracking' };
