import { readClaim } from '../../adapters/claims/claim-store.ts';
import { readApplication } from '../../adapters/companies/application-store.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { readLink } from '../../adapters/mail/link-store.ts';
import { readCompany, readUser } from '../../adapters/people/people.ts';
import { readRma } from '../../adapters/rmas/rma-store.ts';
import { messageKey, questionKey } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { Action } from '../../domain/access/actions.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { accessRecord } from '../../domain/access/claim-record.ts';
import type { AccessUser } from '../../domain/access/rules.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import {
  type LinkRecord,
  type MessageRecord,
  messageRecordSchema,
  questionRecordSchema,
} from '../../domain/claim/records.ts';
import { type Application, isDecided } from '../../domain/companies/application.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Rma } from '../../domain/rma/rma.ts';

/** The link's action, for the kinds that a page exists for. */
export type LinkAction = 'approve' | 'ask' | 'deny' | 'answer' | 'agree' | 'decline';

/** A link whose question is still open, with the rights of whoever holds it. */
export interface OpenLink {
  readonly state: 'open';
  readonly link: LinkRecord & { readonly action: LinkAction };
  readonly claim: Claim;
  readonly holder: AccessUser;
}

/** A link by which somebody says that a mail in his name, which nothing proves, is really his. */
export interface ConfirmLink {
  readonly state: 'confirm';
  readonly link: LinkRecord;
  readonly claim: Claim;
  readonly mail: MessageRecord;
}

/** A link by which an applicant chooses a time for the coordinator's call. */
export interface CallLink {
  readonly state: 'book-call';
  readonly application: Application;
}

/** A link by which a customer moves the claim to the shop where he stands. */
export interface MoveLink {
  readonly state: 'move-claim';
  readonly link: LinkRecord;
  readonly claim: Claim;
}

/** A link by which a dealer says that the units of an RMA are on their way. */
export interface ShipLink {
  readonly state: 'ship-rma';
  readonly link: LinkRecord & { readonly url: string };
  readonly rma: Rma;
}

export type LinkState =
  | OpenLink
  | ConfirmLink
  | CallLink
  | MoveLink
  | ShipLink
  | { readonly state: 'confirmed' }
  /** Used, or overtaken by another answer. */
  | { readonly state: 'used'; readonly by: string; readonly at: string }
  /** Never made, expired, or no longer this person's to use. All of them look the same. */
  | { readonly state: 'unknown' };

const linkActions: readonly LinkAction[] = ['approve', 'ask', 'deny', 'answer', 'agree', 'decline'];

/** An agent's rights are read on each use: a link in the mail of somebody who left opens nothing. */
async function holderOf(table: Table, { actor, person }: LinkRecord): Promise<AccessUser | undefined> {
  if (actor.role === 'customer') return { role: 'customer', userId: person, customerId: person };
  if (actor.role === 'partner') {
    const company = await readCompany(table, person);
    return (
      company && {
        role: 'partner',
        userId: person,
        companyId: company.companyId,
        companyKinds: company.kinds,
        approvedRepairPartner: company.approvedRepairPartner,
      }
    );
  }
  const user = await readUser(table, person);
  if ((user?.role !== 'agent' && user?.role !== 'admin') || user.disabled) return undefined;
  return { role: user.role, userId: user.userId, authorityLimitCents: user.authorityLimitCents };
}

/** Whether the holder may still do what the link says, on the claim as it stands. */
export const mayUse = (link: Pick<LinkRecord, 'action'>, holder: AccessUser, claim: Claim): boolean =>
  allowed(holder, actionOf(link), accessRecord(claim)) === 'yes';

const actionOf = ({ action }: Pick<LinkRecord, 'action'>): Action => {
  if (action === 'answer') return 'claim.answer';
  if (action === 'agree' || action === 'decline') return 'claim.consent';
  if (action === 'move-claim') return 'claim.refer';
  return action === 'confirm-sender' ? 'claim.comment' : 'claim.decide';
};

async function claimOf(table: Table, claimId: string): Promise<Claim | undefined> {
  try {
    return await readClaim(table, claimId);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

const isLinkAction = (action: string): action is LinkAction =>
  (linkActions as readonly string[]).includes(action);

/** What a link id stands for now. Reading changes nothing: scanners open every link of a mail. */
export async function readLinkState(table: Table, linkId: string, nowMs: number): Promise<LinkState> {
  const link = await readLink(table, linkId, nowMs);
  if (!link) return { state: 'unknown' };
  if (link.action === 'book-call') return callState(table, link);
  const [claim, holder] = await Promise.all([claimOf(table, link.claimId), holderOf(table, link)]);
  if (!claim || !holder) return { state: 'unknown' };
  if (link.action === 'move-claim')
    return mayUse(link, holder, claim) ? { state: 'move-claim', link, claim } : { state: 'unknown' };
  if (link.action === 'ship-rma') return shipState(table, link, holder);
  if (link.action === 'confirm-sender') return confirmState(table, link, claim, holder);
  return questionState(table, link, claim, holder);
}

/** The application is named where a question would be. */
async function callState(table: Table, { questionId }: LinkRecord): Promise<LinkState> {
  const application = await readApplication(table, questionId);
  return isDecided(application)
    ? {
        state: 'used',
        by: application.decidedBy?.name ?? 'the claims team',
        at: application.decidedAt ?? application.createdAt,
      }
    : { state: 'book-call', application };
}

/** The RMA is named where a question would be. */
async function shipState(table: Table, link: LinkRecord, holder: AccessUser): Promise<LinkState> {
  const rma = await readRma(table, link.questionId);
  const may = allowed(holder, 'rma.update', { dealerCompanyId: rma.dealer.companyId });
  if (may !== 'yes') return { state: 'unknown' };
  return { state: 'ship-rma', link: { ...link, url: `${requireEnv('PORTAL_URL')}/rmas/${rma.rmaId}` }, rma };
}

/** The mail is named where a question would be. Confirmed once, it carries no mark any more. */
async function confirmState(
  table: Table,
  link: LinkRecord,
  claim: Claim,
  holder: AccessUser,
): Promise<LinkState> {
  const mail = await table.get(messageKey(claim.claimId, link.questionId), messageRecordSchema);
  if (!mail || !mayUse(link, holder, claim)) return { state: 'unknown' };
  return mail.onceConfirmed === undefined ? { state: 'confirmed' } : { state: 'confirm', link, claim, mail };
}

async function questionState(
  table: Table,
  link: LinkRecord,
  claim: Claim,
  holder: AccessUser,
): Promise<LinkState> {
  const { action } = link;
  if (!isLinkAction(action)) return { state: 'unknown' };
  const question = await table.get(questionKey(link.claimId, link.questionId), questionRecordSchema);
  if (claim.openQuestion?.questionId !== link.questionId) {
    if (!question) return { state: 'unknown' };
    return {
      state: 'used',
      by: (question.closedBy ?? claim.movedBy).name,
      at: question.closedAt ?? claim.movedAt,
    };
  }
  if (!mayUse(link, holder, claim)) return { state: 'unknown' };
  return { state: 'open', link: { ...link, action }, claim, holder };
}
