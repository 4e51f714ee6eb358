import { changeClaim, readClaim } from '../../adapters/claims/claim-store.ts';
import type { Action } from '../../domain/access/actions.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { accessRecord } from '../../domain/access/claim-record.ts';
import type { ClaimChange } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import { NotFound } from '../../domain/errors.ts';
import { readClaimId } from '../../domain/ids/claim-id.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';
import { shownClaim } from './claim-view.ts';
import { wordingFor } from './wording-for.ts';

/** Any request on one claim, whatever its input. */
export type ClaimRequest = ApiRequest<unknown, unknown>;

/** Throws {@link NotFound} for a claim the caller must not know of, {@link Forbidden} for one he may only look at. */
export function authorize(caller: Caller, action: Action, claim: Claim): void {
  const access = allowed(caller.access, action, accessRecord(claim));
  if (access === 'hidden') throw new NotFound(`claim ${claim.claimId}`);
  if (access === 'forbidden') throw new Forbidden(action, whyForbidden(caller, action, claim));
}

function whyForbidden({ user }: Caller, action: Action, claim: Claim): string | undefined {
  const isDenier = action === 'claim.decide' && accessRecord(claim).deniedByUserId === user.userId;
  return isDenier ? 'You denied this claim: another agent makes the second review.' : undefined;
}

/** The claim ID of the path, as typed. Throws {@link NotFound}. */
export function claimIdOf({ params }: Pick<ClaimRequest, 'params'>): string {
  const claimId = readClaimId(params.claimId ?? '');
  if (claimId === undefined) throw new NotFound('this claim');
  return claimId;
}

/** Reads the claim of the path for one action. Throws {@link NotFound} or {@link Forbidden}. */
export async function claimFor(request: ClaimRequest, action: Action): Promise<Claim> {
  const claim = await readClaim(request.table, claimIdOf(request));
  authorize(request.caller(), action, claim);
  return claim;
}

export const commandContext = (request: ClaimRequest, brand: Brand): CommandContext => ({
  now: request.nowMs,
  actor: request.caller().actor,
  openingHours: brand.openingHours,
  repairs: brand.repairs,
  decisions: brand.decisions,
});

type Command = (
  claim: Claim,
  ctx: CommandContext,
) => ClaimChange | undefined | Promise<ClaimChange | undefined>;

export interface ChangeOptions {
  /** What is answered when the change is stored; default: the claim as the caller may see it. */
  readonly answer?: (claim: Claim, brand: Brand) => Answer | Promise<Answer>;
}

/**
 * Does one command on the claim of the path: rights are asked of the claim as it stands at each attempt, and the answer
 * is remembered in the transaction of the change. A command that has nothing to change answers the claim as it is.
 */
export async function changeFor(
  request: ClaimRequest,
  action: Action,
  command: Command,
  options: ChangeOptions = {},
): Promise<Answer> {
  const { table } = request;
  const caller = request.caller();
  const brand = await wordingFor(request);
  const ctx = commandContext(request, brand);
  const show = async (claim: Claim): Promise<Answer> =>
    options.answer
      ? options.answer(claim, brand)
      : { status: 200, body: await shownClaim(table, claim, caller, brand) };
  let answer: Answer | undefined;
  const claim = await changeClaim(table, claimIdOf(request), async (current) => {
    authorize(caller, action, current);
    const change = await command(current, ctx);
    if (!change) return undefined;
    answer = await show(change.claim);
    return { change, with: request.remember(answer) };
  });
  if (answer) return answer;
  const unchanged = await show(claim);
  const marker = request.remember(unchanged);
  if (marker.length > 0) await table.transact(marker);
  return unchanged;
}
