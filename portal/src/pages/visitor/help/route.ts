import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/help',
  menu: { id: 'help', label: 'Help', icon: 'help', order: 50 },
  wide: true,
};
