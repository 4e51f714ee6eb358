import { companyUsers, readCompany, readCustomer, staffUsers } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { MailParticipant } from '../../domain/mail/reading/classify-mail.ts';
import type { Actor } from '../../domain/people/actor.ts';

/** Somebody whose mail about the claim counts, and in whose name it is acted on. */
export interface Participant extends MailParticipant {
  readonly actor: Actor;
  /** The partner's company. */
  readonly companyId?: string;
  /** Its comments are for the claims team, not for the customer. */
  readonly commentsToTeam?: boolean;
}

const addresses = (...known: readonly (string | undefined)[]): string[] => [
  ...new Set(known.flatMap((address) => (address === undefined ? [] : [address.toLowerCase()]))),
];

/** The customer by the address on the claim and the one on record now: either may have been written from. */
async function customerOf(table: Table, { customer }: Claim): Promise<Participant> {
  const record = await readCustomer(table, customer.customerId);
  return {
    partyKey: 'c',
    role: 'customer',
    addresses: addresses(customer.email, record?.email),
    actor: { role: 'customer', name: customer.name, userId: customer.customerId },
  };
}

/** The shop the claim is referred to or, until one is chosen, the company that registered the customer. */
async function partnerOf(table: Table, claim: Claim): Promise<Participant[]> {
  const companyId = claim.partner?.companyId ?? claim.registeredByCompanyId;
  if (companyId === undefined) return [];
  const [company, users] = await Promise.all([readCompany(table, companyId), companyUsers(table, companyId)]);
  // Somebody of the shop who writes from his own address writes for the shop; whoever was shut out does not.
  const own = users.filter(({ disabled }) => disabled !== true).map(({ email }) => email);
  return [
    {
      partyKey: `p${companyId}`,
      role: 'partner',
      companyId,
      ...(company?.commentVisibility === 'claims-team' && { commentsToTeam: true }),
      addresses: addresses(claim.partner?.email, company?.email, ...own),
      actor: { role: 'partner', name: claim.partner?.name ?? company?.name ?? 'The partner', companyId },
    },
  ];
}

/** Everybody who may write about a claim: the customer, the partner, and each member of the claims team. */
export async function participantsOf(table: Table, claim: Claim): Promise<Participant[]> {
  const [customer, partner, staff] = await Promise.all([
    customerOf(table, claim),
    partnerOf(table, claim),
    staffUsers(table),
  ]);
  const team = staff.map(
    (user): Participant => ({
      partyKey: 'a',
      role: 'agent',
      addresses: addresses(user.email),
      actor: { role: user.role === 'admin' ? 'admin' : 'agent', name: user.name, userId: user.userId },
    }),
  );
  return [customer, ...partner, ...team];
}
