import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/staff/terms',
  menu: { id: 'terms', label: 'Terms and prices', icon: 'book', order: 120, group: 'figures' },
};
