import { openRepairs } from '../../../adapters/claims/shop-reader.ts';
import { payeeDecidedItems, suspensionItems } from '../../../adapters/companies/company-mails.ts';
import { companyItem, payeeChanges, readCompany } from '../../../adapters/people/people.ts';
import type { Table } from '../../../adapters/table/table.ts';
import type { Claim } from '../../../domain/claim/claim.ts';
import { decidePayee } from '../../../domain/companies/payee.ts';
import { InvalidInput, NotFound, NotPossible } from '../../../domain/errors.ts';
import type { Company } from '../../../domain/people/people.ts';
import type { Answer } from '../../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../../middleware/api/router.ts';
import type { InputOf } from '../../claims/operations/input-of.ts';
import {
  decidePayeeChange,
  listOpenRepairs,
  listPayeeChanges,
  resumeCompany,
  suspendCompany,
} from './operations.ts';

type Request<Body = unknown> = ApiRequest<unknown, Body>;

async function asked({ table, params }: Request): Promise<Company> {
  const company = await readCompany(table, params.companyId ?? '');
  if (!company) throw new NotFound('this company');
  return company;
}

const changeView = ({ companyId, name, email, phone, payee, payeeChange }: Company) => ({
  ...{ companyId, name, email, payeeChange },
  ...(phone !== undefined && { phone }),
  ...(payee && { payee: { email: payee.email } }),
});

async function decideChange(request: Request<InputOf<typeof decidePayeeChange>>): Promise<Answer> {
  const { table, body, nowMs } = request;
  const confirmed = body.outcome === 'confirm';
  if (!confirmed && body.reason === undefined) throw InvalidInput.at('reason', 'is needed to refuse');
  const company = await asked(request);
  const email = company.payeeChange?.email;
  const next = decidePayee(company, confirmed, nowMs);
  if (email?.toLowerCase() !== body.email.toLowerCase())
    throw new NotPossible('The company asks for another address by now. Look at it again.');
  const { companyId, payee } = next;
  const answer: Answer = { status: 200, body: { companyId, ...(payee && { payee }) } };
  const mails = await payeeDecidedItems(table, next, body.email, { confirmed, reason: body.reason }, nowMs);
  await table.change('this company', [companyItem(table, next), ...mails, ...request.remember(answer)]);
  return answer;
}

async function suspensionAnswer(table: Table, { companyId, name, suspended }: Company): Promise<Answer> {
  const { length } = await openRepairs(table, companyId);
  return { status: 200, body: { companyId, name, ...(suspended && { suspended }), openRepairs: length } };
}

async function suspend(request: Request<InputOf<typeof suspendCompany>>): Promise<Answer> {
  const { table, nowMs } = request;
  const company = await asked(request);
  if (company.suspended) throw new NotPossible('It is suspended already.');
  const by = request.caller().actor;
  const suspended = { reason: request.body.reason, at: new Date(nowMs).toISOString(), by };
  const next: Company = { ...company, suspended, version: company.version + 1 };
  const answer = await suspensionAnswer(table, next);
  await table.change('this company', [
    companyItem(table, next),
    ...(await suspensionItems(table, next, nowMs)),
    ...request.remember(answer),
  ]);
  return answer;
}

async function resume(request: Request): Promise<Answer> {
  const { table, nowMs } = request;
  const { suspended, ...company } = await asked(request);
  if (!suspended) throw new NotPossible('It is not suspended.');
  const next: Company = { ...company, version: company.version + 1 };
  const answer = await suspensionAnswer(table, next);
  await table.change('this company', [
    companyItem(table, next),
    ...(await suspensionItems(table, next, nowMs)),
    ...request.remember(answer),
  ]);
  return answer;
}

const repairView = ({ claimId, status, customer, device, waiting, deviceReceivedAt }: Claim) => ({
  ...{ claimId, status, customerName: customer.name, since: waiting.since },
  ...(device && { device: `${device.make} ${device.model}`.trim() }),
  deviceReceived: deviceReceivedAt !== undefined,
});

export const oversightRoutes = [
  route(listPayeeChanges, async ({ table }) => ({
    status: 200,
    body: { items: (await payeeChanges(table)).filter(({ payeeChange }) => payeeChange).map(changeView) },
  })),
  route(decidePayeeChange, decideChange),
  route(suspendCompany, suspend),
  route(resumeCompany, resume),
  route(listOpenRepairs, async (request) => {
    const { companyId } = await asked(request);
    return { status: 200, body: { items: (await openRepairs(request.table, companyId)).map(repairView) } };
  }),
];
