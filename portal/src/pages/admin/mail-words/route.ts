import type { PageRoute } from '../../../routes/page-route.ts';

/** `#customer.question` opens one. */
export const route: PageRoute = {
  path: '/admin/mail-words',
  menu: { id: 'mail-words', label: 'Mails', icon: 'mail', order: 225, group: 'wording' },
  wide: true,
};
