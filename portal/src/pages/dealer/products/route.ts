import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/products',
  menu: { id: 'products', label: 'Products', icon: 'plans', order: 70, group: 'partners' },
};
