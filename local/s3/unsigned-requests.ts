/**
 * What reaches S3 without an Authorization header: browser forms, presigned URLs, CORS preflights, and the anonymous.
 * Forms and URLs act with the rights of whoever signed them.
 */
import { randomUUID } from 'node:crypto';
import {
  type AwsCall,
  AwsError,
  type Caller,
  type HttpRequest,
  type HttpResponse,
  type Permission,
  type RestService,
} from '../aws-service.ts';
import type { CallMeter } from '../metering/call-meter.ts';
import type { Buckets } from './buckets.ts';
import { corsHeaders, preflight } from './cors.ts';
import { parseUploadForm, type UploadForm } from './multipart-form.ts';
import type { ObjectOperations } from './object-operations.ts';
import { addressOf, keptHeaders, type S3Input } from './request.ts';
import { encodeError, encodeOutput, type S3Output } from './response.ts';
import { s3Error } from './s3-error.ts';
import {
  checkPresigned,
  checkSignature,
  isPresigned,
  presignedScope,
  scopeOf,
  sign,
  withHoistedHeaders,
} from './signature.ts';
import { checkUpload, parseUploadPolicy } from './upload-policy.ts';

export interface Signer {
  readonly secret: string;
  readonly caller: Caller;
}

export interface UnsignedDependencies {
  readonly buckets: Buckets;
  readonly service: RestService;
  readonly objects: ObjectOperations;
  readonly secretOf: (accessKeyId: string) => Signer | undefined;
  readonly authorize: (caller: Caller, permission: Permission) => void;
  readonly meter: CallMeter;
  readonly now: () => number;
}

const ANONYMOUS: Caller = { kind: 'anonymous', arn: 'anonymous' };

export class UnsignedRequests {
  readonly #deps: UnsignedDependencies;

  constructor(deps: UnsignedDependencies) {
    this.#deps = deps;
  }

  /** Answers `undefined` for a request that is not S3's. */
  async answer(request: HttpRequest): Promise<HttpResponse | undefined> {
    const bucket = this.#deps.buckets.find(addressOf(request).Bucket);
    if (!bucket && !isPresigned(request) && !isForm(request)) return undefined;
    if (bucket && request.method === 'OPTIONS') return preflight(bucket, request);
    const call: AwsCall = { caller: ANONYMOUS, now: this.#deps.now(), requestId: randomUUID() };
    const response = await this.#attempt(request, call);
    return bucket
      ? { ...response, headers: { ...response.headers, ...corsHeaders(bucket, request) } }
      : response;
  }

  async #attempt(request: HttpRequest, call: AwsCall): Promise<HttpResponse> {
    try {
      if (isForm(request)) return encodeOutput(await this.#postForm(request, call), call.requestId);
      if (isPresigned(request)) return await this.#runPresigned(request, call);
      throw s3Error('AccessDenied');
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return encodeError(error, call.requestId, request);
    }
  }

  async #runPresigned(request: HttpRequest, call: AwsCall): Promise<HttpResponse> {
    const { service, authorize } = this.#deps;
    const scope = presignedScope(request);
    const { secret, caller } = this.#signer(scope.accessKeyId);
    checkPresigned(request, scope, secret, call.now);
    const { operation, input } = service.parse(withHoistedHeaders(request));
    const signed: AwsCall = { ...call, caller };
    const found = service.operations[operation];
    if (!found) throw s3Error('NotImplemented');
    for (const permission of found.permissions(input as never, signed)) authorize(caller, permission);
    const metered = { service: 's3', operation, input, caller, bytes: request.body.length, toInternet: true };
    const output = await this.#deps.meter(metered, () => found.run(input as never, signed));
    return service.encode(operation, output, signed);
  }

  async #postForm(request: HttpRequest, call: AwsCall): Promise<S3Output> {
    const bucket = this.#deps.buckets.get(addressOf(request).Bucket);
    const form = parseUploadForm(request);
    // The bucket is where the form was posted to, whatever a field of that name says.
    const fields = new Map(form.fields).set('bucket', bucket.name);
    const key = fields.get('key') ?? '';
    if (key === '') throw missingField('key');
    const caller = this.#checkForm(form, fields, call.now);
    this.#deps.authorize(caller, {
      action: 's3:PutObject',
      resources: [`arn:aws:s3:::${bucket.name}/${key}`],
    });
    const input: S3Input = {
      Bucket: bucket.name,
      Key: key,
      Body: form.file,
      Headers: keptHeaders(Object.fromEntries(form.fields)),
    };
    const metered = { service: 's3', operation: 'PostObject', input, caller, bytes: request.body.length };
    const stored = (await this.#deps.meter(metered, () =>
      this.#deps.objects.put(input, call.requestId, 'POST Object'),
    )) as S3Output;
    const location = `/${bucket.name}/${encodeURIComponent(key)}`;
    return { status: 204, headers: { ...stored.headers, location } };
  }

  /** Who signed the form; throws unless policy, signature and everything the policy asks for hold. */
  #checkForm(form: UploadForm, fields: ReadonlyMap<string, string>, now: number): Caller {
    const policy = fields.get('policy');
    if (policy === undefined) throw s3Error('AccessDenied');
    for (const name of ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-Date'])
      if (!fields.has(name.toLowerCase())) throw missingField(name);
    if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
      throw s3Error('InvalidArgument', 'Only AWS4-HMAC-SHA256 is supported as X-Amz-Algorithm');
    }
    const scope = scopeOf(fields.get('x-amz-credential') ?? '');
    const { secret, caller } = this.#signer(scope.accessKeyId);
    checkSignature(sign(secret, scope, policy), fields.get('x-amz-signature') ?? '');
    checkUpload(parseUploadPolicy(policy), fields, form.file.length, now);
    return caller;
  }

  #signer(accessKeyId: string): Signer {
    const signer = this.#deps.secretOf(accessKeyId);
    if (!signer) throw s3Error('InvalidAccessKeyId', undefined, { AWSAccessKeyId: accessKeyId });
    return signer;
  }
}

const missingField = (name: string): AwsError =>
  s3Error(
    'InvalidArgument',
    `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
  );

function isForm({ method, headers }: HttpRequest): boolean {
  return method === 'POST' && /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
}
