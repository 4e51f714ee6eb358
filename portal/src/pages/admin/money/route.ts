import type { PageRoute } from '../../../routes/page-route.ts';

/** For administrators with the right `finance`. */
export const route: PageRoute = {
  path: '/money',
  when: ({ finance }) => finance === true,
  menu: { id: 'money', label: 'Money', icon: 'money', order: 80, group: 'administration' },
  wide: true,
};
