import type { PageRoute } from '../../../routes/page-route.ts';

/** `new` begins one. */
export const route: PageRoute = { path: '/staff/articles/:articleId', wide: true };
