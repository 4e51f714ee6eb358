import type { PageRoute } from '../../../routes/page-route.ts';

/** Where the customer's QR code leads: `/lookup#claimId=…&phone=…`. The fragment never reaches a server. */
export const route: PageRoute = {
  path: '/lookup',
  when: ({ company }) => company?.approvedRepairPartner ?? false,
  wide: true,
};
