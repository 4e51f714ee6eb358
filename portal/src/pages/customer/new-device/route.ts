import type { PageRoute } from '../../../routes/page-route.ts';

/** `?swap=` names the device whose place the new one takes. */
export const route: PageRoute = { path: '/devices/new' };
