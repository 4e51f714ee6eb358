import type { PageRoute } from '../../../routes/page-route.ts';

/** `?claim=CLM-…` says which claim it is about. */
export const route: PageRoute = { path: '/tickets/new' };
