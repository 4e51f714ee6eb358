import type { PageRoute } from '../../../routes/page-route.ts';

/** Owners only: clerks see sales, not payouts. */
export const route: PageRoute = {
  path: '/payouts',
  when: ({ company }) => company?.role === 'owner' && company.kinds.includes('seller'),
  menu: { id: 'payouts', label: 'Payouts', icon: 'money', order: 45 },
};
