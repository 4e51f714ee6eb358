import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/',
  menu: { id: 'home', label: 'Home', icon: 'home', order: 10 },
};
