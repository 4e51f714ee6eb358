import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/scorecard',
  when: ({ company }) => company?.kinds.includes('repair') ?? false,
  menu: { id: 'scorecard', label: 'Scorecard', icon: 'star', order: 45 },
};
