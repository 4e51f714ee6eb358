import { CompanionRefused, changeClaim } from '../../adapters/claims/claim-store.ts';
import { documentItem } from '../../adapters/claims/documents.ts';
import { messageKey } from '../../adapters/table/claim-keys.ts';
import { unmatchedMailKey } from '../../adapters/table/mail-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import type { NewComment } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import {
  type LooseMailRecord,
  looseMailRecordSchema,
  type MessageRecord,
  messageRecordSchema,
} from '../../domain/claim/records.ts';
import { amend, type CommandContext } from '../../domain/claim/transitions/move.ts';
import { ConcurrentChange, NotFound } from '../../domain/errors.ts';
import { stripQuoted } from '../../domain/mail/reading/quoted-text.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { participantsOf } from '../../mail/acting/participants.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type AttachedFile, attachedFiles, quarantineFiles } from './attached-files.ts';

export interface Attachment {
  readonly emailId: string;
  readonly claimId: string;
  readonly ctx: CommandContext;
  readonly remember: (answer: Answer) => readonly TransactItem[];
}

interface Author {
  readonly actor: Actor;
  /** Somebody on the claim; words of anybody else are for the claims team only. */
  readonly known: boolean;
}

async function authorOf(table: Table, claim: Claim, mail: LooseMailRecord): Promise<Author> {
  const from = mail.from.toLowerCase();
  const author = (await participantsOf(table, claim)).find(({ addresses }) => addresses.includes(from));
  return author
    ? { actor: author.actor, known: true }
    : { actor: { role: 'system', name: 'Mail from an unknown address' }, known: false };
}

function commentOf(mail: LooseMailRecord, { actor, known }: Author): NewComment[] {
  const words = stripQuoted(mail.text).trim();
  if (words === '') return [];
  const text = known ? words : `From ${mail.from}: ${words}`;
  return [{ author: actor, text: text.slice(0, 5_000), internal: !known, via: 'mail' }];
}

/** Takes it off the agents' list; refused when another agent was faster. */
const takenOff = (table: Table, emailId: string): TransactItem => ({
  Delete: {
    TableName: table.name,
    Key: { ...unmatchedMailKey(emailId) },
    ConditionExpression: 'attribute_exists(pk)',
  },
});

/** What the mail was to do, and for which party, belonged to the claim it was addressed to: here it is only kept. */
function mailUnderClaim(table: Table, claim: Claim, mail: LooseMailRecord, files: readonly AttachedFile[]) {
  const { hints: _hints, party, readingDue: _due, onceConfirmed: _confirmed, ...record } = mail;
  const message: MessageRecord = {
    ...record,
    ...(party && mail.claimId === claim.claimId && { party }),
    claimId: claim.claimId,
    documentIds: files.map((file) => file.record.documentId),
  };
  return table.create(messageKey(claim.claimId, mail.messageId), { entity: 'message', ...message });
}

const answerOf = ({ emailId, claimId }: Attachment, documentIds: readonly string[]): Answer => ({
  status: 200,
  body: { emailId, claimId, documentIds },
});

/** A mail that stands under the claim already; files that a crash kept from quarantine are put there now. */
async function attachedBefore(
  table: Table,
  attachment: Attachment,
  known: MessageRecord | undefined,
): Promise<Answer> {
  if (!known) throw new NotFound('the mail');
  const { claimId, ctx } = attachment;
  await quarantineFiles(table, await attachedFiles(known, claimId, ctx.actor, known.at));
  return answerOf(attachment, known.documentIds);
}

/**
 * Puts a mail under a claim, in one transaction: into its mail and its comments, its files into the documents; then the
 * files go the way of every upload. Asked again it answers the same. Throws NotFound for a mail that is not on the list,
 * ConcurrentChange when another agent put it elsewhere at the same time.
 */
export async function attachMailToClaim(table: Table, attachment: Attachment): Promise<Answer> {
  const { emailId, claimId, ctx, remember } = attachment;
  const [mail, known] = await Promise.all([
    table.get(unmatchedMailKey(emailId), looseMailRecordSchema),
    table.get(messageKey(claimId, emailId), messageRecordSchema),
  ]);
  if (!mail) return attachedBefore(table, attachment, known);
  const at = new Date(ctx.now).toISOString();
  let files: readonly AttachedFile[] = [];
  let answer = answerOf(attachment, known?.documentIds ?? []);
  try {
    await changeClaim(table, claimId, async (claim) => {
      const author = await authorOf(table, claim, mail);
      files = known ? [] : await attachedFiles(mail, claimId, author.actor, at);
      answer = answerOf(attachment, known?.documentIds ?? files.map((file) => file.record.documentId));
      const change = amend(claim, ctx, {
        comments: commentOf(mail, author),
        internalNote: `${ctx.actor.name} put a mail under this claim.`,
      });
      const writes = known
        ? []
        : [
            mailUnderClaim(table, claim, mail, files),
            ...files.map((file) => documentItem(table, file.record)),
          ];
      return { change, with: [...remember(answer), takenOff(table, emailId), ...writes] };
    });
  } catch (error) {
    // Not the idempotency marker, whose refusal the router answers from the faster call.
    if (error instanceof CompanionRefused && error.index >= remember(answer).length)
      throw new ConcurrentChange('the mail');
    throw error;
  }
  await quarantineFiles(table, files);
  return answer;
}
