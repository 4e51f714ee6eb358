import { randomBytes } from 'node:crypto';
import { companies, companyItem, readCompany } from '../../../adapters/people/people.ts';
import { InvalidInput, NotFound } from '../../../domain/errors.ts';
import { readPhoneNumber } from '../../../domain/ids/phone-number.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../../domain/ids/record-id.ts';
import type { Company } from '../../../domain/people/people.ts';
import type { Answer } from '../../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../../middleware/api/router.ts';
import type { InputOf } from '../../claims/operations/input-of.ts';
import { createCompany, listCompanies, updateCompany } from './operations.ts';

/** Where the money goes is the owner's matter, and stands in no list. */
const view = ({ version: _version, payee: _payee, payeeChange: _change, ...company }: Company) => company;

type Fields = InputOf<typeof updateCompany>;

/** What is given of a company, with its telephone number as we keep it. Throws {@link InvalidInput}. */
function given(fields: Fields): Partial<Company> {
  const phone = fields.phone === undefined ? undefined : readPhoneNumber(fields.phone);
  if (fields.phone !== undefined && phone === undefined)
    throw InvalidInput.at('phone', 'is no phone number of the US or Canada');
  const all = { ...fields, phone };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

async function create({
  table,
  body,
  nowMs,
  remember,
}: ApiRequest<unknown, InputOf<typeof createCompany>>): Promise<Answer> {
  const { name, email, kinds, approvedRepairPartner } = body;
  const companyId = newRecordId('company', nowMs, randomBytes(RECORD_ID_BYTES));
  const known = { companyId, name, email, kinds, approvedRepairPartner, version: 1 };
  const company: Company = { ...known, ...given(body) };
  const answer = { status: 201, body: view(company) };
  await table.change('this company', [companyItem(table, company), ...remember(answer)]);
  return answer;
}

async function update({ table, params, body }: ApiRequest<unknown, Fields>): Promise<Answer> {
  const company = await readCompany(table, params.companyId ?? '');
  if (!company) throw new NotFound('this company');
  const next: Company = { ...company, ...given(body), version: company.version + 1 };
  await table.change('this company', [companyItem(table, next)]);
  return { status: 200, body: view(next) };
}

export const companyRoutes = [
  route(listCompanies, async ({ table }) => ({
    status: 200,
    body: { items: (await companies(table)).map(view) },
  })),
  route(createCompany, create),
  route(updateCompany, update),
];
