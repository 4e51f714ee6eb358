import * as keys from '../../adapters/keys.ts';
import { readCustomer } from '../../adapters/people.ts';
import { type Referral, referralSchema } from '../../domain/referrals/referral.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { applyingRoutes } from './applications/applying.ts';
import { reviewingRoutes } from './applications/reviewing.ts';
import { accountRoutes } from './company/account.ts';
import { colleagueRoutes } from './company/people.ts';
import { nearbyPartners } from './nearby-partners.ts';
import { listReferrals, listRepairPartners } from './operations.ts';
import { oversightRoutes } from './oversight/companies.ts';
import { scorecardRoutes } from './scorecards/scorecards.ts';

const referralView = ({
  companyId: _company,
  version: _version,
  feeSchedule: _schedule,
  ...shown
}: Referral) => shown;

export const handler = apiHandler([
  ...accountRoutes,
  ...colleagueRoutes,
  ...applyingRoutes,
  ...reviewingRoutes,
  ...oversightRoutes,
  ...scorecardRoutes,
  route(listRepairPartners, async ({ table, caller, query, nowMs }) => {
    const { access } = caller();
    const customer =
      access.customerId === undefined ? undefined : await readCustomer(table, access.customerId);
    return { status: 200, body: await nearbyPartners(table, access, customer, query, nowMs) };
  }),
  route(listReferrals, async ({ table, caller, query }) => {
    const partition = keys.companyReferralsPartition(caller().access.companyId ?? '');
    const page = await table.page({ ...pageOf({ partition }, query), newestFirst: true }, referralSchema);
    return { status: 200, body: listAnswer(page, referralView) };
  }),
]);
