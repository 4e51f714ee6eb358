import type { ClaimChange } from '../../domain/claim/change.ts';
import { isDenied } from '../../domain/claim/status.ts';
import type { AgentOnDuty, NoticeContext } from '../../domain/notices/notice-context.ts';
import { payeeName } from '../../domain/people/customer-payee.ts';
import type { Company } from '../../domain/people/people.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import { requireEnv } from '../environment.ts';
import { readBrand, readCompany, readCustomer, staffUsers } from '../people/people.ts';
import type { Table } from '../table/table.ts';
import { readMailWords } from './words-store.ts';

const addressOf = ({ address }: { readonly address: Company['address'] }): string | undefined =>
  address && [address.line1, address.city, address.region].join(', ');

export const mailBrand = (brand: Brand): NoticeContext['brand'] => ({
  name: brand.name,
  color: brand.colours.primary,
  claimsAddress: brand.claimsAddress,
  portalUrl: requireEnv('PORTAL_URL'),
  timeZone: brand.openingHours.zone,
  ...(brand.mail?.header !== undefined && { header: brand.mail.header }),
  ...(brand.mail?.footer !== undefined && { footer: brand.mail.footer }),
});

/** The agents on duty; where nobody is, all of the team: what reaches no inbox waits for somebody to come by. */
async function onDuty(table: Table): Promise<AgentOnDuty[]> {
  const team = (await staffUsers(table)).filter((user) => user.disabled !== true);
  const present = team.filter((user) => user.onDuty === true);
  return (present.length > 0 ? present : team).map(
    ({ userId, name, email, authorityLimitCents, notifications }) => ({
      ...{ userId, name, email, authorityLimitCents, notifications },
    }),
  );
}

/** Reads what a mail to the claims team needs that is about no change of a claim. */
export async function readTeam(table: Table): Promise<Pick<NoticeContext, 'brand' | 'agents'>> {
  const [brand, words, agents] = await Promise.all([readBrand(table), readMailWords(table), onDuty(table)]);
  const claimsAddress = requireEnv('CLAIMS_ADDRESS');
  return { brand: { ...mailBrand(brand), claimsAddress, words: words.mails }, agents };
}

/** Reads what the mails of a change need, and nothing when it has none. */
export async function readNoticeContext(
  table: Table,
  { claim, notices }: ClaimChange,
): Promise<NoticeContext> {
  const toAgents = notices.some((notice) => notice.to === 'agents');
  const reimburses = claim.status === 'approved' && claim.resolution === 'reimbursement';
  // A claim of a dealer's unit is told to the dealer.
  const toCustomer = !claim.unit && notices.some(({ to }) => to === 'customer');
  const [brand, words, agents, company, customer] = await Promise.all([
    readBrand(table),
    notices.length > 0 ? readMailWords(table) : undefined,
    toAgents ? onDuty(table) : [],
    claim.partner ? readCompany(table, claim.partner.companyId) : undefined,
    toCustomer ? readCustomer(table, claim.customer.customerId) : undefined,
  ]);
  // The store where the device goes, where the company has several.
  const store = company?.stores?.find(({ storeId }) => storeId === claim.partner?.storeId);
  const address = company && addressOf({ address: store?.address ?? company.address });
  const phone = store?.phone ?? company?.phone;
  const clauseText = isDenied(claim.status) ? claim.denial?.clauseText : undefined;
  return {
    brand: {
      ...mailBrand(brand),
      claimsAddress: requireEnv('CLAIMS_ADDRESS'),
      ...(words && { words: words.mails }),
    },
    agents,
    ...(company && {
      shop: {
        name: store?.name ?? company.name,
        ...(address !== undefined && { address }),
        ...(phone !== undefined && { phone }),
      },
    }),
    ...(clauseText !== undefined && { clauseText }),
    ...(customer?.language !== undefined && { customerLanguage: customer.language }),
    ...(customer?.notifications && { customerNotifications: customer.notifications }),
    ...(reimburses && customer?.payee && { customerPayee: payeeName(customer.payee) }),
  };
}
