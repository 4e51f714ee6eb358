import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/plans',
  menu: { id: 'plans', label: 'Plans', icon: 'plans', order: 40 },
};
