import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimItem } from '../../../lambdas/adapters/claims/claim-effects.ts';
import { deviceItem, planItem } from '../../../lambdas/adapters/people/people.ts';
import { rmaChangeItems } from '../../../lambdas/adapters/rmas/rma-store.ts';
import { unmatchedMailKey } from '../../../lambdas/adapters/table/mail-keys.ts';
import type { TransactItem } from '../../../lambdas/adapters/table/table.ts';
import { productItem, unitChangeItems } from '../../../lambdas/adapters/units/unit-store.ts';
import { areas } from '../../../lambdas/api/openapi/areas.ts';
import { isPublic, openApiDocument } from '../../../lambdas/api/openapi/document.ts';
import { allowed, everAllowed } from '../../../lambdas/domain/access/allowed.ts';
import { accessRecord } from '../../../lambdas/domain/access/claim-record.ts';
import type { AccessRecord } from '../../../lambdas/domain/access/rules.ts';
import { type Claim, claimSchema } from '../../../lambdas/domain/claim/claim.ts';
import type { LooseMailRecord } from '../../../lambdas/domain/claim/records.ts';
import type { DeviceRecord } from '../../../lambdas/domain/devices/device.ts';
import type { PlanRecord } from '../../../lambdas/domain/people/plan.ts';
import { issueRma } from '../../../lambdas/domain/rma/issue-rma.ts';
import { rmaTerms } from '../../../lambdas/domain/rma/rma-terms.ts';
import type { Product } from '../../../lambdas/domain/units/product.ts';
import { createUnit } from '../../../lambdas/domain/units/transitions.ts';
import { type Caller, readCaller } from '../../../lambdas/middleware/api/caller.ts';
import type { Operation } from '../../../lambdas/middleware/api/operation.ts';
import { type CognitoServer, startCognitoServer } from '../cognito-server.ts';
import { type Api, type ApiAnswer, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';
import { type Schema, sampleOf } from './sample-of.ts';

/**
 * Asks every operation of the document as every role, as another customer or company, and as nobody, on a record of
 * Casey's, and holds the answer against the access table. A new operation is covered by being listed. What a hidden record
 * answers word for word stands in `company-isolation.test.ts`.
 */

let api: Api;
let cognito: CognitoServer;

beforeAll(async () => {
  cognito = await startCognitoServer(Date.parse(NOW));
  api = await startWholeApi();
  await api.table.transact([productItem(api.table, sounder)]);
  for (const person of people) {
    const caller = person === 'nobody' ? undefined : await readCaller(api.table, person);
    if (caller) accessOf.set(person, caller.access);
  }
});
afterAll(async () => {
  await api.close();
  await cognito.close();
});

const people: readonly (Person | 'nobody')[] = [
  'casey',
  'riley',
  'fixit-owner',
  'fixit-clerk',
  'volt-owner',
  'harbor-owner',
  'bayside-owner',
  'avery',
  'drew',
  'nobody',
];

/** What the access table knows each of them by. */
const accessOf = new Map<Person | 'nobody', Caller['access']>();

const actor = { role: 'customer', name: 'Casey', userId: 'casey' } as const;

/** A claim of Casey's, referred to Fixit, before the claims team. */
const caseysClaim = (claimId: string, deviceId: string): Claim =>
  claimSchema.parse({
    claimId,
    version: 1,
    status: 'in-review',
    createdAt: NOW,
    updatedAt: NOW,
    submittedAt: NOW,
    customer: { customerId: 'casey', name: 'Casey', email: 'casey@example.com', phone: '+14155550123' },
    planNumber: 'PLN-CASEY000',
    device: { deviceId, kind: 'tablet', make: 'Apple', model: 'iPad Air' },
    registeredByCompanyId: 'fixit',
    partner: { companyId: 'fixit', name: 'Fixit Repair', email: 'claims@fixit.example.org' },
    filedBy: actor,
    incident: {
      incidentId: `inc-${claimId}`,
      type: 'cracked-screen',
      occurredAt: '2026-06-01T18:00:00.000Z',
      description: 'It fell.',
    },
    run: 1,
    adjudicationDue: false,
    waiting: { since: NOW, stepsDone: 0, dueAt: '2026-06-03T18:00:00.000Z' },
    overdue: false,
    decisions: 0,
    reservedCents: 0,
    movedBy: actor,
    movedAt: NOW,
    payments: [],
  });

const caseysDevice = (deviceId: string): DeviceRecord => ({
  deviceId,
  customerId: 'casey',
  planNumber: 'PLN-CASEY000',
  kind: 'tablet',
  make: 'Apple',
  model: 'iPad Air',
  addedAt: NOW,
  verification: 'pending',
  version: 1,
});

/** A student's plan that Fixit sold to Casey: it waits for the sign-in, and for the proof. */
const caseysPlan = (planNumber: string): PlanRecord => ({
  ...{ planNumber, enrollmentId: `enr-${planNumber}`, customerId: 'casey', soldByCompanyId: 'fixit' },
  ...{ planCode: 'everything-student', term: 'monthly', status: 'pending-activation', priceCents: 1_300 },
  ...{ catalogueVersion: '2026-01', soldAt: NOW, paymentCurrent: true, version: 1 },
  invitation: { phone: '+14155550123', times: 0 },
  student: { claimedAt: NOW, proof: 'pending' },
});

/** A unit of Harbor's that waits to be registered. */
const harbor = { companyId: 'harbor', name: 'Harbor Dealers' };
const sounder: Product = {
  ...{ productId: 'DS-200', sku: 'DS-200', name: 'Depth sounder', kind: 'depth-sounder' },
  warranty: { terms: [{ months: 24 }], transferable: true },
  ...{ createdAt: NOW, version: 1 },
};

/** An RMA that Harbor is to send a unit back on. */
const harborsRma = (rmaId: string, claimId: string, serial: string) =>
  issueRma(
    {
      ...{ rmaId, claimId, kind: 'credit', units: [{ serial, productName: 'Depth sounder' }] },
      dealer: { ...harbor, email: 'claims@harbor.example.org' },
    },
    rmaTerms,
    { actor, nowMs: Date.parse(NOW) },
  );

const looseMail = (messageId: string): LooseMailRecord => ({
  messageId,
  direction: 'in',
  kind: 'comment',
  from: 'somebody@example.net',
  to: ['claims@claimflow.example'],
  cc: [],
  subject: 'Hello',
  text: 'Is it done?',
  at: NOW,
  sendState: 'received',
  documentIds: [],
  reason: 'it belongs to no claim',
});

interface Records {
  readonly claim: Claim;
  /** What stands for each parameter of a path. */
  readonly ids: Readonly<Record<string, string>>;
}

let made = 0;
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Records of their own for one call: nothing of an earlier one is left on them. */
async function freshRecords(): Promise<Records> {
  made += 1;
  const text = [made >> 10, made >> 5, made].map((part) => crockford[part & 31]).join('');
  const claim = caseysClaim(`CLM-ACCES${text}`, `device-${made}`);
  const device = caseysDevice(`device-${made}`);
  const mail = looseMail(`mail-${made}`);
  const unit = createUnit(
    { serial: `SN-${text}`, productId: 'DS-200', company: harbor },
    actor,
    Date.parse(NOW),
  );
  const items: TransactItem[] = [
    api.table.create({ pk: `CLAIM#${claim.claimId}`, sk: 'CLAIM' }, claimItem(claim)),
    deviceItem(api.table, device),
    ...unitChangeItems(api.table, unit),
    ...(await rmaChangeItems(
      api.table,
      harborsRma(`RMA-ACCES${text}`, `CLM-HARB0${text}`, unit.unit.serial),
    )),
    planItem(api.table, caseysPlan(`PLN-ACCES${text}`)),
    api.table.create(unmatchedMailKey(mail.messageId), { entity: 'unmatched-mail', ...mail }),
    // The run that the claim's execution would have.
    api.table.create(
      { pk: `CLAIM#${claim.claimId}`, sk: 'RUN#000001' },
      { entity: 'run', claimId: claim.claimId, run: 1, requestedAt: NOW, deliver: 'done' },
    ),
  ];
  await api.table.transact(items);
  const ids = {
    claimId: claim.claimId,
    deviceId: device.deviceId,
    enrollmentId: `PLN-ACCES${text}`,
    emailId: mail.messageId,
    paymentId: 'pay-1',
    serial: unit.unit.serial,
    rmaId: `RMA-ACCES${text}`,
  };
  return { claim, ids };
}

interface Described {
  readonly requestBody?: { content: { 'application/json': { schema: Schema } } };
  readonly parameters?: readonly { in?: string; name: string; required?: boolean; schema: Schema }[];
}

const paths = openApiDocument().paths as Record<string, Record<string, Described>>;

const described = (operation: Operation): Described =>
  paths[operation.path]?.[operation.method.toLowerCase()] ?? {};

function call(operation: Operation, as: Person | 'nobody', ids: Records['ids']): Promise<ApiAnswer> {
  const { requestBody, parameters = [] } = described(operation);
  const query = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => [one.name, String(sampleOf(one.schema, one.name))]);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'unknown');
  const schema = requestBody?.content['application/json'].schema;
  return api.call(operation.method, `/api${path}`, {
    ...(as !== 'nobody' && { as }),
    ...(schema && { body: sampleOf(schema) }),
    ...(query.length > 0 && { query: Object.fromEntries(query) }),
  });
}

/** The record that the access table is asked about; undefined for an operation on no single record. */
function recordOf({ path }: Operation, { claim }: Records): AccessRecord | undefined {
  if (path.startsWith('/claims/{claimId}')) return accessRecord(claim);
  if (path.includes('{claimId}')) return {};
  if (path.includes('{enrollmentId}')) return { customerId: 'casey', companyId: 'fixit' };
  if (/\{(serial|rmaId)\}/.test(path)) return { dealerCompanyId: 'harbor' };
  return path.includes('{deviceId}') ? { customerId: 'casey' } : undefined;
}

type Verdict = 'public' | 'unauthenticated' | 'forbidden' | 'hidden' | 'yes';

function verdictOf(operation: Operation, as: Person | 'nobody', records: Records | undefined): Verdict {
  const { action } = operation;
  if (action === 'public' || isPublic(operation)) return 'public';
  if (as === 'nobody') return 'unauthenticated';
  const access = accessOf.get(as);
  if (!access) throw new Error(`${as} is nobody we know`);
  if (!everAllowed(access, action)) return 'forbidden';
  const record = records && recordOf(operation, records);
  return record ? allowed(access, action, record) : 'yes';
}

const refusals: Readonly<Partial<Record<Verdict, number>>> = {
  unauthenticated: 401,
  forbidden: 403,
  hidden: 404,
};

/** There is no payment provider here: to get as far as to it is to be admitted. */
const atProvider: ReadonlySet<string> = new Set(['setPaymentMethod', 'openCardPage']);

/** Whether one may, not whether it works out: the sample may well not fit the claim's status. */
function expectAdmitted(answer: ApiAnswer, name: string, { operationId }: Operation): void {
  const refused = atProvider.has(operationId) ? [401, 403] : [401, 403, 500];
  expect(refused, `${name}: ${answer.text}`).not.toContain(answer.status);
  expect(answer.text, name).not.toContain('the gateway knows no such route');
}

const operations = areas.flatMap((area) => area.operations);

describe('every operation, asked by everybody', () => {
  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s',
    async (name, operation) => {
      const onIds = operation.path.includes('{');
      let records = onIds ? await freshRecords() : undefined;
      for (const as of people) {
        const verdict = verdictOf(operation, as, records);
        const answer = await call(operation, as, records?.ids ?? {});
        const status = refusals[verdict];
        if (status === undefined) expectAdmitted(answer, `${name} as ${as}`, operation);
        else expect([verdict, answer.status], `${name} as ${as}: ${answer.text}`).toEqual([verdict, status]);
        // One who may is never told that the record is not there; what has no decision yet has none for anybody.
        const onRecord = /\{(claimId|deviceId|enrollmentId|serial|rmaId)\}/.test(operation.path);
        const partOfIt = /\{paymentId\}|\/(decision|credit-note)$/.test(operation.path);
        if (verdict === 'yes' && onRecord && !partOfIt)
          expect(answer.status, `${name} as ${as}: ${answer.text}`).not.toBe(404);
        // Whoever was let in may have changed something.
        if (onIds && operation.method !== 'GET' && refusals[verdict] === undefined)
          records = await freshRecords();
      }
    },
  );
});
