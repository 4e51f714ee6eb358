import { randomBytes } from 'node:crypto';
import { type ApplicationMail, applicationMailItem } from '../../../adapters/companies/application-mails.ts';
import {
  freedSlot,
  readApplication,
  slotItems,
  storeApplication,
} from '../../../adapters/companies/application-store.ts';
import { companyItem, readCompany, readUser, userItem } from '../../../adapters/people/people.ts';
import { applicationsPartition } from '../../../adapters/table/company-keys.ts';
import type { Table, TransactItem } from '../../../adapters/table/table.ts';
import {
  type Application,
  addNote,
  applicationSchema,
  approveApplication,
  bookCall,
  isDecided,
  refuseApplication,
} from '../../../domain/companies/application.ts';
import { firstCompany } from '../../../domain/companies/first-company.ts';
import { NotFound, NotPossible } from '../../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../../domain/ids/record-id.ts';
import type { Company, User } from '../../../domain/people/people.ts';
import type { Answer } from '../../../middleware/api/idempotency.ts';
import { listAnswer, pageOf } from '../../../middleware/api/list.ts';
import { type ApiRequest, route } from '../../../middleware/api/router.ts';
import { inviteSignIn } from '../../account/admin/sign-ins.ts';
import type { InputOf, QueryOf } from '../../claims/operations/input-of.ts';
import { offeredSlot } from './applying.ts';
import {
  approveApplicant,
  bookApplicantsCall,
  listApplications,
  noteOnApplication,
  readOneApplication,
  refuseApplicant,
} from './operations.ts';

const view = ({ version: _version, ...application }: Application) => application;

const asked = ({ table, params }: ApiRequest<unknown, unknown>): Promise<Application> =>
  readApplication(table, params.applicationId ?? '');

async function list({
  table,
  query,
}: ApiRequest<QueryOf<typeof listApplications>, unknown>): Promise<Answer> {
  const place = { index: 'gsi3', partition: applicationsPartition } as const;
  const page = await table.page({ ...pageOf(place, query), newestFirst: true }, applicationSchema);
  const items = page.items.filter(
    (one) => query.state === undefined || isDecided(one) === (query.state === 'decided'),
  );
  return { status: 200, body: listAnswer({ ...page, items }, view) };
}

/** Writes the next version of an application with the mail about it. */
async function store(
  request: ApiRequest<unknown, unknown>,
  application: Application,
  more: {
    readonly status?: number;
    readonly mail?: ApplicationMail;
    readonly slot?: readonly TransactItem[];
    readonly along?: readonly TransactItem[];
  } = {},
): Promise<Answer> {
  const { table, nowMs } = request;
  const answer: Answer = { status: more.status ?? 200, body: view(application) };
  const mail = more.mail ? [await applicationMailItem(table, application, more.mail, nowMs)] : [];
  const along = [...mail, ...(more.along ?? []), ...request.remember(answer)];
  await storeApplication(table, application, { ...(more.slot && { slot: more.slot }), along });
  return answer;
}

async function note(request: ApiRequest<unknown, InputOf<typeof noteOnApplication>>): Promise<Answer> {
  const { actor } = request.caller();
  return store(request, addNote(await asked(request), request.body.text, actor, request.nowMs), {
    status: 201,
  });
}

async function book(request: ApiRequest<unknown, InputOf<typeof bookApplicantsCall>>): Promise<Answer> {
  const { table, nowMs } = request;
  const before = await asked(request);
  const at = await offeredSlot(table, request.body.at, nowMs, 'at');
  const next = bookCall(before, at, request.caller().actor.name, nowMs);
  return store(request, next, {
    mail: { kind: 'call-booked' },
    slot: slotItems(table, next, before.call?.at),
  });
}

/** A time that nobody is called at any more. */
const freed = (table: Table, { applicationId, call }: Application, nowMs: number): TransactItem[] =>
  call && Date.parse(call.at) > nowMs ? [freedSlot(table, applicationId, call.at)] : [];

async function refuse(request: ApiRequest<unknown, InputOf<typeof refuseApplicant>>): Promise<Answer> {
  const { table, nowMs } = request;
  const before = await asked(request);
  const next = refuseApplication(before, request.body.reason, request.caller().actor, nowMs);
  return store(request, next, { mail: { kind: 'refused' }, along: freed(table, before, nowMs) });
}

/** A company of ours that may repair from now on. Throws {@link NotFound}. */
async function grownCompany(table: Table, companyId: string, kinds: Company['kinds']): Promise<TransactItem> {
  const company = await readCompany(table, companyId);
  if (!company) throw new NotFound(`company ${companyId}`);
  return companyItem(table, {
    ...company,
    kinds: [...new Set([...company.kinds, ...kinds])],
    approvedRepairPartner: company.approvedRepairPartner || kinds.includes('repair'),
    version: company.version + 1,
  });
}

/** The first owner, invited by mail. Throws {@link NotPossible} when the address signs in somebody else already. */
async function firstOwner(
  table: Table,
  application: Application,
  email: string,
  companyId: string,
): Promise<User> {
  const { contactName: name } = application;
  const userId = await inviteSignIn({ role: 'partner', name, email });
  if (await readUser(table, userId))
    throw new NotPossible(
      `${email} signs in somebody we know already. Name another address for the owner of this company.`,
    );
  return { userId, role: 'partner', name, email, companyId, partnerRole: 'owner', version: 1 };
}

async function approve(request: ApiRequest<unknown, InputOf<typeof approveApplicant>>): Promise<Answer> {
  const { table, nowMs, body } = request;
  const before = await asked(request);
  const companyId = before.companyId ?? newRecordId('company', nowMs, randomBytes(RECORD_ID_BYTES));
  // Asked before anybody is invited: a decided application invites nobody.
  const next = approveApplication(before, companyId, request.caller().actor, nowMs);
  const kinds = body.kinds ?? before.kinds;
  const taken = freed(table, before, nowMs);
  if (before.companyId !== undefined) {
    const company = await grownCompany(table, companyId, kinds);
    return store(request, next, { mail: { kind: 'approved', invited: false }, along: [company, ...taken] });
  }
  const storeId = newRecordId('store', nowMs, randomBytes(RECORD_ID_BYTES));
  const company = firstCompany({ ...before, kinds }, companyId, storeId);
  const owner = await firstOwner(table, before, body.ownerEmail ?? before.email, companyId);
  const made = [companyItem(table, company), userItem(table, owner), ...taken];
  return store(request, next, { mail: { kind: 'approved', invited: true }, along: made });
}

export const reviewingRoutes = [
  route(listApplications, list),
  route(readOneApplication, async (request) => ({ status: 200, body: view(await asked(request)) })),
  route(noteOnApplication, note),
  route(bookApplicantsCall, book),
  route(approveApplicant, approve),
  route(refuseApplicant, refuse),
];
