import { readClaim } from '../../adapters/claim-store.ts';
import * as keys from '../../adapters/keys.ts';
import { readLink } from '../../adapters/link-store.ts';
import { readCompany, readUser } from '../../adapters/people.ts';
import type { Table } from '../../adapters/table.ts';
import { type AccessUser, allowed } from '../../domain/access/allowed.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { type LinkRecord, questionRecordSchema } from '../../domain/claim/records.ts';
import { NotFound } from '../../domain/errors.ts';
import { accessRecord } from '../claims/claim-request.ts';

/** The link's action, for the kinds that a page exists for. */
export type LinkAction = 'approve' | 'ask' | 'deny' | 'answer';

/** A link whose question is still open, with the rights of whoever holds it. */
export interface OpenLink {
  readonly state: 'open';
  readonly link: LinkRecord & { readonly action: LinkAction };
  readonly claim: Claim;
  readonly holder: AccessUser;
}

export type LinkState =
  | OpenLink
  /** Used, or overtaken by another answer. */
  | { readonly state: 'used'; readonly by: string; readonly at: string }
  /** Never made, expired, or no longer this person's to use. All of them look the same. */
  | { readonly state: 'unknown' };

const linkActions: readonly LinkAction[] = ['approve', 'ask', 'deny', 'answer'];

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
  if (user?.role !== 'agent' && user?.role !== 'admin') return undefined;
  return { role: user.role, userId: user.userId, authorityLimitCents: user.authorityLimitCents };
}

/** Whether the holder may still do what the link says, on the claim as it stands. */
export const mayUse = (link: Pick<LinkRecord, 'action'>, holder: AccessUser, claim: Claim): boolean =>
  allowed(holder, link.action === 'answer' ? 'claim.answer' : 'claim.decide', accessRecord(claim)) === 'yes';

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
  if (!link || !isLinkAction(link.action)) return { state: 'unknown' };
  const { action } = link;
  const [claim, holder, question] = await Promise.all([
    claimOf(table, link.claimId),
    holderOf(table, link),
    table.get(keys.questionKey(link.claimId, link.questionId), questionRecordSchema),
  ]);
  if (!claim || !holder) return { state: 'unknown' };
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
