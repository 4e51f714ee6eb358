import * as keys from '../../adapters/keys.ts';
import { readCustomer } from '../../adapters/people.ts';
import { visibleCompany } from '../../domain/access/visible.ts';
import { NotFound } from '../../domain/errors.ts';
import { type Referral, referralSchema } from '../../domain/plans/referral.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { nearbyPartners } from './nearby-partners.ts';
import { listReferrals, listRepairPartners, readOwnCompany } from './operations.ts';

const referralView = ({
  companyId: _company,
  version: _version,
  feeSchedule: _schedule,
  ...shown
}: Referral) => shown;

export const handler = apiHandler([
  route(readOwnCompany, async ({ caller }) => {
    const { access, company } = caller();
    if (!company) throw new NotFound('your company');
    const { version: _version, ...shown } = visibleCompany(access, company);
    return { status: 200, body: { ...shown, role: access.partnerRole ?? 'clerk' } };
  }),
  route(listRepairPartners, async ({ table, caller, query }) => {
    const { access } = caller();
    const customer =
      access.customerId === undefined ? undefined : await readCustomer(table, access.customerId);
    return { status: 200, body: await nearbyPartners(table, access, customer, query) };
  }),
  route(listReferrals, async ({ table, caller, query }) => {
    const partition = keys.companyReferralsPartition(caller().access.companyId ?? '');
    const page = await table.page({ ...pageOf({ partition }, query), newestFirst: true }, referralSchema);
    return { status: 200, body: listAnswer(page, referralView) };
  }),
]);
