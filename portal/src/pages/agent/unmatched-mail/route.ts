import type { PageRoute } from '../../../routes/page-route.ts';

/** The address that mails to the claims team lead to. */
export const route: PageRoute = {
  path: '/staff/unmatched-mail',
  menu: { id: 'mail', label: 'Mail to place', icon: 'mail', order: 30 },
};
