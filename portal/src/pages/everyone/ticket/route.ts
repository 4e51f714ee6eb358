import type { PageRoute } from '../../../routes/page-route.ts';

/** Where the mails about a ticket lead: whoever asked, and the claims team. */
export const route: PageRoute = { path: '/tickets/:ticketId' };
