import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/units',
  menu: { id: 'units', label: 'Units', icon: 'box', order: 60, group: 'partners' },
  wide: true,
};
