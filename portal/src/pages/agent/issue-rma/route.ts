import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = { path: '/claims/:claimId/rmas/new' };
