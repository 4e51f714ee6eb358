import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/admin/price-tables',
  menu: { id: 'price-tables', label: 'Price tables', icon: 'wrench', order: 245, group: 'wording' },
};
