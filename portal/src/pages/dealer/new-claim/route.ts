import type { PageRoute } from '../../../routes/page-route.ts';

/** `?serial=` names the unit that somebody has looked at already. */
export const route: PageRoute = { path: '/claims/new', when: ({ role }) => role === 'partner' };
