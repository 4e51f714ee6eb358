import { S3Client } from '@aws-sdk/client-s3';
import type { Caller, HttpRequest, Permission } from '../../../local/aws-service.ts';
import type { DataFolder } from '../../../local/data-folder.ts';
import type { BusEvent, EventBus } from '../../../local/events.ts';
import { createMalwareProtection } from '../../../local/guardduty/malware-protection.ts';
import { createS3, type S3 } from '../../../local/s3/s3.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { ADMIN, serviceHandler } from '../service-handler.ts';

export const START = Date.parse('2026-03-01T12:00:00Z');
export const BUCKET = 'documents';
export const VERSIONED = 'archive';
export const SECRET = 'local-secret';
export const CREDENTIALS = { accessKeyId: 'LOCALKEY', secretAccessKey: SECRET };

const cors = {
  CorsRules: [
    {
      AllowedMethods: ['POST', 'GET'],
      AllowedOrigins: ['https://portal.example.com'],
      AllowedHeaders: ['*'],
      ExposedHeaders: ['ETag'],
      MaxAge: 300,
    },
  ],
};
const eventBridge = { EventBridgeConfiguration: { EventBridgeEnabled: true } };

const RESOURCES: [string, string, Record<string, unknown>][] = [
  [
    'AWS::S3::Bucket',
    'Documents',
    { BucketName: BUCKET, CorsConfiguration: cors, NotificationConfiguration: eventBridge },
  ],
  ['AWS::S3::Bucket', 'Archive', { BucketName: VERSIONED, VersioningConfiguration: { Status: 'Enabled' } }],
  ['AWS::S3::BucketPolicy', 'Policy', { Bucket: BUCKET, PolicyDocument: { Statement: [] } }],
  [
    'AWS::GuardDuty::MalwareProtectionPlan',
    'Plan',
    {
      ProtectedResource: { S3Bucket: { BucketName: BUCKET, ObjectPrefixes: ['quarantine/'] } },
      Actions: { Tagging: { Status: 'ENABLED' } },
    },
  ],
];

/** A bus that keeps what it is given, and can be made to refuse. */
export class RecordingBus implements EventBus {
  readonly events: BusEvent[] = [];
  refusals = 0;

  async publish(event: BusEvent): Promise<void> {
    if (this.refusals > 0) {
      this.refusals -= 1;
      throw new Error('the bus refuses');
    }
    this.events.push(structuredClone(event));
  }

  details(source: string): unknown[] {
    return this.events.filter((event) => event.source === source).map((event) => event.detail);
  }
}

export interface LocalBuckets {
  readonly s3: S3;
  readonly client: S3Client;
  readonly clock: SimulatedClock;
  readonly activity: ActivityCount;
  readonly bus: RecordingBus;
  /** What forms and presigned URLs asked to be allowed. */
  readonly asked: { caller: Caller; permission: Permission }[];
}

/** A started S3 with buckets as the app's, and a real SDK client to it. */
export async function startBuckets(
  folder: DataFolder,
  now = START,
  bus = new RecordingBus(),
): Promise<LocalBuckets> {
  const activity = new ActivityCount(() => undefined);
  const clock = new SimulatedClock(activity, now);
  const asked: LocalBuckets['asked'] = [];
  const s3 = createS3({
    folder,
    clock,
    activity,
    bus: () => bus,
    secretOf: (key) => (key === CREDENTIALS.accessKeyId ? { secret: SECRET, caller: ADMIN } : undefined),
    authorize: (caller, permission) => asked.push({ caller, permission }),
    meter: (call, run) => run(call.input),
  });
  const malware = createMalwareProtection({
    s3: s3.objects,
    bus: () => bus,
    authorize: () => undefined,
    callerForRole: () => ADMIN,
    bill: () => undefined,
  });
  for (const [type, logicalId, properties] of RESOURCES) {
    const resource = { stackName: 'data', logicalId, type, properties };
    const provider = [...s3.providers, malware.provider].find(({ types }) => types.includes(type));
    if (!provider) throw new Error(`nobody provides ${type}`);
    await provider.provision({ ...resource, identity: provider.identify(resource) });
  }
  s3.resume();
  await activity.idle();
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: 'http://localhost:4566',
    forcePathStyle: true,
    credentials: CREDENTIALS,
    maxAttempts: 1,
    requestHandler: serviceHandler(s3.service, () => clock.now()),
  });
  return { s3, client, clock, activity, bus, asked };
}

/** The request a browser makes of a URL. */
export async function browserRequest(url: string, init: RequestInit = {}): Promise<HttpRequest> {
  const request = new Request(url, init);
  const { host, pathname, search } = new URL(url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: { host, ...Object.fromEntries(request.headers) },
    body: new Uint8Array(await request.arrayBuffer()),
  };
}
