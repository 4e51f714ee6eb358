import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/staff/sell',
  menu: { id: 'sell-to-caller', label: 'Sell to a caller', icon: 'plans', order: 45 },
};
