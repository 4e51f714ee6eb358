import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { customerItem, deviceItem, planItem } from '../../lambdas/adapters/people/people.ts';
import { Table } from '../../lambdas/adapters/table/table.ts';
import type { DeviceRecord } from '../../lambdas/domain/devices/device.ts';
import { NUMBER_BYTES, newPlanNumber } from '../../lambdas/domain/ids/claim-id.ts';
import { newRecordId, RECORD_ID_BYTES, type RecordKind } from '../../lambdas/domain/ids/record-id.ts';
import type { PlanRecord } from '../../lambdas/domain/people/plan.ts';
import { physicalName } from '../../local/resource-provider.ts';
import { synthesized } from '../../local/start/synthesis.ts';
import type { StartedClaimflow } from '../outside/started-claimflow.ts';

/**
 * The demo has one customer who can sign in, with three devices; a benchmark and a test of crashes need more to claim
 * for. They are written as `load-demo-data` writes its own, through the AWS endpoint, as the machine's administrator.
 */

const DAY = 86_400_000;
/** Long enough for the waiting period of 30 days, short enough for every catalogue of 2026. */
const COVERED_SINCE_DAYS = 45;

const MODELS = {
  phone: { make: 'Apple', model: 'iPhone 14 Pro' },
  tablet: { make: 'Apple', model: 'iPad Air' },
  laptop: { make: 'Apple', model: 'MacBook Air' },
} as const;

export interface Fleet {
  /** Of whom; absent, every device has a customer of its own. */
  readonly customerId?: string;
  readonly kinds: readonly (keyof typeof MODELS)[];
  /** The machine's time, ms. */
  readonly nowMs: number;
}

const id = (kind: RecordKind, at: number): string => newRecordId(kind, at, randomBytes(RECORD_ID_BYTES));

/** The name of the one table, by the rule after which the machine names what the template leaves unnamed. */
async function tableName(): Promise<string> {
  const file = join(await synthesized(), 'ClaimflowData.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as {
    Resources: Readonly<Record<string, { Type: string; Properties: Readonly<Record<string, unknown>> }>>;
  };
  const found = Object.entries(template.Resources).find(([, { Type }]) => /^AWS::DynamoDB::/.test(Type));
  if (!found) throw new Error(`${file} has no table`);
  const [logicalId, { Type: type, Properties: properties }] = found;
  return physicalName({ stackName: 'ClaimflowData', logicalId, type, properties }, 255);
}

function planOf(customerId: string, nowMs: number): PlanRecord {
  const since = new Date(nowMs - COVERED_SINCE_DAYS * DAY).toISOString();
  return {
    planNumber: newPlanNumber(randomBytes(NUMBER_BYTES)),
    enrollmentId: id('enrollment', nowMs),
    customerId,
    planCode: 'everything',
    term: 'monthly',
    status: 'active',
    priceCents: 1_500,
    catalogueVersion: '2026-01',
    soldAt: since,
    soldByCompanyId: 'co-fixit',
    activatedAt: since,
    coverStartsAt: since,
    paymentCurrent: true,
    version: 1,
  };
}

const deviceFor = (plan: PlanRecord, kind: keyof typeof MODELS, nowMs: number): DeviceRecord => ({
  deviceId: id('device', nowMs),
  customerId: plan.customerId,
  planNumber: plan.planNumber,
  kind,
  ...MODELS[kind],
  serial: randomBytes(6).toString('hex').toUpperCase(),
  purchasedAt: plan.soldAt.slice(0, 10),
  boughtAs: 'new',
  addedAt: plan.soldAt,
  verification: 'verified',
  verifiedAt: plan.soldAt,
  version: 1,
});

const newCustomer = (customerId: string, number: number) => ({
  customerId,
  name: `Customer ${number}`,
  email: `customer-${number}@example.net`,
  phone: `+1415555${String(number).padStart(4, '0')}`,
  address: {
    line1: '1 Main Street',
    city: 'Oakland',
    region: 'CA',
    postalCode: '94612',
    country: 'US' as const,
  },
  registeredByCompanyId: 'co-fixit',
  version: 1,
});

/** Adds verified devices, each on a plan of its own whose cover is in force. Answers their ids, in the order of `kinds`. */
export async function addProtectedDevices(started: StartedClaimflow, fleet: Fleet): Promise<string[]> {
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: started.awsUrl,
    credentials: { accessKeyId: 'local-admin', secretAccessKey: 'any' },
  });
  try {
    const documents = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    const table = new Table(documents, await tableName());
    const added: string[] = [];
    for (const [index, kind] of fleet.kinds.entries()) {
      const customerId = fleet.customerId ?? id('customer', fleet.nowMs);
      const plan = planOf(customerId, fleet.nowMs);
      const device = deviceFor(plan, kind, fleet.nowMs);
      const owner = fleet.customerId ? [] : [customerItem(table, newCustomer(customerId, index))];
      await table.transact([...owner, planItem(table, plan), deviceItem(table, device)]);
      added.push(device.deviceId);
    }
    return added;
  } finally {
    client.destroy();
  }
}
