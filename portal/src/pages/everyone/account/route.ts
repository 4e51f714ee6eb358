import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/account',
  menu: { id: 'account', label: 'My account', icon: 'account', order: 900 },
};
