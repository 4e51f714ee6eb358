import type { MailBrand } from '../../domain/mail/templates/brand.ts';
import type { ComposedMail } from '../../domain/mail/templates/letter.ts';
import {
  type PayoutMailFacts,
  payoutHeldMail,
  payoutPaidMail,
  payoutReturnedMail,
  taxFormAskedMail,
} from '../../domain/mail/templates/payout-mails.ts';
import type { Payout } from '../../domain/referrals/payout.ts';
import { dueAt } from '../../domain/referrals/payout-calendar.ts';
import { taxFormFor } from '../../domain/referrals/payout-steps.ts';
import { type Referral, referralSchema } from '../../domain/referrals/referral.ts';
import { payoutZone } from '../environment.ts';
import { looseMailItem, readMailBrand } from '../mail/customer-mail.ts';
import { companyUsers, readCompany } from '../people/people.ts';
import { companyReferralsPartition } from '../table/money-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

type Writer = (facts: PayoutMailFacts, brand: MailBrand) => ComposedMail;

/** What the company is told of a step; undefined where it is not its affair. */
function letterOf(
  before: Payout,
  after: Payout,
): { readonly kind: string; readonly write: Writer } | undefined {
  if (after.status === before.status) return undefined;
  if (after.status === 'paid') return { kind: 'payout-paid', write: payoutPaidMail };
  if (after.status === 'returned' || after.status === 'failed')
    return { kind: 'payout-returned', write: payoutReturnedMail };
  const mendable = after.holds.some(({ code }) => code === 'tax-form' || code === 'no-payee');
  return after.status === 'held' && mendable ? { kind: 'payout-held', write: payoutHeldMail } : undefined;
}

/** Owners of a company, or its own address where it has none: clerks see no payouts. */
async function readersOf(
  table: Table,
  companyId: string,
): Promise<readonly { readonly name: string; readonly email: string }[]> {
  const users = await companyUsers(table, companyId);
  const owners = users.filter(({ partnerRole, disabled }) => partnerRole === 'owner' && !disabled);
  if (owners.length > 0) return owners.slice(0, 3);
  const company = await readCompany(table, companyId);
  return company ? [company] : [];
}

/** The mails that a step of a payout causes, queued with it. */
export async function payoutMailItems(
  table: Table,
  before: Payout,
  after: Payout,
  nowMs: number,
): Promise<TransactItem[]> {
  const letter = letterOf(before, after);
  if (!letter) return [];
  const [readers, brand] = await Promise.all([readersOf(table, after.companyId), readMailBrand(table)]);
  return readers.map(({ name, email }) =>
    looseMailItem(
      table,
      {
        to: { key: 'p', name, address: email },
        kind: letter.kind,
        mail: letter.write({ ownerName: name, payout: after }, brand),
        cause: `${after.payoutId} ${after.version}`,
        ...(after.status === 'paid' && { statementOf: after.payoutId }),
      },
      nowMs,
    ),
  );
}

/** Asks a company without its tax form for it, with its first sale. Two first sales at once ask twice. */
export async function taxFormAskedItems(
  table: Table,
  { companyId, planNumber, runMonth }: Referral,
  nowMs: number,
): Promise<TransactItem[]> {
  const company = await readCompany(table, companyId);
  const form = company && taxFormFor(company);
  if (form === undefined || company?.taxForm?.kind === form) return [];
  const earlier = { partition: companyReferralsPartition(companyId), sortPrefix: 'REFERRAL#', limit: 1 };
  const { items: sales } = await table.page(earlier, referralSchema);
  if (sales.length > 0) return [];
  const [readers, brand] = await Promise.all([readersOf(table, companyId), readMailBrand(table)]);
  const payDate = dueAt(runMonth, payoutZone());
  return readers.map(({ name, email }) => {
    const mail = taxFormAskedMail({ ownerName: name, form, payDate }, brand);
    const to = { key: 'p', name, address: email };
    return looseMailItem(table, { to, kind: 'tax-form-asked', mail, cause: planNumber }, nowMs);
  });
}
