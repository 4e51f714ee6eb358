import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/help',
  menu: { id: 'help', label: 'Help', icon: 'help', order: 900 },
  wide: true,
};
