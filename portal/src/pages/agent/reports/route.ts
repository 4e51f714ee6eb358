import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/staff/reports',
  menu: { id: 'reports', label: 'Reports', icon: 'chart', order: 110, group: 'figures' },
  wide: true,
};
