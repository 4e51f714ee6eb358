/**
 * S3 on one machine: the operations that the app uses, with everything that S3 enforces on them. Differences: only the
 * latest version of an object exists; lifecycle rules have no behaviour; whole bodies pass through memory; requests whose own bytes are signed chunk by chunk are unframed without
 * verifying each chunk's signature.
 */
import type {
  AwsCall,
  AwsOperation,
  Caller,
  HttpRequest,
  HttpResponse,
  Permission,
  RestService,
} from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { EventBus } from '../events.ts';
import type { CallMeter } from '../metering/call-meter.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import { blobFilesIn } from './blob-files.ts';
import { Buckets } from './buckets.ts';
import { eventBridgeConsumer } from './event-bridge-consumer.ts';
import { type ObjectEventConsumer, ObjectEvents } from './object-events.ts';
import { ObjectOperations } from './object-operations.ts';
import { ObjectStore } from './object-store.ts';
import { type ObjectAddress, parseRequest, type S3Input } from './request.ts';
import { encodeError, encodeOutput, type S3Output } from './response.ts';
import { type Signer, UnsignedRequests } from './unsigned-requests.ts';

export interface S3Dependencies {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly bus: () => EventBus;
  /** For forms and presigned URLs, which do not pass the front door. */
  readonly meter: CallMeter;
  readonly secretOf: (accessKeyId: string) => Signer | undefined;
  /** Throws AccessDenied; asked for forms and presigned URLs, where the signer's rights count. */
  readonly authorize: (caller: Caller, permission: Permission) => void;
}

/** How other services of the machine see objects, without a request. */
export interface ObjectAccess {
  subscribe(consumer: ObjectEventConsumer): void;
  /** `undefined` when the object, or that version of it, is gone. */
  read(bucket: string, key: string, versionId?: string): Promise<Uint8Array | undefined>;
  /** Without quotes; `undefined` when there is no such object. */
  etagOf(bucket: string, key: string): string | undefined;
  put(object: S3Input): Promise<void>;
  /** Adds a tag, replacing one of its name; nothing happens when the object is gone. */
  tag(bucket: string, key: string, versionId: string | undefined, name: string, value: string): void;
}

export interface S3 {
  readonly service: RestService;
  readonly providers: readonly ResourceProvider[];
  readonly objects: ObjectAccess;
  /** Forms, presigned URLs, preflights and anonymous requests; `undefined` for what is not S3's. */
  answerUnsigned(request: HttpRequest): Promise<HttpResponse | undefined>;
  /** The resource policy that stands on a bucket. */
  policyOf(bucket: string): object | undefined;
  /** Removes what a crash left half done and tells what was not told; after provisioning, before requests. */
  resume(): void;
  /** Tells no more events; what is kept is told after the next start. */
  stop(): void;
}

export function createS3(deps: S3Dependencies): S3 {
  const { folder, clock, activity } = deps;
  const database = folder.sqlite('s3');
  const buckets = new Buckets();
  const events = new ObjectEvents(database, clock, activity);
  const store = new ObjectStore(database, blobFilesIn(folder), events, () => clock.now());
  const objects = new ObjectOperations(store, buckets);
  events.subscribe(eventBridgeConsumer(buckets, deps.bus));
  const service = restService(operationsOf(objects));
  const { secretOf, authorize } = deps;
  const unsigned = new UnsignedRequests({
    buckets,
    service,
    objects,
    secretOf,
    authorize,
    meter: deps.meter,
    now: () => clock.now(),
  });
  // Listed before any service resumes: mail that is stored again after a crash writes its bytes before it commits them,
  // and would lose them to a later search.
  const sweep = store.blobs.keepOnly(new Set(store.usedBlobs()));
  activity.track('s3: remove what a crash left', sweep);
  return {
    service,
    providers: buckets.providers,
    objects: accessTo(store, events, objects),
    answerUnsigned: (request) => unsigned.answer(request),
    policyOf: (bucket) => buckets.policyOf(bucket),
    resume: () => events.deliver(),
    stop: () => events.stop(),
  };
}

type Operation = (input: S3Input, call: AwsCall) => Promise<S3Output>;

function operationsOf(objects: ObjectOperations): Record<string, AwsOperation> {
  const onObject = (action: string, run: Operation): AwsOperation => ({
    permissions: ({ Bucket, Key, Tags }: S3Input) => {
      const resources = [`arn:aws:s3:::${Bucket}/${Key}`];
      const tagging = Tags && action === 's3:PutObject' ? [{ action: 's3:PutObjectTagging', resources }] : [];
      return [{ action, resources }, ...tagging];
    },
    run: (input: S3Input, call) => run(input, call),
  });
  // That an object is missing is told to those only who may list the bucket; to others it is "access denied".
  const toRead = (address: ObjectAddress): Permission[] => [
    { action: 's3:GetObject', resources: [`arn:aws:s3:::${address.Bucket}/${address.Key}`] },
    ...(objects.isMissing(address)
      ? [{ action: 's3:ListBucket', resources: [`arn:aws:s3:::${address.Bucket}`] }]
      : []),
  ];
  const reading = (run: Operation): AwsOperation => ({
    permissions: (input: S3Input) => toRead(input),
    run: (input: S3Input, call) => run(input, call),
  });
  return {
    PutObject: onObject('s3:PutObject', (input, call) => objects.put(input, call.requestId)),
    CopyObject: {
      permissions: ({ Bucket, Key, CopySource }: S3Input) => [
        { action: 's3:PutObject', resources: [`arn:aws:s3:::${Bucket}/${Key}`] },
        ...(CopySource ? toRead(CopySource) : []),
      ],
      run: (input: S3Input, call) => objects.copy(input, call),
    },
    GetObject: reading((input) => objects.get(input)),
    HeadObject: reading((input) => objects.head(input)),
    DeleteObject: onObject('s3:DeleteObject', (input, call) => objects.remove(input, call)),
    GetObjectTagging: onObject('s3:GetObjectTagging', (input) => objects.getTags(input)),
    PutObjectTagging: onObject('s3:PutObjectTagging', (input) => objects.putTags(input)),
  };
}

function restService(operations: Record<string, AwsOperation>): RestService {
  return {
    protocol: 'rest',
    signingName: 's3',
    operations,
    parse: parseRequest,
    encode: (_operation, output, { requestId }) => encodeOutput(output as S3Output, requestId),
    encodeError: (error, { requestId }, request) => encodeError(error, requestId, request),
  };
}

function accessTo(store: ObjectStore, events: ObjectEvents, objects: ObjectOperations): ObjectAccess {
  const find = (bucket: string, key: string, versionId?: string) => {
    const object = store.find(bucket, key);
    const isAnother = versionId !== undefined && object?.versionId !== versionId;
    return object?.isDeleteMarker || isAnother ? undefined : object;
  };
  return {
    subscribe: (consumer) => events.subscribe(consumer),
    read: async (bucket, key, versionId) => {
      const object = find(bucket, key, versionId);
      return object && store.blobs.read(object.blob);
    },
    etagOf: (bucket, key) => find(bucket, key)?.etag,
    put: async (object) => {
      await objects.put(object, 'deployment');
    },
    tag: (bucket, key, versionId, name, value) => {
      const object = find(bucket, key, versionId);
      if (object) store.setTags(object, { ...object.tags, [name]: value });
    },
  };
}
