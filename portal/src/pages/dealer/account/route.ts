import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/dealer-account',
  menu: { id: 'dealer-account', label: 'Credits', icon: 'money', order: 66, group: 'partners' },
  wide: true,
};
