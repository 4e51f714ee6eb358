import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/claims',
  menu: { id: 'claims', label: 'Claims', icon: 'claims', order: 20 },
  wide: true,
};
