import type { PageRoute } from '../../../routes/page-route.ts';

/** Also for who is signed in: a dealer or seller applies to repair too. */
export const route: PageRoute = { path: '/become-a-partner' };
