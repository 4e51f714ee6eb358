import type { PageRoute } from '../../../routes/page-route.ts';

/** What one asked oneself; the help leads here. */
export const route: PageRoute = { path: '/tickets', wide: true };
