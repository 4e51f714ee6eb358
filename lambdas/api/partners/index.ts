import { readCustomer } from '../../adapters/people.ts';
import { visibleCompany } from '../../domain/access/visible.ts';
import { NotFound } from '../../domain/errors.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { nearbyPartners } from './nearby-partners.ts';
import { listRepairPartners, readOwnCompany } from './operations.ts';

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
]);
