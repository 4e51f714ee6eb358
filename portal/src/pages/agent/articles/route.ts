import type { PageRoute } from '../../../routes/page-route.ts';

/** Everybody of the team writes; an admin publishes. */
export const route: PageRoute = {
  path: '/staff/articles',
  menu: { id: 'articles', label: 'Articles', icon: 'book', order: 122, group: 'figures' },
  wide: true,
};
