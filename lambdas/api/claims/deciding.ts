import { readUser } from '../../adapters/people/people.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { assign } from '../../domain/claim/transitions/assign.ts';
import { decideOrPropose } from '../../domain/claim/transitions/decide.ts';
import { alreadyDecided } from '../../domain/claim/transitions/last-words.ts';
import { confirmPayment, settle } from '../../domain/claim/transitions/pay.ts';
import { declineProposal } from '../../domain/claim/transitions/propose.ts';
import { leaveClosed, reopen } from '../../domain/claim/transitions/reopen.ts';
import { snooze } from '../../domain/claim/transitions/snooze.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor } from './claim-request.ts';
import { decisionContext, decisionInput } from './decision-input.ts';
import { given } from './given.ts';
import {
  assignClaim,
  confirmClaimPayment,
  decideClaim,
  declineProposed,
  leaveClaimClosed,
  reopenClaim,
  settleClaim,
  snoozeClaim,
} from './operations/deciding.ts';
import type { InputOf } from './operations/input-of.ts';

/**
 * Watches a claim over the attempts of one decision: when another decision came in between, this one was made without
 * knowing it, and does not override it.
 */
function neverBlindly(): (claim: Claim) => void {
  let seen: string | undefined;
  return (claim) => {
    const now = `${claim.movedAt} ${claim.status} ${claim.waiting.since}`;
    seen ??= now;
    if (seen !== now) throw alreadyDecided(claim);
  };
}

async function decideOne(request: ApiRequest<unknown, InputOf<typeof decideClaim>>): Promise<Answer> {
  const { body } = request;
  const input = decisionInput(body);
  const checkMoved = neverBlindly();
  return changeFor(request, 'claim.decide', async (claim, ctx) => {
    checkMoved(claim);
    return decideOrPropose(claim, input, await decisionContext(request, claim, ctx, body.override));
  });
}

async function assignOne(request: ApiRequest<unknown, InputOf<typeof assignClaim>>): Promise<Answer> {
  const assignee = await assigneeOf(request, request.body.userId);
  return changeFor(request, 'claim.assign', (claim, ctx) => assign(claim, assignee, ctx));
}

/** Whom a claim is given to: an agent, nobody for null, the caller when left out. Throws {@link InvalidInput}. */
export async function assigneeOf(
  { table, caller }: Pick<ApiRequest<unknown, unknown>, 'table' | 'caller'>,
  userId: string | null | undefined,
): Promise<Actor | undefined> {
  if (userId === undefined) return caller().actor;
  if (userId === null) return undefined;
  const user = await readUser(table, userId);
  if (user?.role !== 'agent' && user?.role !== 'admin') throw InvalidInput.at('userId', 'is not an agent');
  if (user.disabled === true) throw InvalidInput.at('userId', 'is shut out: give it to somebody else');
  return { role: user.role, name: user.name, userId: user.userId };
}

export const decidingRoutes = [
  route(decideClaim, decideOne),
  route(declineProposed, (request) =>
    changeFor(request, 'claim.decide', (claim, ctx) => declineProposal(claim, request.body.reason, ctx)),
  ),
  route(reopenClaim, (request) =>
    changeFor(request, 'claim.reopen', (claim, ctx) =>
      reopen(claim, request.body.reason ?? 'Opened again by an agent.', ctx),
    ),
  ),
  route(leaveClaimClosed, (request) =>
    changeFor(request, 'claim.reopen', (claim, ctx) => leaveClosed(claim, request.body.message, ctx)),
  ),
  route(settleClaim, (request) =>
    changeFor(request, 'claim.settle', (claim, ctx) =>
      settle(claim, request.body.note, ctx, request.body.item && given(request.body.item)),
    ),
  ),
  route(confirmClaimPayment, (request) =>
    changeFor(request, 'claim.confirm-payment', (claim, ctx) =>
      confirmPayment(claim, request.params.paymentId ?? '', ctx, request.body.notPayable),
    ),
  ),
  route(assignClaim, assignOne),
  route(snoozeClaim, (request) =>
    changeFor(request, 'claim.snooze', (claim, ctx) => snooze(claim, request.body.until ?? undefined, ctx)),
  ),
];
