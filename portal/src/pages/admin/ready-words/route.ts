import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/admin/ready-words',
  menu: { id: 'ready-words', label: 'Ready words', icon: 'book', order: 230, group: 'wording' },
};
