import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/staff/callers',
  menu: { id: 'callers', label: 'File for a caller', icon: 'search', order: 40 },
};
