import type { PageRoute } from '../../../routes/page-route.ts';

export const route: PageRoute = {
  path: '/',
  // A company that repairs as well keeps the shop's home: customers at the counter come first there.
  when: ({ role, company }) => role === 'partner' && company?.approvedRepairPartner !== true,
  menu: { id: 'home', label: 'Home', icon: 'home', order: 10 },
};
