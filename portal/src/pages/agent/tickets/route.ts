import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/tickets',
  menu: { id: 'tickets', label: 'Tickets', icon: 'help', order: 35 },
  wide: true,
};
