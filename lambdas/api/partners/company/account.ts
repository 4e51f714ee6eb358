import { randomBytes } from 'node:crypto';
import { isPassword } from '../../../adapters/accounts/password-check.ts';
import {
  contactChangedItems,
  payeeAskedItems,
  payeeDecidedItems,
} from '../../../adapters/companies/company-mails.ts';
import { companyItem } from '../../../adapters/people/people.ts';
import type { TransactItem } from '../../../adapters/table/table.ts';
import { visibleCompany } from '../../../domain/access/visible.ts';
import { requestPayee } from '../../../domain/companies/payee.ts';
import { mostStores, type Store } from '../../../domain/companies/store.ts';
import { InvalidInput, NotFound, NotPossible } from '../../../domain/errors.ts';
import { readPhoneNumber } from '../../../domain/ids/phone-number.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../../domain/ids/record-id.ts';
import type { Company } from '../../../domain/people/people.ts';
import { zoneOf } from '../../../domain/places/regions.ts';
import { checkAddress } from '../../../domain/plans/address.ts';
import type { Answer } from '../../../middleware/api/idempotency.ts';
import { countTry } from '../../../middleware/api/rate-limit.ts';
import { type ApiRequest, route } from '../../../middleware/api/router.ts';
import { given } from '../../claims/given.ts';
import type { InputOf } from '../../claims/operations/input-of.ts';
import {
  addStore,
  askPayee,
  readOwnCompany,
  recordTaxForm,
  removeStore,
  updateOwnCompany,
  updateStore,
} from './operations.ts';
import { ownCompany } from './people.ts';

type Request<Body = unknown> = ApiRequest<unknown, Body>;

/** The company as the caller may see it. */
function view({ caller }: Pick<Request, 'caller'>, company: Company): Record<string, unknown> {
  const { access } = caller();
  const { version: _version, ...shown } = visibleCompany(access, company);
  return { ...shown, role: access.partnerRole ?? 'clerk' };
}

/** Writes the next version of the company. Throws ConcurrentChange. */
async function store(
  request: Request,
  company: Company,
  { status = 200, along = [] }: { readonly status?: number; readonly along?: readonly TransactItem[] } = {},
): Promise<Answer> {
  const { table } = request;
  const answer: Answer = { status, body: view(request, company) };
  await table.change('your company', [companyItem(table, company), ...along, ...request.remember(answer)]);
  return answer;
}

const changed = (company: Company, set: Partial<Company>): Company => ({
  ...company,
  ...set,
  version: company.version + 1,
});

/** Telephone number and address in one writing. Throws {@link InvalidInput}. */
function contactOf(typed: {
  readonly phone?: string | undefined;
  readonly address?: NonNullable<Company['address']> | undefined;
}): { phone?: string; address?: NonNullable<Company['address']> } {
  const phone = typed.phone === undefined ? undefined : readPhoneNumber(typed.phone);
  if (typed.phone !== undefined && phone === undefined)
    throw InvalidInput.at('phone', 'is no phone number of the US or Canada');
  const place = typed.address && checkAddress(given(typed.address), 'address');
  if (place && 'faults' in place) throw new InvalidInput(place.faults);
  return { ...(phone !== undefined && { phone }), ...(place && { address: place.address }) };
}

async function update(request: Request<InputOf<typeof updateOwnCompany>>): Promise<Answer> {
  const { table, body, nowMs } = request;
  const before = ownCompany(request);
  const next = changed(before, { ...given(body), ...contactOf(body) });
  return store(request, next, { along: await contactChangedItems(table, before, next, nowMs) });
}

type StoreInput = Partial<InputOf<typeof addStore>>;

/** The store with what is given; its clock is that of its address. */
function storeOf(known: Store | undefined, storeId: string, body: StoreInput): Store {
  const { days = known?.hours.days, holidays = known?.hours.holidays, ...rest } = body;
  const { address = known?.address, ...contact } = contactOf(body);
  const { name = known?.name, skills = known?.skills, capacity = known?.capacity } = rest;
  if (!address || !days || name === undefined || !skills || capacity === undefined)
    throw InvalidInput.at('address', 'is needed');
  return {
    ...known,
    ...contact,
    ...{ storeId, name, address, skills: [...new Set(skills)], capacity },
    hours: { zone: zoneOf(address), days, ...(holidays && { holidays }) },
  };
}

async function add(request: Request<InputOf<typeof addStore>>): Promise<Answer> {
  const company = ownCompany(request);
  const stores = company.stores ?? [];
  if (stores.length >= mostStores) throw new NotPossible(`A company has at most ${mostStores} stores.`);
  const storeId = newRecordId('store', request.nowMs, randomBytes(RECORD_ID_BYTES));
  const next = changed(company, { stores: [...stores, storeOf(undefined, storeId, request.body)] });
  return store(request, next, { status: 201 });
}

const knownStore = (company: Company, { params }: Pick<Request, 'params'>): Store => {
  const known = company.stores?.find(({ storeId }) => storeId === params.storeId);
  if (!known) throw new NotFound('this store');
  return known;
};

async function edit(request: Request<InputOf<typeof updateStore>>): Promise<Answer> {
  const company = ownCompany(request);
  const known = knownStore(company, request);
  const next = storeOf(known, known.storeId, given(request.body));
  const stores = (company.stores ?? []).map((one) => (one.storeId === known.storeId ? next : one));
  return store(request, changed(company, { stores }));
}

async function close(request: Request): Promise<Answer> {
  const company = ownCompany(request);
  const { storeId } = knownStore(company, request);
  const stores = (company.stores ?? []).filter((one) => one.storeId !== storeId);
  // Without any store it would stand as a shop for everything.
  if (stores.length === 0 && company.approvedRepairPartner)
    throw new NotPossible('A repair partner has a store. To take no repairs for now, set its capacity to 0.');
  return store(request, changed(company, { stores }));
}

const taxCountry = { 'W-9': 'US', 'W-8BEN-E': 'CA' } as const;

async function taxForm(request: Request<InputOf<typeof recordTaxForm>>): Promise<Answer> {
  const company = ownCompany(request);
  const { kind, legalName, signedBy, taxId } = request.body;
  const country = company.address?.country ?? taxCountry[kind];
  if (taxCountry[kind] !== country)
    throw InvalidInput.at(
      'kind',
      country === 'US' ? 'is W-9 for a company of the US' : 'is W-8BEN-E for one of Canada',
    );
  const taxIdLastFour = taxId.replace(/[^\dA-Za-z]/g, '').slice(-4);
  const receivedAt = new Date(request.nowMs).toISOString();
  return store(
    request,
    changed(company, { taxForm: { kind, receivedAt, legalName, signedBy, taxIdLastFour } }),
  );
}

async function payee(request: Request<InputOf<typeof askPayee>>): Promise<Answer> {
  const { table, body, nowMs } = request;
  const { user, actor } = request.caller();
  await countTry(table, 'password', user.userId, nowMs);
  if (!(await isPassword(user.email, body.password)))
    throw InvalidInput.at('password', 'is not your password');
  const company = ownCompany(request);
  const next = requestPayee(company, body.email, actor, nowMs);
  if (!next) return { status: 200, body: view(request, company) };
  const before = company.payeeChange?.email;
  const takenBack = { confirmed: false, reason: 'The request was taken back.' };
  const along =
    next.payeeChange || before === undefined
      ? await payeeAskedItems(table, next, nowMs)
      : await payeeDecidedItems(table, next, before, takenBack, nowMs);
  return store(request, next, { along });
}

export const accountRoutes = [
  route(readOwnCompany, async (request) => ({ status: 200, body: view(request, ownCompany(request)) })),
  route(updateOwnCompany, update),
  route(addStore, add),
  route(updateStore, edit),
  route(removeStore, close),
  route(recordTaxForm, taxForm),
  route(askPayee, payee),
];
