import { readCustomer } from '../../adapters/people/people.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { applyingRoutes } from './applications/applying.ts';
import { reviewingRoutes } from './applications/reviewing.ts';
import { accountRoutes } from './company/account.ts';
import { colleagueRoutes } from './company/people.ts';
import { feeRoutes } from './fees/fees.ts';
import { nearbyPartners } from './nearby-partners.ts';
import { listRepairPartners } from './operations.ts';
import { oversightRoutes } from './oversight/companies.ts';
import { scorecardRoutes } from './scorecards/scorecards.ts';

export const handler = apiHandler([
  ...accountRoutes,
  ...colleagueRoutes,
  ...applyingRoutes,
  ...reviewingRoutes,
  ...oversightRoutes,
  ...scorecardRoutes,
  ...feeRoutes,
  route(listRepairPartners, async ({ table, caller, query, nowMs }) => {
    const { access } = caller();
    const customer =
      access.customerId === undefined ? undefined : await readCustomer(table, access.customerId);
    return { status: 200, body: await nearbyPartners(table, access, customer, query, nowMs) };
  }),
]);
