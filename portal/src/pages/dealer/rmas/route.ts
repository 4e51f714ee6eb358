import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/rmas',
  menu: { id: 'rmas', label: 'RMAs', icon: 'rotate', order: 62, group: 'partners' },
  wide: true,
};
