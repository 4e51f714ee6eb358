import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = { path: '/units/:serial', wide: true };
