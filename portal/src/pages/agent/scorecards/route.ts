import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/staff/scorecards',
  menu: { id: 'scorecards', label: 'Repair partners', icon: 'wrench', order: 57, group: 'partners' },
  wide: true,
};
