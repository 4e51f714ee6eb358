import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/devices',
  menu: { id: 'devices', label: 'Devices', icon: 'devices', order: 30 },
};
