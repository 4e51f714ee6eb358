import { randomBytes } from 'node:crypto';
import { isKnownCaller } from '../../adapters/accounts/known-caller.ts';
import { claimsOfCustomer } from '../../adapters/claims/claim-reader.ts';
import { commitChange } from '../../adapters/claims/claim-store.ts';
import { readShop } from '../../adapters/claims/next-shop.ts';
import { readCustomer, readDevice } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { type ClaimChange, inOneGo } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { Incident } from '../../domain/claim/incident.ts';
import { withdraw } from '../../domain/claim/transitions/close.ts';
import { draftClaim, type NewClaim, submitClaim, updateDraft } from '../../domain/claim/transitions/file.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import { refer } from '../../domain/claim/transitions/refer.ts';
import { requestSecondReview } from '../../domain/claim/transitions/reopen.ts';
import { changeLines } from '../../domain/claim/transitions/unit-lines.ts';
import type { DeviceRecord } from '../../domain/devices/device.ts';
import { isPaidOut } from '../../domain/devices/settled-device.ts';
import { InvalidInput, NotFound, NotPossible } from '../../domain/errors.ts';
import { NUMBER_BYTES, newClaimId } from '../../domain/ids/claim-id.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { saysLines } from '../../domain/warranty-claims/lines.ts';
import { changedLines } from '../../domain/warranty-claims/price-lines.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor, commandContext } from './claim-request.ts';
import { claimNextStep, claimView } from './claim-view.ts';
import { newUnitClaim, pricedFor, refuseLines, toldOfUnit, withPresentUnit } from './filing-unit.ts';
import { given } from './given.ts';
import {
  askSecondReview,
  chooseRepairPartner,
  fileClaim,
  submitDraftClaim,
  updateDraftClaim,
  withdrawClaim,
} from './operations/filing.ts';
import type { InputOf } from './operations/input-of.ts';
import { wordingFor } from './wording-for.ts';

type Filed = InputOf<typeof fileClaim>;

/** Throws {@link NotPossible} for an item that was paid out and not verified since. */
function checkClaimable(device: DeviceRecord | undefined): void {
  if (device && isPaidOut(device))
    throw new NotPossible('It was paid out under an earlier claim. Verify it with new photos first.');
}

/** The caller's own device, or, for an agent, anybody's. Throws {@link NotFound} for any other. */
async function deviceToClaim(table: Table, caller: Caller, body: Filed): Promise<DeviceRecord> {
  if (body.deviceId === undefined) throw InvalidInput.at('deviceId', 'is needed');
  refuseLines(body);
  const device = await readDevice(table, body.deviceId);
  const own = device && allowed(caller.access, 'device.view', { customerId: device.customerId }) === 'yes';
  if (!own || device.removedAt !== undefined) throw new NotFound(`device ${body.deviceId}`);
  if (body.submit) checkClaimable(device);
  return device;
}

const claimDevice = ({ deviceId, kind, make, model, serial, imei }: DeviceRecord): Claim['device'] => ({
  deviceId,
  kind,
  make,
  model,
  ...(serial !== undefined && { serial }),
  ...(imei !== undefined && { imei }),
});

/** A new incident, or an earlier one of the same customer. Throws {@link NotFound} for anybody else's. */
async function incidentOf(
  table: Table,
  customerId: string,
  { incidentId, ...told }: Filed['incident'],
  nowMs: number,
): Promise<Incident> {
  notInFuture(told.occurredAt, nowMs);
  if (incidentId === undefined)
    return given({ ...told, incidentId: newRecordId('incident', nowMs, randomBytes(RECORD_ID_BYTES)) });
  const claims = await claimsOfCustomer(table, customerId);
  if (!claims.some((claim) => claim.incident.incidentId === incidentId))
    throw new NotFound(`incident ${incidentId}`);
  return given({ ...told, incidentId });
}

function notInFuture(occurredAt: string | undefined, nowMs: number): void {
  if (occurredAt !== undefined && Date.parse(occurredAt) > nowMs)
    throw InvalidInput.at('incident.occurredAt', 'is in the future');
}

async function newClaim(request: ApiRequest<unknown, Filed>): Promise<NewClaim> {
  const { table, body, nowMs } = request;
  const { serialNumber } = body;
  if (serialNumber !== undefined && body.deviceId !== undefined)
    throw InvalidInput.at('serialNumber', 'stands for a device, not beside one');
  if (serialNumber !== undefined)
    return newUnitClaim(request, serialNumber, (id) => incidentOf(table, id, body.incident, nowMs));
  const device = await deviceToClaim(table, request.caller(), body);
  const customer = await readCustomer(table, device.customerId);
  if (!customer) throw new NotFound(`customer ${device.customerId}`);
  const [incident, partner] = await Promise.all([
    incidentOf(table, customer.customerId, body.incident, nowMs),
    readShop(table, customer.registeredByCompanyId, { deviceKind: device.kind }),
  ]);
  const { customerId, name, email, phone, registeredByCompanyId } = customer;
  return {
    claimId: newClaimId(randomBytes(NUMBER_BYTES)),
    customer: { customerId, name, email, phone },
    device: claimDevice(device),
    planNumber: device.planNumber,
    incident,
    ...(registeredByCompanyId !== undefined && { registeredByCompanyId }),
    ...(partner && { partner }),
  };
}

/** Of a claim that an agent files for a caller, the history says whether the caller told the code sent to him. */
async function notedAsCall(
  { table, nowMs, caller }: ApiRequest<unknown, Filed>,
  draft: ClaimChange,
): Promise<ClaimChange> {
  const { role, userId } = caller().access;
  if (role !== 'agent' && role !== 'admin') return draft;
  const told = (note: string): ClaimChange => ({
    ...draft,
    events: draft.events.map((event) => ({ ...event, note, internal: true })),
  });
  if (draft.claim.unit) return told(`Begun for ${draft.claim.partner?.name}.`);
  const known = await isKnownCaller(table, draft.claim.customer.customerId, userId, nowMs);
  return told(
    `Begun for a caller, ${known ? 'who told the code sent to the contact on file' : 'without a code'}.`,
  );
}

async function file(request: ApiRequest<unknown, Filed>): Promise<Answer> {
  const { table } = request;
  const { access } = request.caller();
  const [input, brand] = await Promise.all([newClaim(request), wordingFor(request)]);
  const ctx = commandContext(request, brand);
  const draft = await notedAsCall(request, draftClaim(input, ctx));
  const change = request.body.submit ? inOneGo(draft, (claim) => submitClaim(claim, ctx)) : draft;
  const { claimId, status, statusLabel } = claimView(change.claim, access, { brand });
  const nextStep = claimNextStep(change.claim, access, { brand });
  const body = { claimId, status, statusLabel, nextStep, ...toldOfUnit(change.claim) };
  const answer = { status: 201, body };
  await commitChange(table, { change, with: request.remember(answer) });
  return answer;
}

/** Looked up again: a shop approved since the draft was begun gets the claim too, one suspended since does not. */
async function shopOf(
  table: Table,
  { partner, registeredByCompanyId, device }: Claim,
): Promise<Claim['partner']> {
  const chosen = await readShop(table, partner?.companyId, { storeId: partner?.storeId });
  return chosen ?? readShop(table, registeredByCompanyId, device && { deviceKind: device.kind });
}

const submit = (request: ApiRequest<unknown, unknown>): Promise<Answer> =>
  changeFor(request, 'claim.submit', async (claim, ctx) => {
    if (claim.device) checkClaimable(await readDevice(request.table, claim.device.deviceId));
    if (claim.unit) return submitClaim(await withPresentUnit(request.table, claim, request.nowMs), ctx);
    const { partner: _before, ...draft } = claim;
    const partner = await shopOf(request.table, claim);
    return submitClaim({ ...draft, ...(partner && { partner }) }, ctx);
  });

async function chooseShop(
  request: ApiRequest<unknown, InputOf<typeof chooseRepairPartner>>,
): Promise<Answer> {
  const shop = await readShop(request.table, request.body.companyId, {
    storeId: request.body.storeId,
  });
  return changeFor(request, 'claim.refer', (claim, ctx) => {
    // After the claim's rights, so that it tells nothing to those who may not see the claim.
    if (!shop) throw new NotFound(`repair partner ${request.body.companyId}`);
    return refer(claim, shop, ctx);
  });
}

/** What happened, the lines of a unit's claim, or both. */
async function updated(
  { body, table, nowMs }: ApiRequest<unknown, InputOf<typeof updateDraftClaim>>,
  claim: Claim,
  ctx: CommandContext,
): Promise<ClaimChange | undefined> {
  const { incident, ...lines } = body;
  notInFuture(incident?.occurredAt, nowMs);
  const relined = async (current: Claim): Promise<ClaimChange | undefined> => {
    if (!saysLines(lines)) return undefined;
    if (!current.unit) return refuseLines(lines) ?? undefined;
    const priced = changedLines(current.lines ?? [], lines, await pricedFor(table, current.unit, nowMs));
    return changeLines(current, priced, ctx);
  };
  if (!incident) return relined(claim);
  const told = updateDraft(claim, given(incident), ctx);
  const then = await relined(told.claim);
  return then ? inOneGo(told, () => then) : told;
}

export const filingRoutes = [
  route(fileClaim, file),
  route(updateDraftClaim, (request) =>
    changeFor(request, 'claim.update-draft', (claim, ctx) => updated(request, claim, ctx)),
  ),
  route(submitDraftClaim, submit),
  route(withdrawClaim, (request) => changeFor(request, 'claim.withdraw', withdraw)),
  route(askSecondReview, (request) =>
    changeFor(request, 'claim.second-review', (claim, ctx) =>
      requestSecondReview(claim, request.body.message ?? '', ctx),
    ),
  ),
  route(chooseRepairPartner, chooseShop),
];
