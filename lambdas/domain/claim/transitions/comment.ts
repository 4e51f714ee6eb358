import type { ClaimChange, NewComment, Notice } from '../change.ts';
import type { Claim } from '../claim.ts';
import { amend, type CommandContext } from './move.ts';

/**
 * Whom a comment is news to: a party's to the other one and the claims team, the team's to both. Of a unit's claim the
 * dealer is the only party: what its owner would be told goes to the dealer, who needs no mail of the own words.
 */
function told(claim: Claim, { author, internal, teamOnly = false, text }: NewComment): Notice[] {
  // A draft is nobody's business yet.
  if (internal || claim.status === 'draft') return [];
  const to: ('customer' | 'partner' | 'agents')[] = [];
  const isDealer = author.role === 'partner' && claim.unit !== undefined;
  if (author.role !== 'customer' && !teamOnly && !isDealer) to.push('customer');
  if (author.role !== 'partner' && claim.partner) to.push('partner');
  if (author.role === 'customer' || author.role === 'partner') to.push('agents');
  return to.map((side) => ({ kind: 'comment', to: side, from: author.name, text }));
}

/** Adds a comment, at any status; everybody else on it is told by mail. An internal one stays with the claims team. */
export const addComment = (claim: Claim, comment: NewComment, ctx: CommandContext): ClaimChange =>
  amend(claim, ctx, { comments: [comment], notices: told(claim, comment) });
