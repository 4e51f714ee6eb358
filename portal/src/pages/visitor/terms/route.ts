import type { PageRoute } from '../../../routes/page-route.ts';

/** `?version=` shows terms that were in force before. */
export const route: PageRoute = { path: '/terms' };
