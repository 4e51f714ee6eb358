import { readFile } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll } from 'vitest';
import type * as z from 'zod/mini';
import { claimItem } from '../../lambdas/adapters/claims/claim-effects.ts';
import { documentsOf } from '../../lambdas/adapters/claims/claim-reader.ts';
import { readClaim } from '../../lambdas/adapters/claims/claim-store.ts';
import { Files } from '../../lambdas/adapters/files/files.ts';
import { companyItem, customerItem, userItem } from '../../lambdas/adapters/people/people.ts';
import { claimKey, claimPrefixes } from '../../lambdas/adapters/table/claim-keys.ts';
import { pendingPartition } from '../../lambdas/adapters/table/keys.ts';
import { sesMessageKey, unmatchedMailPartition } from '../../lambdas/adapters/table/mail-keys.ts';
import { Table } from '../../lambdas/adapters/table/table.ts';
import type { Claim } from '../../lambdas/domain/claim/claim.ts';
import {
  commentRecordSchema,
  eventRecordSchema,
  looseMailRecordSchema,
  messageRecordSchema,
} from '../../lambdas/domain/claim/records.ts';
import { arrivalOf, receiptEventSchema } from '../../lambdas/mail/receive/arrival.ts';
import { receiveMail } from '../../lambdas/mail/receive/keep-mail.ts';
import { createDynamoDb } from '../../local/dynamodb/dynamodb.ts';
import type { BusEvent } from '../../local/events.ts';
import { createS3 } from '../../local/s3/s3.ts';
import { openDataFolder } from '../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../local/time/activity-count.ts';
import { SimulatedClock } from '../../local/time/simulated-clock.ts';
import {
  claimId,
  customer,
  domain,
  partner,
  keys as replyKeys,
  sesId,
} from '../fixtures/mail/source/addresses.ts';
import { ADMIN, serviceHandler } from '../local/service-handler.ts';

export const NOW = Date.parse('2026-03-03T18:00:00Z');
export const BUCKETS = { mail: 'mail', quarantine: 'quarantine', documents: 'documents' } as const;
export const maxBytes = 15_000_000;
const SECRET = 'local-secret';
const CREDENTIALS = { accessKeyId: 'LOCALKEY', secretAccessKey: SECRET };

const key = (AttributeName: string, KeyType: string) => ({ AttributeName, KeyType });
const index = (name: string) => ({
  IndexName: name,
  KeySchema: [key(`${name}pk`, 'HASH'), key(`${name}sk`, 'RANGE')],
  Projection: { ProjectionType: 'ALL' },
});
const INDEXES = ['gsi1', 'gsi2', 'gsi3', 'gsi4'];
const TABLE = {
  stackName: 'data',
  logicalId: 'Table',
  type: 'AWS::DynamoDB::Table',
  properties: {
    TableName: 'claimflow',
    KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
    AttributeDefinitions: ['pk', 'sk', ...INDEXES.flatMap((name) => [`${name}pk`, `${name}sk`])].map(
      (AttributeName) => ({ AttributeName, AttributeType: 'S' }),
    ),
    GlobalSecondaryIndexes: INDEXES.map(index),
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
};

/** The claim of the mail corpus, as it stands when a mail comes. */
export const aClaim = (set: Partial<Claim> = {}): Claim => ({
  claimId,
  version: 1,
  status: 'waiting-on-customer',
  createdAt: '2026-03-01T12:00:00.000Z',
  updatedAt: '2026-03-02T12:00:00.000Z',
  submittedAt: '2026-03-01T12:00:00.000Z',
  customer: { customerId: 'cus-casey', name: 'Casey Morgan', email: customer, phone: '+12125550100' },
  device: { deviceId: 'dev-1', kind: 'phone', make: 'Apple', model: 'iPhone 14 Pro' },
  partner: { companyId: 'fixit', name: 'Fixit Repair', email: partner },
  filedBy: { role: 'customer', name: 'Casey Morgan', userId: 'cus-casey' },
  incident: {
    incidentId: 'inc-1',
    type: 'cracked-screen',
    occurredAt: '2026-02-28T12:00:00.000Z',
    description: 'It fell.',
  },
  run: 1,
  adjudicationDue: false,
  waiting: {
    since: '2026-03-02T12:00:00.000Z',
    stepsDone: 0,
    text: 'When and how did it happen?',
    askedBy: { role: 'agent', name: 'Robin', userId: 'usr-agent' },
  },
  overdue: false,
  decisions: 1,
  reservedCents: 0,
  payments: [],
  movedBy: { role: 'agent', name: 'Robin', userId: 'usr-agent' },
  movedAt: '2026-03-02T12:00:00.000Z',
  ...set,
});

/** A repair approved up to $320, device at the counter. */
export const approved: Partial<Claim> = {
  status: 'approved',
  resolution: 'repair',
  approvedTotalCents: 32_000,
  approvedAt: '2026-03-02T12:00:00.000Z',
  deviceReceivedAt: '2026-03-02T13:00:00.000Z',
  deductibleCents: 9_900,
  limitCents: 200_000,
};

async function startTable(activity: ActivityCount, clock: SimulatedClock): Promise<Table> {
  const dynamo = createDynamoDb({ folder: openDataFolder(null), clock, activity });
  const identity = dynamo.provider.identify(TABLE);
  await dynamo.provider.provision({ ...TABLE, identity });
  dynamo.resume();
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://localhost:4566',
    credentials: CREDENTIALS,
    maxAttempts: 1,
    requestHandler: serviceHandler(dynamo.service, () => clock.now()),
  });
  return new Table(
    DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    'claimflow',
  );
}

async function startFiles(activity: ActivityCount, clock: SimulatedClock): Promise<Files> {
  const events: BusEvent[] = [];
  const s3 = createS3({
    meter: (call, run) => run(call.input),
    folder: openDataFolder(null),
    clock,
    activity,
    bus: () => ({ publish: async (event) => void events.push(event) }),
    secretOf: (id) => (id === CREDENTIALS.accessKeyId ? { secret: SECRET, caller: ADMIN } : undefined),
    authorize: () => undefined,
  });
  for (const BucketName of Object.values(BUCKETS)) {
    const bucket = {
      stackName: 'data',
      logicalId: BucketName,
      type: 'AWS::S3::Bucket',
      properties: { BucketName },
    };
    const provider = s3.providers.find(({ types }) => types.includes(bucket.type));
    if (!provider) throw new Error('nobody provides buckets');
    await provider.provision({ ...bucket, identity: provider.identify(bucket) });
  }
  s3.resume();
  return new Files(
    new S3Client({
      region: 'us-east-1',
      endpoint: 'http://localhost:4566',
      forcePathStyle: true,
      credentials: CREDENTIALS,
      maxAttempts: 1,
      requestHandler: serviceHandler(s3.service, () => clock.now()),
    }),
  );
}

/** What the stack sets on the functions, as far as the mail functions read it. */
function setEnvironment(): void {
  Object.assign(process.env, {
    CLAIMS_ADDRESS: `claims@${domain}`,
    PORTAL_URL: 'https://portal.example.com',
    MAIL_DOMAIN: domain,
    LINK_KEY_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:link-key',
  });
}

const secrets = mockClient(SecretsManagerClient);
afterAll(() => secrets.restore());

export type MailMachine = Awaited<ReturnType<typeof startMailMachine>>;

/** The table and the buckets with the corpus's claim and people in them. */
export async function startMailMachine(claim: Partial<Claim> = {}) {
  setEnvironment();
  secrets.on(GetSecretValueCommand).resolves({ SecretString: replyKeys[1] });
  const activity = new ActivityCount();
  const clock = new SimulatedClock(activity, NOW);
  const table = await startTable(activity, clock);
  const files = await startFiles(activity, clock);
  const stored = aClaim(claim);
  await table.transact([
    table.create(claimKey(claimId), claimItem(stored)),
    table.create(sesMessageKey(sesId), { entity: 'ses-message', claimId, messageId: 'eml-1' }),
    ...people(table),
  ]);
  return { table, files, clock, activity, ...readers(table) };
}

const people = (table: Table) => [
  companyItem(table, {
    companyId: 'fixit',
    name: 'Fixit Repair',
    email: partner,
    kinds: ['repair'],
    approvedRepairPartner: true,
    payee: { method: 'paypal', email: 'pay@fixit.example.org', changedAt: '2026-01-01T00:00:00.000Z' },
    version: 1,
  }),
  customerItem(table, {
    customerId: 'cus-casey',
    name: 'Casey Morgan',
    email: customer,
    phone: '+12125550100',
    address: { line1: '1 Main St', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' },
    version: 1,
  }),
  userItem(table, {
    userId: 'usr-agent',
    role: 'agent',
    name: 'Robin',
    email: 'agent@claimflow.example',
    onDuty: true,
    version: 1,
  }),
];

function readers(table: Table) {
  const ofClaim = <T extends z.ZodMiniType>(sortPrefix: string, schema: T) =>
    table.all({ partition: claimKey(claimId).pk, sortPrefix }, schema);
  const mails = () => ofClaim(claimPrefixes.messages, messageRecordSchema);
  const loose = async () => {
    const list = { index: 'gsi4', partition: pendingPartition('message') } as const;
    return (await table.all(list, looseMailRecordSchema)).filter((mail) => mail.claimId === undefined);
  };
  return {
    claim: () => readClaim(table, claimId),
    /** Stores the next version of the claim as it is, as another command would have. */
    store: (claim: Claim) =>
      table.transact([table.replace(claimKey(claimId), claimItem(claim), claim.version - 1)]),
    comments: () => ofClaim(claimPrefixes.comments, commentRecordSchema),
    history: () => ofClaim(claimPrefixes.events, eventRecordSchema),
    documents: () => documentsOf(table, claimId),
    mailsIn: async () => (await mails()).filter(({ direction }) => direction === 'in'),
    mailsOut: async () => (await mails()).filter(({ direction }) => direction === 'out'),
    /** Mails of ours to people on no claim. */
    acknowledgements: async () => (await loose()).filter(({ kind }) => kind === 'mail-arrived'),
    /** Mails of ours to the claims team about one that waits to be read. */
    toldTeam: async () => (await loose()).filter(({ kind }) => kind === 'mail-to-read'),
    listed: () => table.all({ partition: unmatchedMailPartition }, looseMailRecordSchema),
  };
}

export interface Verdicts {
  readonly spam?: string;
  readonly virus?: string;
  readonly dmarc?: string;
}

/** The event of the receipt rule's Lambda action. */
export function receiptEvent(id: string, to: readonly string[], source: string, verdicts: Verdicts = {}) {
  const status = (verdict = 'PASS') => ({ status: verdict });
  return {
    Records: [
      {
        eventSource: 'aws:ses',
        ses: {
          mail: { messageId: id, source, timestamp: new Date(NOW).toISOString() },
          receipt: {
            recipients: to,
            spamVerdict: status(verdicts.spam),
            virusVerdict: status(verdicts.virus),
            spfVerdict: status(),
            dkimVerdict: status(),
            dmarcVerdict: status(verdicts.dmarc),
          },
        },
      },
    ],
  };
}

export const corpusMail = (name: string): Promise<Buffer> =>
  readFile(new URL(`../fixtures/mail/${name}.eml`, import.meta.url));

/** In the corpus the envelope's recipients are those of our domain in `To`. */
function recipientsOf(raw: Buffer): string[] {
  const to = /^To: (.*)$/im.exec(raw.toString('latin1'))?.[1] ?? '';
  return (to.match(/[^\s<>,]+@[^\s<>,]+/g) ?? []).filter((address) => address.toLowerCase().endsWith(domain));
}

const fromOf = (raw: Buffer): string =>
  /^From: .*?([^\s<>,"]+@[^\s<>,"]+)/im.exec(raw.toString('latin1'))?.[1] ?? 'unknown@example.net';

export interface Delivery extends Verdicts {
  readonly id?: string;
  readonly envelopeFrom?: string;
  readonly nowMs?: number;
  readonly quarantineBucket?: string;
}

/** Lets a raw mail arrive as SES does: stored first, then told of. */
export async function deliver(machine: MailMachine, raw: Buffer, delivery: Delivery = {}): Promise<void> {
  const id = delivery.id ?? 'inbound-1';
  await machine.files.put(BUCKETS.mail, id, { bytes: raw, contentType: 'message/rfc822' });
  const event = receiptEvent(id, recipientsOf(raw), delivery.envelopeFrom ?? fromOf(raw), delivery);
  for (const record of receiptEventSchema.parse(event).Records) {
    await receiveMail(
      {
        table: machine.table,
        files: machine.files,
        mailBucket: BUCKETS.mail,
        quarantineBucket: delivery.quarantineBucket ?? BUCKETS.quarantine,
        place: { domain, keys: replyKeys },
        maxBytes,
      },
      arrivalOf(record),
      delivery.nowMs ?? NOW,
    );
  }
}
