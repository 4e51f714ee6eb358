import type { Claim } from '../../domain/claim/claim.ts';
import { assign } from '../../domain/claim/transitions/assign.ts';
import { decideOrPropose } from '../../domain/claim/transitions/decide.ts';
import { readClaimId } from '../../domain/ids/claim-id.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { problemOf } from '../../middleware/api/problem.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor } from './claim-request.ts';
import { assigneeOf } from './deciding.ts';
import { decisionContext, decisionInput } from './decision-input.ts';
import { bulkAct } from './operations/deciding.ts';
import type { InputOf } from './operations/input-of.ts';

type Bulk = ApiRequest<unknown, InputOf<typeof bulkAct>>;

/** Done one after the other: each is a transaction of its own, and two of one incident would meet. */
const actOn = async (request: Bulk, claimId: string): Promise<Answer> => {
  const { body } = request;
  // The marker of the whole call is written at its end; a repeated call meets claims that are done already.
  const one = { ...request, params: { claimId }, remember: () => [] };
  const answer = (claim: Claim): Answer => ({
    status: 200,
    body: { status: claim.status, ...(claim.proposal && { proposed: true }) },
  });
  if (body.action === 'assign') {
    const assignee = await assigneeOf(request, body.userId);
    return changeFor(one, 'claim.assign', (claim, ctx) => assign(claim, assignee, ctx), { answer });
  }
  const { action, message } = body;
  const input = decisionInput(
    action === 'approve' ? { outcome: action, message } : { outcome: action, message: message ?? '' },
  );
  return changeFor(
    one,
    'claim.decide',
    async (claim, ctx) =>
      decideOrPropose(claim, input, await decisionContext(request, claim, ctx, undefined)),
    { answer },
  );
};

async function resultOf(request: Bulk, typed: string) {
  const claimId = readClaimId(typed) ?? typed;
  try {
    const { body } = await actOn(request, claimId);
    return { claimId, ok: true, ...(body as object) };
  } catch (error) {
    const problem = problemOf(error);
    // A fault of ours is not one claim's result: the caller shall try again.
    if (problem.status >= 500) throw error;
    return { claimId, ok: false, problem };
  }
}

async function act(request: Bulk): Promise<Answer> {
  const { table, body } = request;
  const results = [];
  for (const claimId of new Set(body.claimIds)) results.push(await resultOf(request, claimId));
  const answer = { status: 200, body: { results } };
  const marker = request.remember(answer);
  if (marker.length > 0) await table.transact(marker);
  return answer;
}

export const bulkRoutes = [route(bulkAct, act)];
