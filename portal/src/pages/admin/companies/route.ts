import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/admin/companies',
  menu: { id: 'companies', label: 'Companies', icon: 'company', order: 210, group: 'administration' },
  wide: true,
};
