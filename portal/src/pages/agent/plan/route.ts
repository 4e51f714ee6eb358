import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = { path: '/plans/:planNumber' };
