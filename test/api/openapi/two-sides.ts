import { newExport } from '../../../lambdas/adapters/claims/export-store.ts';
import { deviceItem, planItem, readCompany, userItem } from '../../../lambdas/adapters/people/people.ts';
import type { TransactItem } from '../../../lambdas/adapters/table/table.ts';
import { storePriceTable } from '../../../lambdas/adapters/terms/price-store.ts';
import { productItem, unitChangeItems } from '../../../lambdas/adapters/units/unit-store.ts';
import { createUnit, inOne, registerUnit } from '../../../lambdas/domain/units/transitions.ts';
import { prices } from '../../domain/warranty-claims/prices.ts';
import { claimOf, filed } from '../claim-steps.ts';
import { cost, failure } from '../dealer-claims.ts';
import { type Api, NOW } from '../harness.ts';
import type { Person } from '../people.ts';

/** One company, or a customer, with everything that it has an id for, by the kind of id. */
export interface Side {
  readonly person: Person;
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Texts that stand in this side's records only: in nobody else's answers, whatever is asked. */
  readonly secrets: readonly string[];
}

const by = { role: 'system', name: 'Claimflow' } as const;
const day = 86_400_000;
const nowMs = Date.parse(NOW);

const product = {
  ...{ productId: 'DS-200', sku: 'DS-200', name: 'Depth sounder', kind: 'depth-sounder', version: 1 },
  warranty: { terms: [{ months: 24 }], transferable: true },
  createdAt: '2025-01-01T00:00:00.000Z',
};

/** The call that has to work for the property to mean anything. */
async function done(api: Api, as: Person, path: string, body: unknown, method: 'POST' | 'PATCH' = 'POST') {
  const { status, json, text } = await api.call(method, `/api${path}`, { as, body });
  if (status >= 300) throw new Error(`${method} ${path} as ${as}: ${status} ${text}`);
  return json;
}

const picture = { fileName: 'photo.jpg', contentType: 'image/jpeg', size: 1_000 };

/** What any company may have: a colleague, an export, a ticket with a file. */
async function writeOffice(api: Api, person: Person, companyId: string, secret: string) {
  const userId = `${companyId}-colleague`;
  const exportId = `exp-${companyId}`;
  const company = await readCompany(api.table, companyId);
  if (!company) throw new Error(`no company ${companyId}`);
  await api.table.transact([
    userItem(api.table, {
      ...{ userId, role: 'partner', name: secret, email: `${userId}@example.com`, companyId },
      ...{ partnerRole: 'clerk', version: 1 },
    }),
    newExport(api.table, {
      ...{ exportId, userId: person, query: { list: 'all' }, format: 'csv', state: 'done', attempts: 1 },
      ...{ requestedAt: NOW, key: `exports/${secret}`, fileName: `${secret}.csv` },
    }),
  ]);
  const asked = { subject: `About ${secret}`, text: `What of ${secret}?` };
  const { ticketId } = await done(api, person, '/tickets', asked);
  const file = await done(api, person, `/tickets/${ticketId}/documents`, picture);
  return { userId: [userId], exportId: [exportId], ticketId: [ticketId], documents: [file.documentId] };
}

function unitItems(api: Api, serial: string, company: { companyId: string; name: string }, owner?: string) {
  const created = createUnit({ serial, productId: 'DS-200', company }, by, nowMs - 90 * day);
  if (owner === undefined) return unitChangeItems(api.table, created);
  const input = { customer: { name: owner }, deliveredAt: '2026-04-01' };
  return unitChangeItems(
    api.table,
    inOne(created, registerUnit(created.unit, product, input, by, nowMs - 60 * day)),
  );
}

/** A dealer: units, a claim in each state, an RMA credited and one under way. */
async function writeDealer(api: Api, person: Person, companyId: string, name: string): Promise<Side> {
  const secret = `SECRET-OF-${companyId.toUpperCase()}`;
  const serials = ['PEND', 'DRAFT', 'SENT', 'DONE'].map((what) => `${companyId}-${what}`.toUpperCase());
  const [pending = '', draft = '', sent = '', credited = ''] = serials;
  const company = { companyId, name };
  const items: TransactItem[] = [
    ...unitItems(api, pending, company),
    ...[draft, sent, credited].flatMap((serial) => unitItems(api, serial, company, secret)),
  ];
  await api.table.transact(items);
  const office = await writeOffice(api, person, companyId, secret);
  const claims: string[] = [];
  for (const serialNumber of [draft, sent, credited]) {
    const incident = { ...failure, description: `Broken: ${secret}` };
    const body = { serialNumber, incident, ...cost, submit: serialNumber !== draft };
    claims.push((await done(api, person, '/claims', body)).claimId);
  }
  const [, sentClaim = '', creditedClaim = ''] = claims;
  await done(api, 'avery', `/claims/${creditedClaim}/decide`, { outcome: 'approve' });
  await done(api, person, `/claims/${sentClaim}/comments`, { text: `Well, ${secret}` });
  const file = await done(api, person, `/claims/${sentClaim}/documents`, {
    ...picture,
    kind: 'damage-photo',
  });
  const proof = await done(api, person, `/units/${pending}/documents`, picture);
  const returned = await writeRmas(api, person, sentClaim, [sent, pending]);
  const found = await Promise.all(claims.map((claimId) => claimOf(api, claimId)));
  return {
    person,
    ids: {
      ...office,
      ...{ serial: serials, claimId: claims, rmaId: returned, companyId: [companyId] },
      documentId: [...office.documents, file.documentId, proof.documentId],
      incidentId: found.map(({ incident }) => incident.incidentId),
    },
    secrets: [secret, ...claims, ...returned],
  };
}

async function writeRmas(api: Api, person: Person, claimId: string, serials: readonly string[]) {
  const ids: string[] = [];
  for (const serial of serials) {
    const body = { kind: 'credit', units: [{ serial }] };
    ids.push((await done(api, 'avery', `/claims/${claimId}/rmas`, body)).rmaId);
  }
  const path = `/rmas/${ids[0]}`;
  await done(api, person, path, { state: 'in-transit', carrier: 'ups', tracking: '1Z999' }, 'PATCH');
  await done(api, 'avery', path, { state: 'received' }, 'PATCH');
  await done(api, 'avery', path, { state: 'inspected', grade: 'A', disposition: 'restock' }, 'PATCH');
  await done(api, 'avery', path, { state: 'credited', creditCents: 10_000 }, 'PATCH');
  return ids;
}

/** A repair shop, and a customer of its own with plan and device, whose claim is referred to it. */
async function writeShop(
  api: Api,
  person: Person,
  companyId: string,
  customerId: 'casey' | 'riley',
): Promise<Side[]> {
  const secret = `SECRET-OF-${companyId.toUpperCase()}`;
  const planNumber = `PLN-${companyId.toUpperCase()}00`;
  const deviceId = `device-of-${companyId}`;
  await api.table.transact([
    planItem(api.table, {
      ...{ planNumber, enrollmentId: planNumber, customerId, soldByCompanyId: companyId },
      ...{ planCode: 'everything', term: 'monthly', status: 'active', priceCents: 1_500 },
      ...{
        catalogueVersion: '2026-01',
        soldAt: '2026-01-05T09:00:00.000Z',
        paymentCurrent: true,
        version: 1,
      },
      ...{ activatedAt: '2026-01-05T09:00:00.000Z', coverStartsAt: '2026-01-06T08:01:00.000Z' },
    }),
    deviceItem(api.table, {
      ...{ deviceId, customerId, planNumber, kind: 'phone', make: 'Apple', model: 'iPhone 15 Pro' },
      ...{ addedAt: '2026-01-05T09:00:00.000Z', verification: 'verified', version: 1 },
    }),
  ]);
  const office = await writeOffice(api, person, companyId, secret);
  const store = await done(api, person, '/partners/me/stores', {
    name: 'Main street',
    address: { line1: '1 Main', city: 'Oakland', region: 'CA', postalCode: '94612', country: 'US' },
    days: { mon: [['09:00', '17:00']] },
    ...{ skills: ['phone'], capacity: 3 },
  });
  const incident = { type: 'cracked-screen', occurredAt: failure.occurredAt, description: secret };
  const claimId = await filed(api, { deviceId, incident }, { as: customerId });
  await done(api, 'avery', `/claims/${claimId}/referral`, { companyId });
  const file = await done(api, person, `/claims/${claimId}/documents`, { ...picture, kind: 'damage-photo' });
  const claim = await claimOf(api, claimId);
  const secrets = [secret, claimId, planNumber, deviceId];
  const customers = {
    ...{ claimId: [claimId], deviceId: [deviceId], enrollmentId: [planNumber], planNumber: [planNumber] },
    ...{ customerId: [customerId], documentId: [file.documentId], incidentId: [claim.incident.incidentId] },
  };
  const shops = {
    ...{ ...office, ...customers, companyId: [companyId] },
    documentId: [...office.documents, file.documentId],
    storeId: (store.stores ?? []).map(({ storeId }: { storeId: string }) => storeId),
  };
  return [
    { person, ids: shops, secrets },
    { person: customerId, ids: customers, secrets },
  ];
}

/** Two dealers, two repair shops and their two customers, each with something of everything. */
export async function writeSides(api: Api): Promise<Side[]> {
  await api.table.transact([productItem(api.table, product)]);
  const stored = { effectiveFrom: '2025-01-01T00:00:00.000Z', storedAt: NOW, storedBy: 'Drew' };
  await storePriceTable(api.table, 'parts', [...prices.parts.rows.values()], stored);
  await storePriceTable(api.table, 'labor', [...prices.labor.rows.values()], stored);
  await storePriceTable(api.table, 'rates', [...prices.rates.rows.values()], stored);
  return [
    await writeDealer(api, 'harbor-owner', 'harbor', 'Harbor Dealers'),
    await writeDealer(api, 'bayside-owner', 'bayside', 'Bayside Marine'),
    ...(await writeShop(api, 'fixit-owner', 'fixit', 'casey')),
    ...(await writeShop(api, 'volt-owner', 'volt', 'riley')),
  ];
}
