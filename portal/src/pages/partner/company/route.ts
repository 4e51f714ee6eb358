import type { PageRoute } from '../../../routes/page-route.ts';

/** Mails about the company lead here. */
export const route: PageRoute = {
  path: '/company',
  menu: { id: 'company', label: 'Our company', icon: 'company', order: 60 },
};
