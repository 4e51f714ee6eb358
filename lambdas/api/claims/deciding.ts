import { readUser } from '../../adapters/people.ts';
import { readPricing } from '../../adapters/pricing-reader.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { type DecisionInput, decide } from '../../domain/claim/transitions/decide.ts';
import { amend } from '../../domain/claim/transitions/move.ts';
import { confirmPayment, settle } from '../../domain/claim/transitions/pay.ts';
import { reopen } from '../../domain/claim/transitions/reopen.ts';
import { rulebookAt } from '../../domain/coverage/rulebook.ts';
import { AlreadyDecided, InvalidInput } from '../../domain/errors.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor } from './claim-request.ts';
import { given } from './given.ts';
import {
  assignClaim,
  confirmClaimPayment,
  decideClaim,
  reopenClaim,
  settleClaim,
} from './operations/deciding.ts';
import type { InputOf } from './operations/input-of.ts';

const rulebookNow = (nowMs: number) => rulebookAt(new Date(nowMs).toISOString());

/** Clauses offered to deny by, in the rulebook in force. The API takes every clause of it. */
export const deniableClauses = (nowMs: number) =>
  rulebookNow(nowMs).clauses.filter((clause) => clause.deniable);

/** The decision as the domain takes it. A note with a denial is its reason; the contract lets one be sent all the same. */
function inputOf(body: InputOf<typeof decideClaim>): DecisionInput {
  switch (body.outcome) {
    case 'approve': {
      const { outcome, message, resolution, amountCents } = body;
      return { outcome, ...given({ message, resolution, amountCents }) };
    }
    case 'request-estimate':
      return { outcome: body.outcome, ...given({ message: body.message }) };
    case 'deny':
      return { outcome: body.outcome, denial: body.denial };
    default:
      return { outcome: body.outcome, message: body.message };
  }
}

/**
 * Watches a claim over the attempts of one decision: when another decision came in between, this one was made without
 * knowing it, and does not override it.
 */
function neverBlindly(): (claim: Claim) => void {
  let seen: string | undefined;
  return ({ movedAt, movedBy, status, waiting }) => {
    const now = `${movedAt} ${status} ${waiting.since}`;
    seen ??= now;
    if (seen !== now) throw new AlreadyDecided({ by: movedBy.name, at: movedAt });
  };
}

async function decideOne(request: ApiRequest<unknown, InputOf<typeof decideClaim>>): Promise<Answer> {
  const { table, body, nowMs } = request;
  const { authorityLimitCents } = request.caller().access;
  const clauses = new Set(rulebookNow(nowMs).clauses.map((clause) => clause.id));
  const input = inputOf(body);
  const checkMoved = neverBlindly();
  return changeFor(request, 'claim.decide', async (claim, ctx) => {
    checkMoved(claim);
    return decide(claim, input, {
      ...ctx,
      pricing: await readPricing(table, claim, nowMs),
      clauses,
      ...(body.override !== undefined && { override: body.override }),
      ...(authorityLimitCents !== undefined && { authorityLimitCents }),
    });
  });
}

async function assign(request: ApiRequest<unknown, InputOf<typeof assignClaim>>): Promise<Answer> {
  const assignee = await assigneeOf(request);
  return changeFor(request, 'claim.assign', (claim, ctx) => {
    if (claim.assignedTo?.userId === assignee?.userId) return undefined;
    return assignee
      ? amend(claim, ctx, { set: { assignedTo: assignee }, internalNote: `Assigned to ${assignee.name}.` })
      : amend(claim, ctx, { drop: ['assignedTo'], internalNote: 'Assigned to nobody.' });
  });
}

async function assigneeOf({
  table,
  body: { userId },
  caller,
}: ApiRequest<unknown, InputOf<typeof assignClaim>>): Promise<Actor | undefined> {
  if (userId === undefined) return caller().actor;
  if (userId === null) return undefined;
  const user = await readUser(table, userId);
  if (user?.role !== 'agent' && user?.role !== 'admin')
    throw new InvalidInput([{ path: 'userId', message: 'is not an agent' }]);
  return { role: user.role, name: user.name, userId: user.userId };
}

export const decidingRoutes = [
  route(decideClaim, decideOne),
  route(reopenClaim, (request) =>
    changeFor(request, 'claim.reopen', (claim, ctx) =>
      reopen(claim, request.body.reason ?? 'Opened again by an agent.', ctx),
    ),
  ),
  route(settleClaim, (request) =>
    changeFor(request, 'claim.settle', (claim, ctx) => settle(claim, request.body.note, ctx)),
  ),
  route(confirmClaimPayment, (request) =>
    changeFor(request, 'claim.confirm-payment', (claim, ctx) =>
      confirmPayment(claim, request.params.paymentId ?? '', ctx),
    ),
  ),
  route(assignClaim, assign),
];
