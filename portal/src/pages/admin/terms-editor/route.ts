import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/admin/terms',
  menu: { id: 'edit-terms', label: 'Change the terms', icon: 'book', order: 330, group: 'wording' },
};
