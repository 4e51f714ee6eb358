import { randomBytes } from 'node:crypto';
import type { ClaimChange } from '../../domain/claim/change.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import { countedIn } from '../../domain/claim/counted.ts';
import { incidentRecordSchema, lossesRecordSchema } from '../../domain/claim/records.ts';
import { AlreadyDecided, ConcurrentChange, NotFound, NotPossible } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { type ClaimMessage, composeNotices } from '../../domain/notices/compose-notices.ts';
import { settledDeviceItems } from '../devices/settled-device.ts';
import { requireEnv } from '../environment.ts';
import { linkItem, signingKey } from '../mail/link-store.ts';
import { readNoticeContext } from '../mail/notice-reader.ts';
import { count } from '../metrics.ts';
import { claimKey, commentKey, eventKey, incidentKey, messageKey } from '../table/claim-keys.ts';
import { pendingIndexes } from '../table/keys.ts';
import { lossesKey } from '../table/people-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';
import {
  claimItem,
  closedQuestion,
  deviceMarker,
  type Effect,
  incidentLimit,
  lossCounter,
  runs,
  unitEntry,
} from './claim-effects.ts';
import { payments } from './claim-payments.ts';
import { dealerCredits } from './dealer-credits.ts';
import { listRows } from './list-rows.ts';
import { newEstimate, newInvoiceNumber } from './repair-papers.ts';
import { counted } from './report-store.ts';

/** A change, and items of the caller's that stand or fall with it (idempotency marker, decision, task token). */
export interface Commit {
  readonly change: ClaimChange;
  readonly with?: readonly TransactItem[];
}

/** One of the caller's own items refused the transaction; `index` counts within `with`. */
export class CompanionRefused extends Error {
  override readonly name = 'CompanionRefused';
  readonly index: number;

  constructor(index: number) {
    super(`item ${index} that goes with the change was refused`);
    this.index = index;
  }
}

export async function readClaim(table: Table, claimId: string): Promise<Claim> {
  const claim = await table.get(claimKey(claimId), claimSchema);
  if (!claim) throw new NotFound(`claim ${claimId}`);
  return claim;
}

/**
 * Stores a change in one transaction: the claim at its next version, history, comments, outgoing mail with its links,
 * and all that follows from the difference. Throws {@link ConcurrentChange} when the claim or a counter moved
 * meanwhile, {@link NotPossible} when the device has another open claim, {@link CompanionRefused}.
 */
export async function commitChange(table: Table, { change, with: companions = [] }: Commit): Promise<Claim> {
  const effects = [...(await effectsOf(table, change)), ...(await mailEffects(table, change))];
  const writes = [claimWrite(table, change), ...companions, ...effects.map((effect) => effect.write)];
  try {
    await transacted(table, writes);
  } catch (error) {
    if (error instanceof TransactionRefused) throw explained(error, change, companions.length, effects);
    throw error;
  }
  for (const happening of countedIn(change)) count(happening);
  return change.claim;
}

/** How often a transaction is tried that only met another one. */
const meetings = 4;

/**
 * Counters of reports are shared by claims: to meet another claim's transaction on one is nobody's fault, and the same
 * writes are tried again. If the claim itself moved meanwhile, its version refuses them.
 */
async function transacted(table: Table, writes: readonly TransactItem[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await table.transact(writes);
    } catch (error) {
      if (!(error instanceof TransactionRefused) || !error.conflict || attempt === meetings) throw error;
    }
  }
}

function claimWrite(table: Table, { before, claim }: ClaimChange): TransactItem {
  const key = claimKey(claim.claimId);
  return before ? table.replace(key, claimItem(claim), before.version) : table.create(key, claimItem(claim));
}

async function effectsOf(table: Table, change: ClaimChange): Promise<Effect[]> {
  const { before, claim } = change;
  const reserves = claim.reservedCents !== (before?.reservedCents ?? 0);
  const [incident, losses, settled] = await Promise.all([
    reserves ? table.get(incidentKey(claim.incident.incidentId), incidentRecordSchema) : undefined,
    claim.incident.type === 'loss'
      ? table.get(lossesKey(claim.customer.customerId), lossesRecordSchema)
      : undefined,
    settledDeviceItems(table, change),
  ]);
  return [
    ...recorded(table, change),
    ...closedQuestion(table, change),
    ...runs(table, change),
    ...listRows(table, change),
    ...counted(table, change),
    ...deviceMarker(table, change),
    ...payments(table, change),
    ...unitEntry(table, change),
    ...dealerCredits(table, change),
    ...newEstimate(table, change),
    ...newInvoiceNumber(table, change),
    ...incidentLimit(table, change, incident),
    ...lossCounter(table, change, losses),
    ...settled.map((write) => ({ write, conflict: 'claim' }) as const),
  ];
}

/** Id of the comment at this place of the change that made this version of the claim. */
export const commentIdOf = (claim: Claim, index: number): string =>
  `${claim.updatedAt}-${claim.version}-${index}`;

/** History and comments. Their keys follow from the claim's version, so that a repeated write meets itself. */
function recorded(table: Table, { claim, events, comments }: ClaimChange): Effect[] {
  const history = events.map((event, index) =>
    table.create(eventKey(claim.claimId, claim.version, index), { entity: 'event', ...event }),
  );
  const said = comments.map((comment, index) => {
    const commentId = commentIdOf(claim, index);
    const item = { entity: 'comment', commentId, claimId: claim.claimId, at: claim.updatedAt, ...comment };
    return table.create(commentKey(claim.claimId, commentId), item);
  });
  return [...history, ...said].map((write) => ({ write, conflict: 'claim' }) as const);
}

/** Outgoing mail, queued in the email history, and its links by hash. */
async function mailEffects(table: Table, change: ClaimChange): Promise<Effect[]> {
  if (change.notices.length === 0) return [];
  const messages = composeNotices(change, await readNoticeContext(table, change));
  const { claim } = change;
  const nowMs = Date.parse(claim.updatedAt);
  const links = messages.flatMap((message) => message.links);
  const key = links.length > 0 ? await signingKey() : '';
  return [
    ...messages.map((message) => messageWrite(table, claim, message)),
    ...links.map((link) => linkItem(table, key, claim.claimId, link, nowMs)),
  ].map((write) => ({ write, conflict: 'claim' }) as const);
}

function messageWrite(table: Table, claim: Claim, message: ClaimMessage): TransactItem {
  const at = claim.updatedAt;
  const messageId = newRecordId('email', Date.parse(at), randomBytes(RECORD_ID_BYTES));
  return table.create(messageKey(claim.claimId, messageId), {
    entity: 'message',
    messageId,
    claimId: claim.claimId,
    direction: 'out',
    kind: message.kind,
    party: message.party,
    from: requireEnv('CLAIMS_ADDRESS'),
    to: [message.party.address],
    cc: [],
    subject: message.mail.subject,
    text: message.mail.text,
    html: message.mail.html,
    at,
    sendState: 'queued',
    documentIds: [],
    ...(message.creditNoteOf !== undefined && { creditNoteOf: message.creditNoteOf }),
    ...pendingIndexes('message', at),
  });
}

function explained(
  refusal: TransactionRefused,
  { claim }: ClaimChange,
  companionCount: number,
  effects: readonly Effect[],
): Error {
  const [first] = refusal.failed;
  if (refusal.conflict || first === undefined || first === 0)
    return new ConcurrentChange(`claim ${claim.claimId}`);
  if (first <= companionCount) return new CompanionRefused(first - 1);
  switch (effects[first - 1 - companionCount]?.conflict) {
    case 'device':
      return new NotPossible(
        `This ${claim.unit ? 'unit' : 'device'} has an open claim already; it can have one at a time.`,
      );
    case 'payment':
      return new AlreadyDecided({ by: 'the payment ledger', at: claim.updatedAt });
    default:
      return new ConcurrentChange(`claim ${claim.claimId}`);
  }
}

/** How often a change is computed again after losing against another one. */
const attempts = 6;

/**
 * Reads a claim, computes a change of it and stores it, again from the start when somebody was faster. `undefined`
 * means that nothing has to change. Returns the claim as it stands then.
 */
export async function changeClaim(
  table: Table,
  claimId: string,
  compute: (claim: Claim) => Commit | undefined | Promise<Commit | undefined>,
): Promise<Claim> {
  for (let attempt = 1; ; attempt += 1) {
    const claim = await readClaim(table, claimId);
    const commit = await compute(claim);
    if (!commit) return claim;
    try {
      return await commitChange(table, commit);
    } catch (error) {
      if (!(error instanceof ConcurrentChange) || attempt === attempts) throw error;
    }
  }
}
