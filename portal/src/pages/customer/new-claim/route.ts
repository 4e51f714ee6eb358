import type { PageRoute } from '../../../routes/page-route.ts';

/** `?device=` and `?type=` answer the first questions already; `?with=` is another claim of the same incident. */
export const route: PageRoute = { path: '/claims/new' };
