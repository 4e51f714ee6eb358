import { commentIdOf } from '../../adapters/claims/claim-store.ts';
import { claimKey, claimPrefixes } from '../../adapters/table/claim-keys.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { visibleComment } from '../../domain/access/visible.ts';
import type { ClaimChange, NewComment } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { type CommentRecord, commentRecordSchema } from '../../domain/claim/records.ts';
import { isClosed } from '../../domain/claim/status.ts';
import { addComment } from '../../domain/claim/transitions/comment.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import { askToReopen } from '../../domain/claim/transitions/reopen.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { itemsPage } from '../../middleware/api/items-page.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor, claimFor } from './claim-request.ts';
import { addComment as addCommentOperation, listComments } from './operations/correspondence.ts';
import type { InputOf, QueryOf } from './operations/input-of.ts';

const commentView = (comment: Omit<CommentRecord, 'claimId'>) => {
  const { commentId, author, text, at, internal, teamOnly = false, via } = comment;
  return {
    ...{ commentId, author: { role: author.role, name: author.name }, text, at, internal, via },
    ...(teamOnly && { visibility: 'claims-team' }),
  };
};

/** Whether a partner's words are for the claims team alone: as said with them, else as the company has it. */
function forTeamOnly({ access, company }: Caller, said: 'everyone' | 'claims-team' | undefined): boolean {
  if (access.role !== 'partner') {
    if (said === 'claims-team')
      throw InvalidInput.at('visibility', 'is for companies; others write to everyone');
    return false;
  }
  return (said ?? company?.commentVisibility) === 'claims-team';
}

async function list(request: ApiRequest<QueryOf<typeof listComments>, unknown>): Promise<Answer> {
  const claim = await claimFor(request, 'claim.comments');
  const comments = await request.table.all(
    { partition: claimKey(claim.claimId).pk, sortPrefix: claimPrefixes.comments },
    commentRecordSchema,
  );
  const viewer = request.caller().access;
  const visible = comments.filter((comment) => visibleComment(viewer, comment)).map(commentView);
  return { status: 200, body: itemsPage(visible, request.query) };
}

/** Whose claim it is: its customer's, or, of a unit, its dealer's. */
const isClaimant = ({ author }: NewComment, { unit }: Claim): boolean =>
  author.role === 'customer' || (author.role === 'partner' && unit !== undefined);

/** A comment at any status; the claimant's on a closed claim asks to open it again. */
const comment = (claim: Claim, made: NewComment, ctx: CommandContext): ClaimChange =>
  isClaimant(made, claim) && isClosed(claim.status)
    ? askToReopen(claim, made, ctx)
    : addComment(claim, made, ctx);

async function add(request: ApiRequest<unknown, InputOf<typeof addCommentOperation>>): Promise<Answer> {
  const { actor, access } = request.caller();
  const { text, internal = false, visibility } = request.body;
  if (internal && allowed(access, 'claim.internal-note') !== 'yes') {
    // Whether the claim may be seen at all comes first: a hidden one answers 404.
    await claimFor(request, 'claim.comment');
    throw new Forbidden('claim.internal-note');
  }
  const teamOnly = forTeamOnly(request.caller(), visibility);
  const made: NewComment = { author: actor, text, internal, ...(teamOnly && { teamOnly }), via: 'portal' };
  const command = (claim: Claim, ctx: CommandContext): ClaimChange => comment(claim, made, ctx);
  const answer = (claim: Claim): Answer => {
    const stored = { ...made, commentId: commentIdOf(claim, 0), at: claim.updatedAt };
    return { status: 201, body: commentView(stored) };
  };
  return changeFor(request, 'claim.comment', command, { answer });
}

export const commentRoutes = [route(listComments, list), route(addCommentOperation, add)];
