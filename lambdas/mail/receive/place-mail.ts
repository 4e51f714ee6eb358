import { documentItem } from '../../adapters/claims/documents.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import type { ClaimChange } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { LooseMailRecord, MessageRecord } from '../../domain/claim/records.ts';
import { classifyMail, type MailClass } from '../../domain/mail/reading/classify-mail.ts';
import type { MailMatch } from '../../domain/mail/reading/match-mail.ts';
import type { ReceivedMail } from '../../domain/mail/reading/parse-mail.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { actOnMail, commentTextOf } from '../acting/act-on-mail.ts';
import { type ActingMail, asDeed, readActingContext } from '../acting/acting-mail.ts';
import { listedWrite, messageWrite } from '../acting/mail-writes.ts';
import { type Participant, participantsOf } from '../acting/participants.ts';
import { isReadableEstimate } from '../acting/submit-amounts.ts';
import { listForTeam } from '../acting/tell-team.ts';
import { acknowledgement } from './acknowledge.ts';
import type { Arrival } from './arrival.ts';
import { askToConfirm } from './ask-to-confirm.ts';
import { type AttachedDocument, attachedDocuments, isPdf } from './attached-documents.ts';
import { mailRecord } from './mail-record.ts';

/** One mail on its way to its place. */
export interface MailInHand {
  readonly arrival: Arrival;
  readonly mail: ReceivedMail;
  readonly match: MailMatch;
  /** The same mail is kept already. */
  readonly duplicate: boolean;
  readonly nowMs: number;
  /** The domain of our addresses. */
  readonly domain: string;
  /** The largest document, in bytes. */
  readonly maxBytes: number;
}

/** What is stored of it, all or nothing. */
export interface Placed {
  readonly change?: ClaimChange;
  readonly writes: readonly TransactItem[];
  readonly documents: readonly AttachedDocument[];
}

/** Decides what a mail is, what happens with it, and where it is kept; nothing is stored here. */
export async function placeMail(table: Table, claim: Claim | undefined, inHand: MailInHand): Promise<Placed> {
  const participants = claim ? await participantsOf(table, claim) : [];
  const { arrival, mail, domain, duplicate, match } = inHand;
  const [target] = match.targets;
  const found = classifyMail({
    mail,
    receipt: arrival.receipt,
    domain,
    duplicate,
    ...(claim && { claim: { claimId: claim.claimId, status: claim.status, participants } }),
    ...(claim && target && { addressedTag: target.partyTag }),
  });
  const author = participants.find((participant) => participant === found.author);
  if (!claim || (found.disposition === 'agents' && !(author && found.acknowledge)))
    return forAgentsOnly(table, claim, found, inHand);
  switch (found.disposition) {
    case 'agents':
      return forAgents(table, claim, recordOf(claim, found, author, inHand), found, inHand);
    case 'keep':
      return { writes: [messageWrite(table, recordOf(claim, found, author, inHand))], documents: [] };
    case 'confirm':
      return author
        ? unproven(table, claim, found, author, inHand)
        : forAgentsOnly(table, claim, found, inHand);
    case 'act':
      return author ? act(table, claim, found, author, inHand) : forAgentsOnly(table, claim, found, inHand);
  }
}

const atOf = ({ nowMs }: MailInHand): string => new Date(nowMs).toISOString();

function recordOf(
  claim: Claim,
  { kind, disposition, reason }: MailClass,
  author: Participant | undefined,
  inHand: MailInHand,
  documents: readonly AttachedDocument[] = [],
): MessageRecord {
  return {
    ...mailRecord(inHand.arrival, inHand.mail, atOf(inHand)),
    claimId: claim.claimId,
    kind,
    ...(author && {
      party: {
        key: author.partyKey,
        name: author.actor.name,
        address: inHand.mail.from?.address ?? '',
      },
    }),
    ...(disposition !== 'act' && { reason }),
    documentIds: documents.map(({ record }) => record.documentId),
  };
}

/** Mail that must not show up on a claim: nobody on the claim is known to have written it. */
async function forAgentsOnly(
  table: Table,
  claim: Claim | undefined,
  { kind, disposition, reason, acknowledge }: MailClass,
  inHand: MailInHand,
): Promise<Placed> {
  const { arrival, mail, match, nowMs } = inHand;
  const record: LooseMailRecord = {
    ...mailRecord(arrival, mail, atOf(inHand)),
    kind,
    reason: disposition === 'keep' ? `${reason}; kept only` : reason,
    ...(claim && { claimId: claim.claimId }),
    ...(match.hints.length > 0 && { hints: [...match.hints] }),
  };
  const told = acknowledge ? await acknowledgement(table, mail, arrival.emailId, nowMs) : [];
  const listed = await listForTeam(table, record, claim, nowMs);
  return { writes: [...listed, ...told], documents: [] };
}

/** A mail of somebody on the claim that holds nothing to act on: in the claim's history, and on the agents' list. */
async function forAgents(
  table: Table,
  claim: Claim,
  record: MessageRecord,
  { acknowledge }: MailClass,
  { arrival, mail, nowMs }: MailInHand,
): Promise<Placed> {
  const told = acknowledge ? await acknowledgement(table, mail, arrival.emailId, nowMs) : [];
  const listed = await listForTeam(table, record, claim, nowMs);
  return { writes: [messageWrite(table, record), ...listed, ...told], documents: [] };
}

const documentsOf = (
  claim: Claim,
  kind: MailClass['kind'],
  uploadedBy: Actor,
  inHand: MailInHand,
): AttachedDocument[] => {
  const { arrival, mail, maxBytes } = inHand;
  return attachedDocuments({ arrival, mail, claim, kind, uploadedBy, at: atOf(inHand), maxBytes });
};

async function unproven(
  table: Table,
  claim: Claim,
  found: MailClass,
  author: Participant,
  inHand: MailInHand,
): Promise<Placed> {
  const documents = documentsOf(claim, found.kind, author.actor, inHand);
  const record = recordOf(claim, found, author, inHand, documents);
  const fileNames = documents.map((document) => document.record.fileName);
  const context = await readActingContext(table, claim, author, inHand.nowMs);
  const { change, asked } = askToConfirm(claim, record, fileNames, author, context);
  const onceConfirmed = found.onceConfirmed ?? 'comment';
  return {
    change,
    documents,
    writes: [
      messageWrite(table, { ...record, ...(asked && { onceConfirmed }) }),
      ...(asked ? [] : await listForTeam(table, record, claim, inHand.nowMs)),
      ...documents.map(({ record: document }) => documentItem(table, document)),
    ],
  };
}

/** Amounts that stand in a PDF wait for its inspection: no PDF is parsed before the malware scan. */
function waitsFor(
  { kind }: MailClass,
  { mail }: MailInHand,
  documents: readonly AttachedDocument[],
): 'estimate' | 'invoice' | undefined {
  const pending = documents.some(({ record }) => record.status === 'pending' && isPdf(record));
  if (!pending || (kind !== 'estimate' && kind !== 'invoice')) return undefined;
  return kind === 'estimate' && isReadableEstimate(mail) ? undefined : kind;
}

/** Where the claim itself goes to review, its mail with the links tells the agents enough. */
const kept = async (
  table: Table,
  record: LooseMailRecord,
  { before, claim }: ClaimChange,
  { nowMs }: MailInHand,
): Promise<TransactItem[]> =>
  before?.movedAt === claim.movedAt ? listForTeam(table, record, claim, nowMs) : [listedWrite(table, record)];

async function act(
  table: Table,
  claim: Claim,
  found: MailClass,
  author: Participant,
  inHand: MailInHand,
): Promise<Placed> {
  const documents = documentsOf(claim, found.kind, author.actor, inHand);
  const record = recordOf(claim, found, author, inHand, documents);
  const fileNames = documents.map((document) => document.record.fileName);
  // The only attachment was the logo of a signature: nothing was said, so nothing is done.
  if (commentTextOf({ text: record.text, fileNames }) === '')
    return forAgents(table, claim, { ...record, reason: 'the mail holds nothing new' }, found, inHand);
  const documentWrites = documents.map(({ record: document }) => documentItem(table, document));
  const readingDue = waitsFor(found, inHand, documents);
  if (readingDue)
    return { documents, writes: [messageWrite(table, { ...record, readingDue }), ...documentWrites] };
  const acting: ActingMail = {
    deed: asDeed(found.kind),
    subject: record.subject,
    text: record.text,
    author,
    fileNames,
    pdfs: documents.flatMap(({ record: { reason, fileName } }) =>
      reason === undefined ? [] : [{ problem: `${fileName} could not be taken in` }],
    ),
  };
  const { change, forAgents: why } = actOnMail(
    claim,
    acting,
    await readActingContext(
      table,
      claim,
      author,
      inHand.nowMs,
      acting.deed === 'invoice' ? acting : undefined,
    ),
  );
  const listed = why === undefined ? [] : await kept(table, { ...record, reason: why }, change, inHand);
  return {
    change,
    documents,
    writes: [
      messageWrite(table, { ...record, ...(why !== undefined && { reason: why }) }),
      ...listed,
      ...documentWrites,
    ],
  };
}
