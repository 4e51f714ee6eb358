import { type Commit, CompanionRefused, changeClaim } from '../../adapters/claims/claim-store.ts';
import { documentKey, messageKey } from '../../adapters/table/claim-keys.ts';
import { pendingIndexes } from '../../adapters/table/keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table/table.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import {
  type DocumentRecord,
  documentRecordSchema,
  type MessageRecord,
  messageRecordSchema,
  type PdfText,
} from '../../domain/claim/records.ts';
import { actOnMail } from './act-on-mail.ts';
import { asDeed, readActingContext } from './acting-mail.ts';
import { listedWrite } from './mail-writes.ts';
import { type Participant, participantsOf } from './participants.ts';
import { mailsToRead } from './tell-team.ts';

/**
 * Acts on a mail that waited for its documents, once the last of them was inspected. Called as often as documents are;
 * the mark on the mail goes in the transaction of what it does, so it does it once.
 */
export async function finishMail(
  table: Table,
  claimId: string,
  emailId: string,
  nowMs: number,
): Promise<void> {
  const mail = await table.get(messageKey(claimId, emailId), messageRecordSchema);
  if (mail?.readingDue === undefined) return;
  await actOnKept(table, mail, { deed: mail.readingDue, mark: 'readingDue' }, nowMs);
}

/**
 * The person on record confirmed having written a mail: what it is, it does now. Answers false when it was confirmed
 * before; amounts in files that are still being inspected are read when they are.
 */
export async function confirmMail(
  table: Table,
  claimId: string,
  emailId: string,
  nowMs: number,
): Promise<boolean> {
  const mail = await table.get(messageKey(claimId, emailId), messageRecordSchema);
  if (mail?.onceConfirmed === undefined) return false;
  return actOnKept(table, mail, { deed: mail.onceConfirmed, mark: 'onceConfirmed' }, nowMs);
}

interface KeptDeed {
  readonly deed: string;
  /** The field of the mail that says it is still to be done. */
  readonly mark: 'readingDue' | 'onceConfirmed';
}

async function actOnKept(table: Table, mail: MessageRecord, kept: KeptDeed, nowMs: number): Promise<boolean> {
  const documents = await documentsOfMail(table, mail);
  const reads = kept.deed === 'estimate' || kept.deed === 'invoice';
  if (reads && documents.some(({ status }) => status === 'pending')) return waitFor(table, mail, kept);
  const pdfs = reads ? documents.flatMap(pdfText) : [];
  let gone: TransactItem[] | undefined;
  try {
    await changeClaim(table, mail.claimId, async (claim) => {
      const author = await authorOf(table, claim, mail);
      gone = author ? undefined : await goneWrites(table, claim, mail, kept, nowMs);
      return author && commitOf(table, claim, { mail, kept, author, documents, pdfs, nowMs });
    });
    if (gone) await table.transact(gone);
    return true;
  } catch (error) {
    if (error instanceof CompanionRefused) return false;
    if (error instanceof TransactionRefused && !error.conflict) return false;
    throw error;
  }
}

async function commitOf(
  table: Table,
  claim: Claim,
  given: {
    readonly mail: MessageRecord;
    readonly kept: KeptDeed;
    readonly author: Participant;
    readonly documents: readonly DocumentRecord[];
    readonly pdfs: readonly PdfText[];
    readonly nowMs: number;
  },
): Promise<Commit> {
  const { mail, kept, author, documents, pdfs, nowMs } = given;
  const acting = {
    deed: asDeed(kept.deed),
    subject: mail.subject,
    text: mail.text,
    author,
    fileNames: documents.map(({ fileName }) => fileName),
    pdfs,
  };
  const context = await readActingContext(
    table,
    claim,
    author,
    nowMs,
    acting.deed === 'invoice' ? acting : undefined,
  );
  const { change, forAgents } = actOnMail(claim, acting, context);
  const done = doneWrites(table, mail, kept, forAgents);
  // Where the claim itself goes to review, its mail with the links tells the agents enough.
  const unseen = forAgents !== undefined && change.claim.movedAt === claim.movedAt;
  const told = unseen ? await mailsToRead(table, { ...mail, reason: forAgents }, claim, nowMs) : [];
  return { change, with: [...done, ...told] };
}

async function goneWrites(
  table: Table,
  claim: Claim,
  mail: MessageRecord,
  kept: KeptDeed,
  nowMs: number,
): Promise<TransactItem[]> {
  const reason = 'its sender is on the claim no longer';
  const told = await mailsToRead(table, { ...mail, reason }, claim, nowMs);
  return [...doneWrites(table, mail, kept, reason), ...told];
}

function doneWrites(
  table: Table,
  mail: MessageRecord,
  { deed, mark }: KeptDeed,
  reason: string | undefined,
): TransactItem[] {
  const done = table.update(messageKey(mail.claimId, mail.messageId), {
    set: { kind: deed, ...(reason !== undefined && { reason }) },
    remove: [mark, 'gsi4pk', 'gsi4sk', ...(reason === undefined ? ['reason'] : [])],
    condition: `attribute_exists(#${mark})`,
  });
  return reason === undefined ? [done] : [done, listedWrite(table, { ...mail, kind: deed, reason })];
}

/** Confirmed before its files were inspected: from here on it waits like any mail with amounts in files. */
async function waitFor(table: Table, mail: MessageRecord, { deed, mark }: KeptDeed): Promise<boolean> {
  if (mark === 'readingDue') return false;
  try {
    await table.transact([
      table.update(messageKey(mail.claimId, mail.messageId), {
        set: { readingDue: deed, ...pendingIndexes('reading', mail.at) },
        remove: [mark],
        condition: `attribute_exists(#${mark})`,
      }),
    ]);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused && !error.conflict) return false;
    throw error;
  }
}

async function documentsOfMail(table: Table, mail: MessageRecord): Promise<DocumentRecord[]> {
  const found = await Promise.all(
    mail.documentIds.map((id) => table.get(documentKey(mail.claimId, id), documentRecordSchema)),
  );
  return found.flatMap((document) => document ?? []);
}

/** What a document of the mail says, as far as it may be read for amounts. */
function pdfText({ status, contentType, fileName, pdf }: DocumentRecord): PdfText[] {
  if (status === 'rejected') return [{ problem: `${fileName} was not taken in` }];
  if (contentType !== 'application/pdf') return [];
  return [pdf ?? { problem: `${fileName} was not read` }];
}

async function authorOf(table: Table, claim: Claim, mail: MessageRecord): Promise<Participant | undefined> {
  const known = (await participantsOf(table, claim)).filter(({ partyKey }) => partyKey === mail.party?.key);
  return known.find(({ addresses }) => addresses.includes(mail.from.toLowerCase())) ?? known[0];
}
