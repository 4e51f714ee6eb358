import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/referrals',
  when: ({ company }) => company?.kinds.includes('seller') ?? false,
  menu: { id: 'referrals', label: 'Referrals', icon: 'chart', order: 40 },
};
