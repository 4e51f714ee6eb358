import type { PageRoute } from '../../../routes/page-route.ts';

/** Mails lead here. */
export const route: PageRoute = { path: '/exports/:exportId' };
