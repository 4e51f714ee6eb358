import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/',
  menu: { id: 'home', label: 'Next claim', icon: 'home', order: 10 },
};
