import type { PageRoute } from '../../../routes/page-route.ts';

/** Mails to the claims team lead here. */
export const route: PageRoute = {
  path: '/applications',
  menu: { id: 'applications', label: 'Partners to decide on', icon: 'company', order: 56, group: 'partners' },
};
