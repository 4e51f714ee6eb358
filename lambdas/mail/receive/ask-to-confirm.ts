import type { ClaimChange, NewComment } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { MessageRecord } from '../../domain/claim/records.ts';
import { amend, type CommandContext } from '../../domain/claim/transitions/move.ts';
import { commentTextOf } from '../acting/act-on-mail.ts';
import type { Participant } from '../acting/participants.ts';

const excerptLength = 600;

/**
 * A mail that nothing proves: kept as a comment that only the claims team sees, because it may be anybody's words, while
 * the address on record gets a link to confirm it. `asked` is false when there is nobody on record to ask.
 */
export function askToConfirm(
  claim: Claim,
  record: Pick<MessageRecord, 'messageId' | 'text'>,
  fileNames: readonly string[],
  author: Participant,
  ctx: CommandContext,
): { readonly change: ClaimChange; readonly asked: boolean } {
  const text = commentTextOf({ text: record.text, fileNames });
  const comment: NewComment = {
    author: { ...author.actor, name: `${author.actor.name} (not confirmed)` },
    text,
    internal: true,
    via: 'mail',
  };
  const to = author.role === 'agent' ? undefined : author.role;
  const asked = to !== undefined && (to === 'customer' || claim.partner?.companyId === author.companyId);
  if (!asked) return { change: amend(claim, ctx, { comments: [comment] }), asked };
  const notice = {
    kind: 'confirm-mail',
    to,
    emailId: record.messageId,
    excerpt: text.slice(0, excerptLength),
  } as const;
  return { change: amend(claim, ctx, { comments: [comment], notices: [notice] }), asked };
}
