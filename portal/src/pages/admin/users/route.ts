import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/admin/users',
  menu: { id: 'users', label: 'Users', icon: 'people', order: 200, group: 'administration' },
  wide: true,
};
