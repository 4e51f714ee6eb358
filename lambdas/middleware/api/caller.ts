import { readCompany, readUser } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { AccessUser } from '../../domain/access/rules.ts';
import { takesClaims } from '../../domain/companies/fitness.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Company, User } from '../../domain/people/people.ts';
import { isEnded, type SessionProof } from '../../domain/people/sessions.ts';

/** The signed-in person: what the token proves (the id) and what the table says (everything else), read on each call. */
export interface Caller {
  readonly user: User;
  readonly company?: Company;
  /** For the access table. */
  readonly access: AccessUser;
  /** For history. */
  readonly actor: Actor;
}

const accessOf = (user: User, company: Company | undefined): AccessUser => ({
  role: user.role,
  userId: user.userId,
  customerId: user.customerId,
  companyId: user.companyId,
  partnerRole: user.partnerRole,
  authorityLimitCents: user.authorityLimitCents,
  finance: user.role === 'admin' && user.finance,
  companyKinds: company?.kinds,
  approvedRepairPartner: company && takesClaims(company),
});

/** A user as the history names whoever did something. */
export const actorOf = (user: User, company?: Company): Actor => ({
  role: user.role,
  name: user.role === 'partner' && company ? `${user.name}, ${company.name}` : user.name,
  userId: user.userId,
  ...(user.companyId !== undefined && { companyId: user.companyId }),
});

/** Undefined when the token's subject is nobody we know, or shut out, and when the sign-in it comes from was ended. */
export async function readCaller(
  table: Table,
  subject: string,
  session?: SessionProof,
): Promise<Caller | undefined> {
  const user = await readUser(table, subject);
  if (!user || user.disabled || (session && isEnded(user, session))) return undefined;
  const company = user.companyId === undefined ? undefined : await readCompany(table, user.companyId);
  const actor = actorOf(user, company);
  return { user, access: accessOf(user, company), actor, ...(company && { company }) };
}
