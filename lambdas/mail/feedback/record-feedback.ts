import * as z from 'zod/mini';
import { CompanionRefused, changeClaim } from '../../adapters/claims/claim-store.ts';
import { readBrand } from '../../adapters/people/people.ts';
import { changePlan } from '../../adapters/plans/enrollment-store.ts';
import { messageKey } from '../../adapters/table/claim-keys.ts';
import type { Key } from '../../adapters/table/keys.ts';
import { looseMessageKey, sesMessageKey } from '../../adapters/table/mail-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table/table.ts';
import { invitationDelivered } from '../../domain/activation/invitation.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import {
  type LooseMailRecord,
  looseMailRecordSchema,
  type MessageRecord,
} from '../../domain/claim/records.ts';
import { audienceOf } from '../../domain/claim/silence.ts';
import { isActive } from '../../domain/claim/status.ts';
import { amend } from '../../domain/claim/transitions/move.ts';
import { system } from '../../domain/people/actor.ts';
import { logger } from '../../middleware/logger.ts';
import type { Feedback } from './feedback-event.ts';

const sesMessageSchema = z.object({ claimId: z.optional(z.string()), messageId: z.string() });

/** States in the order of their weight: feedback comes in any order, and a later word never outweighs a graver one. */
const weights: readonly MessageRecord['sendState'][] = [
  'queued',
  'sent',
  'delivered',
  'failed',
  'bounced',
  'complained',
];

/**
 * Notes what became of a mail. A mail that will never reach a party of an open claim leaves a note for the claims team;
 * when that party is the one waited for, the claim shows as overdue at once: no answer can come.
 */
export async function recordFeedback(table: Table, feedback: Feedback, nowMs: number): Promise<void> {
  const key = await keyOf(table, feedback);
  const message = key && (await table.get(key, looseMailRecordSchema));
  if (!key || !message)
    return logger.warn('feedback on a mail that is not known', { ses: feedback.sesMessageId });
  const write = noted(table, key, feedback);
  try {
    const lost = feedback.permanent && message.claimId !== undefined;
    if (lost && message.claimId !== undefined)
      await tellClaim(table, message.claimId, { message, feedback, write, nowMs });
    else await table.transact([write]);
  } catch (error) {
    if (error instanceof CompanionRefused) return;
    if (!(error instanceof TransactionRefused) || error.conflict) throw error;
  }
  if (feedback.state === 'delivered') await tellPlan(table, message, nowMs);
}

/** The mail about a new plan arrived: the counter sees that the customer can be reached. */
async function tellPlan(
  table: Table,
  { kind, certificateOf: planNumber }: LooseMailRecord,
  nowMs: number,
): Promise<void> {
  if (kind !== 'plan-enrolled' || planNumber === undefined) return;
  await changePlan(table, planNumber, (plan) => {
    const change = invitationDelivered(plan, nowMs);
    return change && { change };
  });
}

/** By the tags of the sending call, else by SES's id. */
async function keyOf(table: Table, feedback: Feedback): Promise<Key | undefined> {
  const known =
    feedback.messageId === undefined
      ? await table.get(sesMessageKey(feedback.sesMessageId), sesMessageSchema)
      : { claimId: feedback.claimId, messageId: feedback.messageId };
  if (!known) return undefined;
  const { claimId, messageId } = known;
  return claimId === undefined ? looseMessageKey(messageId) : messageKey(claimId, messageId);
}

function noted(table: Table, key: Key, { state, reason }: Feedback): TransactItem {
  if (state === undefined)
    return table.update(key, {
      set: { reason: reason ?? '' },
      condition: '#sendState IN (:queued, :sent)',
      values: { ':queued': 'queued', ':sent': 'sent' },
    });
  const lighter = weights.slice(0, weights.indexOf(state));
  return table.update(key, {
    set: { sendState: state, ...(reason !== undefined && { reason }) },
    remove: ['gsi4pk', 'gsi4sk'],
    condition: `#sendState IN (${lighter.map((weight) => `:${weight}`).join(', ')})`,
    values: Object.fromEntries(lighter.map((weight) => [`:${weight}`, weight])),
  });
}

async function tellClaim(
  table: Table,
  claimId: string,
  given: {
    readonly message: LooseMailRecord;
    readonly feedback: Feedback;
    readonly write: TransactItem;
    readonly nowMs: number;
  },
): Promise<void> {
  const { message, feedback, write, nowMs } = given;
  const party = message.party;
  const openingHours = (await readBrand(table)).openingHours;
  await changeClaim(table, claimId, (claim) => {
    const internalNote = `Mail to ${party?.name ?? 'a party'} does not arrive at ${message.to.join(', ')}.`;
    const unreachable = isActive(claim.status) && party !== undefined && isWaitedFor(claim, party.key);
    const ctx = { now: nowMs, actor: system(), openingHours };
    const lost = lostMail(message, feedback, nowMs);
    const change = amend(claim, ctx, {
      internalNote,
      set: { undeliverable: withLost(claim, lost), ...(unreachable && { overdue: true }) },
    });
    return { change, with: [write] };
  });
}

type LostMail = NonNullable<Claim['undeliverable']>[number];

const lostMail = (
  { party, to, subject }: LooseMailRecord,
  { state, reason }: Feedback,
  nowMs: number,
): LostMail => ({
  name: party?.name ?? 'a party',
  address: to.join(', '),
  subject,
  at: new Date(nowMs).toISOString(),
  status: state ?? 'failed',
  ...(reason !== undefined && { reason }),
});

/** The last mails that did not arrive, one for each address. */
const withLost = ({ undeliverable = [] }: Claim, lost: LostMail): LostMail[] =>
  [lost, ...undeliverable.filter(({ address }) => address !== lost.address)].slice(0, 5);

const isWaitedFor = (claim: Claim, partyKey: string): boolean => {
  const audience = audienceOf(claim);
  return (
    (audience === 'customer' && partyKey === 'c') || (audience === 'partner' && partyKey.startsWith('p'))
  );
};
