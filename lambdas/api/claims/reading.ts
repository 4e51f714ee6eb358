import { claimsOfCustomer } from '../../adapters/claims/claim-reader.ts';
import { readTypicals } from '../../adapters/counts/measures-store.ts';
import { claimKey, claimPrefixes } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { visibleEmail, visibleHistory } from '../../domain/access/visible.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { type EventRecord, eventRecordSchema, messageRecordSchema } from '../../domain/claim/records.ts';
import { isStaff } from '../../domain/people/actor.ts';
import type { SpokenBrand } from '../../domain/wording/languages/brand-in.ts';
import { statusLabel } from '../../domain/wording/next-step.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { itemsPage } from '../../middleware/api/items-page.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { claimQuery } from './claim-query.ts';
import { claimFor } from './claim-request.ts';
import { claimView, shownClaim } from './claim-view.ts';
import { countClaimsOf } from './count-claims.ts';
import { decisionOf } from './decision.ts';
import { emailView } from './email-view.ts';
import { listClaimsOf } from './list-claims.ts';
import type { QueryOf } from './operations/input-of.ts';
import {
  countClaims,
  listClaims,
  listRelated,
  readDecision,
  readEmails,
  readHistory,
  readOneClaim,
} from './operations/reading.ts';
import { wordingFor } from './wording-for.ts';

const defaultPageSize = 50;

async function list(request: ApiRequest<QueryOf<typeof listClaims>, unknown>): Promise<Answer> {
  const { table, nowMs } = request;
  const { limit, cursor, ...query } = request.query;
  const signedIn = request.caller();
  const [brand, typicals, page] = await Promise.all([
    wordingFor(request),
    readTypicals(table, nowMs),
    listClaimsOf(table, signedIn, {
      ...claimQuery(signedIn, query),
      limit: limit ?? defaultPageSize,
      cursor,
    }),
  ]);
  const { claims, ...rest } = page;
  const items = claims.map((claim) => claimView(claim, signedIn.access, { brand, typicals }));
  return { status: 200, body: { items, ...rest } };
}

async function counts({
  table,
  query,
  caller,
}: ApiRequest<QueryOf<typeof countClaims>, unknown>): Promise<Answer> {
  const signedIn = caller();
  const [lists, mine] = await Promise.all([
    countClaimsOf(table, signedIn, claimQuery(signedIn, query)),
    countClaimsOf(table, signedIn, claimQuery(signedIn, { ...query, waitsOn: 'me' })),
  ]);
  return { status: 200, body: { ...lists, waitsOnMe: mine.all } };
}

async function related(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const { table } = request;
  const { access } = request.caller();
  const [claim, brand] = await Promise.all([claimFor(request, 'claim.related'), wordingFor(request)]);
  const others = (await claimsOfCustomer(table, claim.customer.customerId))
    .filter(({ claimId }) => claimId !== claim.claimId)
    .reverse();
  const items = others.map((other) => ({
    ...claimView(other, access, { brand }),
    shares: [
      'customer',
      ...(other.device !== undefined && other.device.deviceId === claim.device?.deviceId ? ['device'] : []),
      ...(other.incident.incidentId === claim.incident.incidentId ? ['incident'] : []),
    ],
  }));
  return { status: 200, body: { items } };
}

async function readOne(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const [claim, brand] = await Promise.all([claimFor(request, 'claim.view'), wordingFor(request)]);
  return { status: 200, body: await shownClaim(request.table, claim, request.caller(), brand) };
}

/** The whole history of a claim as stored, oldest first. */
export const eventsOf = (table: Table, claimId: string): Promise<EventRecord[]> =>
  table.all({ partition: claimKey(claimId).pk, sortPrefix: claimPrefixes.events }, eventRecordSchema);

const historyView = ({ status, at, actor, note, internal }: EventRecord, brand: SpokenBrand) => ({
  status,
  statusLabel: statusLabel(status, { brand }),
  at,
  actor: { role: actor.role, name: actor.name },
  ...(note !== undefined && { note }),
  ...(internal !== undefined && { internal }),
});

async function history(request: ApiRequest<QueryOf<typeof readHistory>, unknown>): Promise<Answer> {
  const { table, query } = request;
  const claim = await claimFor(request, 'claim.history');
  const [brand, events] = await Promise.all([wordingFor(request), eventsOf(table, claim.claimId)]);
  const visible = visibleHistory(request.caller().access, events, claim.unit);
  return {
    status: 200,
    body: itemsPage(
      visible.map((event) => historyView(event, brand)),
      query,
    ),
  };
}

/** By which of a mail's addresses the caller is one of its parties. */
function mailViewer({ access, user, company }: Caller, claim: Claim) {
  if (access.role === 'customer')
    return { ...access, addresses: [user.email, claim.customer.email], partyKey: 'c' };
  const addresses = company ? [user.email, company.email] : [user.email];
  return {
    ...access,
    addresses,
    ...(access.companyId !== undefined && { partyKey: `p${access.companyId}` }),
  };
}

async function emails(request: ApiRequest<QueryOf<typeof readEmails>, unknown>): Promise<Answer> {
  const claim = await claimFor(request, 'claim.emails');
  const caller = request.caller();
  const viewer = mailViewer(caller, claim);
  const staff = isStaff(viewer.role);
  const messages = await request.table.all(
    { partition: claimKey(claim.claimId).pk, sortPrefix: claimPrefixes.messages },
    messageRecordSchema,
  );
  const shown = messages
    .filter((message) => visibleEmail(viewer, message))
    // Why a mail was not acted on is the claims team's to read.
    .map((message) => ({ ...emailView(message), ...(staff && { reason: message.reason }) }));
  return { status: 200, body: itemsPage(shown, request.query) };
}

async function decision(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const claim = await claimFor(request, 'claim.decision');
  const { access } = request.caller();
  return { status: 200, body: await decisionOf(request.table, claim, access, languageOf(request)) };
}

export const readingRoutes = [
  route(listClaims, list),
  route(countClaims, counts),
  route(listRelated, related),
  route(readOneClaim, readOne),
  route(readHistory, history),
  route(readEmails, emails),
  route(readDecision, decision),
];
