import { randomBytes } from 'node:crypto';
import { applicationMailItem, applicationTeamItems } from '../../../adapters/companies/application-mails.ts';
import {
  callLinkItem,
  slotItems,
  storeApplication,
  takenSlots,
} from '../../../adapters/companies/application-store.ts';
import { readBrand } from '../../../adapters/people/people.ts';
import type { Table } from '../../../adapters/table/table.ts';
import { type Application, bookCall } from '../../../domain/companies/application.ts';
import { callMinutes, callSlots } from '../../../domain/companies/call-slots.ts';
import { type InputFault, InvalidInput, NotPossible } from '../../../domain/errors.ts';
import { readPhoneNumber } from '../../../domain/ids/phone-number.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../../domain/ids/record-id.ts';
import { checkAddress } from '../../../domain/plans/address.ts';
import type { Answer } from '../../../middleware/api/idempotency.ts';
import { countTry } from '../../../middleware/api/rate-limit.ts';
import { type ApiRequest, route } from '../../../middleware/api/router.ts';
import { viewerAddress } from '../../../middleware/api/viewer-address.ts';
import { given } from '../../claims/given.ts';
import type { InputOf } from '../../claims/operations/input-of.ts';
import { applyAsPartner, listCallSlots } from './operations.ts';

type Applied = InputOf<typeof applyAsPartner>;

/** The times that can be chosen now, and the zone they are worked in. */
export async function openSlots(table: Table, nowMs: number): Promise<{ slots: string[]; zone: string }> {
  const [{ openingHours }, taken] = await Promise.all([readBrand(table), takenSlots(table, nowMs)]);
  return { slots: callSlots(nowMs, openingHours, taken), zone: openingHours.zone };
}

/** The instant as slots are written. Throws {@link InvalidInput} naming `path` when it is not offered. */
export async function offeredSlot(table: Table, at: string, nowMs: number, path: string): Promise<string> {
  const slot = new Date(at).toISOString();
  const { slots } = await openSlots(table, nowMs);
  if (!slots.includes(slot)) throw InvalidInput.at(path, 'is not one of the times offered, or not any more');
  return slot;
}

/** Contact data in one writing. Throws {@link InvalidInput} naming every fault. */
function checked(body: Applied): Pick<Application, 'phone' | 'address'> {
  const phone = readPhoneNumber(body.phone);
  const place = checkAddress(given(body.address), 'address');
  const faults: InputFault[] = 'faults' in place ? [...place.faults] : [];
  if (phone === undefined) faults.push({ path: 'phone', message: 'is no phone number of the US or Canada' });
  if ('faults' in place || phone === undefined) throw new InvalidInput(faults);
  return { phone, address: place.address };
}

function applicationOf({ callAt: _callAt, ...body }: Applied, nowMs: number): Application {
  const { kinds = ['seller', 'repair'], skills = ['phone'], ...told } = body;
  return {
    ...given(told),
    ...checked({ ...body }),
    applicationId: newRecordId('application', nowMs, randomBytes(RECORD_ID_BYTES)),
    status: 'received',
    kinds: [...new Set(kinds)],
    skills: [...new Set(skills)],
    notes: [],
    createdAt: new Date(nowMs).toISOString(),
    version: 1,
  };
}

const nextStep = ({ call }: Application) =>
  call
    ? { who: 'agent', what: 'Our coordinator calls you. The appointment is in your mail.', by: call.at }
    : { who: 'partner', what: 'Choose a time for the coordinator’s call, at the link in our mail.' };

/** A company of ours, by its owner. Throws {@link NotPossible} for its clerks. */
function ownCompanyOf(request: ApiRequest<unknown, Applied>): string | undefined {
  const caller = request.signedIn();
  if (caller?.access.role !== 'partner') return undefined;
  if (caller.access.partnerRole !== 'owner')
    throw new NotPossible('An owner of your company applies for it.');
  return caller.access.companyId;
}

async function apply(request: ApiRequest<unknown, Applied>): Promise<Answer> {
  const { table, body, nowMs } = request;
  const companyId = ownCompanyOf(request);
  await countTry(table, 'application', viewerAddress(request.event), nowMs);
  const told = { ...applicationOf(body, nowMs), ...(companyId !== undefined && { companyId }) };
  const slot = body.callAt === undefined ? undefined : await offeredSlot(table, body.callAt, nowMs, 'callAt');
  const booked = slot === undefined ? told : bookCall(told, slot, told.contactName, nowMs);
  const application: Application = { ...booked, version: 1 };
  const { applicationId, status, call } = application;
  const answer: Answer = {
    status: 201,
    body: {
      applicationId,
      status,
      ...(call && { call: { at: call.at } }),
      nextStep: nextStep(application),
    },
  };
  const [link, mail, team] = await Promise.all([
    callLinkItem(table, application, nowMs),
    applicationMailItem(table, application, { kind: 'received' }, nowMs),
    applicationTeamItems(table, application, nowMs),
  ]);
  const along = [link, mail, ...team, ...request.remember(answer)];
  await storeApplication(
    table,
    application,
    { slot: slotItems(table, application, undefined), along },
    'callAt',
  );
  return answer;
}

export const applyingRoutes = [
  route(listCallSlots, async ({ table, nowMs }) => {
    const { slots, zone } = await openSlots(table, nowMs);
    return { status: 200, body: { items: slots.map((at) => ({ at })), minutes: callMinutes, zone } };
  }),
  route(applyAsPartner, apply),
];
