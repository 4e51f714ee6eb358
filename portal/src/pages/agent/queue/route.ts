import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/queue',
  menu: { id: 'queue', label: 'Queue', icon: 'queue', order: 20 },
  wide: true,
};
