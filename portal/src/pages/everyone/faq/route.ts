import type { PageRoute } from '../../../routes/page-route.ts';

/** Partners confirm here that they have read theirs. */
export const route: PageRoute = { path: '/help/faq' };
