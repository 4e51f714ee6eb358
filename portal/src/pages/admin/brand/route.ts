import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/admin/brand',
  menu: { id: 'brand', label: 'Brand', icon: 'brand', order: 220, group: 'administration' },
  wide: true,
};
