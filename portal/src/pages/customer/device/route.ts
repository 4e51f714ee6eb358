import type { PageRoute } from '../../../routes/page-route.ts';

/** Where mails about a device lead. */
export const route: PageRoute = { path: '/devices/:deviceId' };
