import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/sell',
  when: ({ company }) => company?.kinds.includes('seller') ?? false,
  menu: { id: 'sell', label: 'Sell protection', icon: 'plans', order: 30 },
};
