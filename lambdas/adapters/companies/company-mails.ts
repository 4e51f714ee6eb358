import { sayTo } from '../../domain/mail/languages/say.ts';
import { brandFor } from '../../domain/mail/templates/brand.ts';
import {
  contactChangedMail,
  customerPayeeMail,
  payeeAskedMail,
  payeeDecidedMail,
  payeeToConfirmMail,
  suspendedMail,
} from '../../domain/mail/templates/company-mails.ts';
import type { ComposedMail } from '../../domain/mail/templates/letter.ts';
import { agentParty } from '../../domain/notices/notice-context.ts';
import { teamFor } from '../../domain/notices/team.ts';
import { isSamePayee } from '../../domain/people/customer-payee.ts';
import type { Company, Customer } from '../../domain/people/people.ts';
import { looseMailItem, readMailBrand } from '../mail/customer-mail.ts';
import { readTeam } from '../mail/notice-reader.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** One mail to each address, each address once. */
function toEach(
  table: Table,
  company: Company,
  addresses: readonly (string | undefined)[],
  { kind, mail, nowMs }: { readonly kind: string; readonly mail: ComposedMail; readonly nowMs: number },
): TransactItem[] {
  const known = new Map(
    addresses.flatMap((address) =>
      address === undefined ? [] : [[address.toLowerCase(), address] as const],
    ),
  );
  const cause = `${company.companyId} ${company.version}`;
  return [...known.values()].map((address) =>
    looseMailItem(table, { to: { key: 'x', name: company.name, address }, kind, mail, cause }, nowMs),
  );
}

/** Another payee is asked for: to the company, to the old and the new address, and to the agents on duty. */
export async function payeeAskedItems(
  table: Table,
  company: Company,
  nowMs: number,
): Promise<TransactItem[]> {
  const { payeeChange, payee } = company;
  if (!payeeChange) return [];
  const { brand, agents } = await readTeam(table);
  const facts = {
    companyName: company.name,
    email: payeeChange.email,
    askedBy: payeeChange.requestedBy.name,
    at: payeeChange.requestedAt,
  };
  const how = { kind: 'payee-asked', mail: payeeAskedMail(facts, brand), nowMs };
  const cause = `${company.companyId} ${company.version}`;
  return [
    ...toEach(table, company, [company.email, payee?.email, payeeChange.email], how),
    ...teamFor(agents).map((agent) => {
      const mail = payeeToConfirmMail(facts, agent.name, brand);
      return looseMailItem(table, { to: agentParty(agent), kind: 'payee-to-confirm', mail, cause }, nowMs);
    }),
  ];
}

/** The asked payee took effect, or did not. `company`: as it stands then. */
export async function payeeDecidedItems(
  table: Table,
  company: Company,
  asked: string,
  { confirmed, reason }: { readonly confirmed: boolean; readonly reason?: string | undefined },
  nowMs: number,
): Promise<TransactItem[]> {
  const brand = await readMailBrand(table);
  const mail = payeeDecidedMail({ companyName: company.name, email: asked, confirmed, reason }, brand);
  return toEach(table, company, [company.email], { kind: 'payee-decided', mail, nowMs });
}

/** A changed contact is told at the old one. */
export async function contactChangedItems(
  table: Table,
  before: Company,
  after: Company,
  nowMs: number,
): Promise<TransactItem[]> {
  const what = [
    ...(before.email === after.email ? [] : ['the mail address']),
    ...(before.phone === after.phone ? [] : ['the telephone number']),
  ];
  if (what.length === 0) return [];
  const mail = contactChangedMail({ name: before.name, what }, await readMailBrand(table));
  return toEach(table, after, [before.email], { kind: 'contact-changed', mail, nowMs });
}

/** Suspended, or let work again. */
export async function suspensionItems(
  table: Table,
  company: Company,
  nowMs: number,
): Promise<TransactItem[]> {
  const reason = company.suspended?.reason;
  const facts = { companyName: company.name, ...(reason !== undefined && { reason }) };
  const mail = suspendedMail(facts, await readMailBrand(table));
  return toEach(table, company, [company.email], { kind: 'suspension', mail, nowMs });
}

/** A customer's changed telephone or address is told by mail, so that whoever did not do it can say so. */
export async function customerContactItems(
  table: Table,
  before: Customer,
  after: Customer,
  nowMs: number,
): Promise<TransactItem[]> {
  const say = sayTo(after);
  const what = [
    ...(before.phone === after.phone ? [] : [say`the telephone number`]),
    ...(JSON.stringify(before.address) === JSON.stringify(after.address) ? [] : [say`the postal address`]),
  ];
  if (what.length === 0) return [];
  const { name, customerId, version } = after;
  const mail = contactChangedMail({ name, what }, brandFor(await readMailBrand(table), after));
  const to = { key: 'c', name, address: before.email };
  const cause = `${customerId} ${version}`;
  return [looseMailItem(table, { to, kind: 'contact-changed', mail, cause }, nowMs)];
}

/** Where a customer's money goes was changed: told by mail, so that whoever did not do it can say so. */
export async function payeeMailItems(
  table: Table,
  before: Customer,
  after: Customer,
  nowMs: number,
): Promise<TransactItem[]> {
  const { payee, name, customerId, version } = after;
  if (!payee || isSamePayee(payee, before.payee)) return [];
  const brand = brandFor(await readMailBrand(table), after);
  const mail = customerPayeeMail({ customerName: name, payee }, brand);
  // To the contact, and to the address that money went to.
  const addresses = new Set([
    before.email,
    ...(before.payee?.method === 'paypal' ? [before.payee.email] : []),
  ]);
  return [...addresses].map((address) => {
    const to = { key: 'c', name, address };
    return looseMailItem(
      table,
      { to, kind: 'payee-changed', mail, cause: `${customerId} ${version}` },
      nowMs,
    );
  });
}
