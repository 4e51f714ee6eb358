import type { PageRoute } from '../../../routes/page-route.ts';

/** Where the text with the passcode leads, and every mail about what an activation still misses. */
export const route: PageRoute = { path: '/activate' };
