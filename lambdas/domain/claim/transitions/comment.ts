import type { ClaimChange, NewComment, Notice } from '../change.ts';
import type { Claim } from '../claim.ts';
import { amend, type CommandContext } from './move.ts';

/** Whom a comment is news to: the other side, and both when the claims team writes. */
function told(claim: Claim, { author, internal, text }: NewComment): Notice[] {
  if (internal) return [];
  const to: ('customer' | 'partner')[] = [];
  if (author.role !== 'customer') to.push('customer');
  if (author.role !== 'partner' && claim.partner) to.push('partner');
  return to.map((side) => ({ kind: 'comment', to: side, from: author.name, text }));
}

/** Adds a comment, at any status; the other side is told by mail. An internal one stays with the claims team. */
export const addComment = (claim: Claim, comment: NewComment, ctx: CommandContext): ClaimChange =>
  amend(claim, ctx, { comments: [comment], notices: told(claim, comment) });
