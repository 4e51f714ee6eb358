import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/staff/devices',
  menu: { id: 'device-reviews', label: 'Devices to review', icon: 'devices', order: 50 },
};
