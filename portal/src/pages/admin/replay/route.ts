import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/admin/replay',
  menu: { id: 'replay', label: 'Try changed rules', icon: 'clock', order: 335, group: 'wording' },
};
