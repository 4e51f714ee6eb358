/**
 * The distribution of the template, as the main port serves it. Nothing is cached: every request is one that missed.
 * The firewall before it, edge locations, TLS and ranges have no behaviour here.
 */
import {
  type AwsCaller,
  AwsError,
  type Caller,
  type HttpRequest,
  type HttpResponse,
} from '../aws-service.ts';
import { decodedPath } from '../decoded-path.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import type { S3Output } from '../s3/response.ts';
import { createCompression } from './compression.ts';
import { EdgeFunctionFailed } from './edge-function.ts';
import { type Behaviour, cloudFrontResources, type Distribution, type Origin } from './resources.ts';
import { withPolicy } from './response-headers.ts';

export interface CloudFrontDependencies {
  readonly call: AwsCaller;
  /** Where the HTTP API answers. */
  readonly api: (request: HttpRequest) => Promise<HttpResponse>;
  /** A property with its dynamic references to secrets resolved. */
  readonly resolveSecrets: (text: string) => string;
  /** Stands for every endpoint of AWS that a browser is let to by a policy's header. */
  readonly awsUrl: string;
  readonly newRequestId: () => string;
  readonly log: (line: string) => void;
}

export interface CloudFront {
  readonly provider: ResourceProvider;
  /** Answers by the distribution; a template without one has its API at the door. */
  handle(request: HttpRequest): Promise<HttpResponse>;
}

const PRINCIPAL = 'cloudfront.amazonaws.com';
const LOOPBACK = '127.0.0.1';

export function createCloudFront(deps: CloudFrontDependencies): CloudFront {
  const local = (text: string) =>
    text.replace(/https:\/\/[\w.-]+\.amazonaws\.com/g, new URL(deps.awsUrl).origin);
  const { provider, distribution } = cloudFrontResources(local);
  const compress = createCompression();

  const fromOrigin = (made: Distribution, { origin, forwardsHeaders }: Behaviour, request: HttpRequest) => {
    const bucket = bucketOf(origin);
    if (bucket !== undefined) return fromBucket(deps.call, made, bucket, request);
    if (!/^\w+\.execute-api\./.test(origin.DomainName))
      throw new Error(`${origin.DomainName} is no origin that is served on this machine`);
    return deps.api(toApi(request, origin, forwardsHeaders, deps.resolveSecrets));
  };
  const answer = async (made: Distribution, request: HttpRequest): Promise<HttpResponse> => {
    const behaviour = made.behaviours.find(({ pattern }) => pattern.test(request.path));
    if (behaviour === undefined || !behaviour.methods.includes(request.method))
      return plain(403, 'Forbidden');
    const facts = {
      ...{ distributionId: made.id, domainName: made.domainName, requestId: deps.newRequestId() },
      viewerIp: LOOPBACK,
    };
    const verdict = behaviour.onRequest?.(request, facts) ?? { request };
    if ('response' in verdict) return verdict.response;
    const asked = verdict.request.path === '/' ? rootOf(made, verdict.request) : verdict.request;
    const response = await fromOrigin(made, behaviour, asked);
    const headers = withPolicy(response.headers, behaviour.headers);
    const dressed = { ...response, headers };
    return behaviour.compresses ? compress(asked, dressed) : dressed;
  };
  return {
    provider,
    async handle(request) {
      const made = distribution();
      if (made === undefined) return deps.api(request);
      try {
        return await answer(made, request);
      } catch (error) {
        if (!(error instanceof EdgeFunctionFailed)) throw error;
        deps.log(`cloudfront: ${error.message}`);
        return plain(503, 'The CloudFront function failed');
      }
    },
  };
}

const rootOf = ({ defaultRootObject }: Distribution, request: HttpRequest): HttpRequest => ({
  ...request,
  path: `/${defaultRootObject}`,
});

/** The bucket of an S3 origin. */
const bucketOf = ({ DomainName, S3OriginConfig }: Origin): string | undefined =>
  S3OriginConfig && /^(.+)\.s3\.[\w-]+\.amazonaws\.com$/.exec(DomainName)?.[1];

/** As the origin access control signs it: in CloudFront's name, for this distribution; the bucket's policy decides. */
async function fromBucket(
  call: AwsCaller,
  made: Distribution,
  bucket: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  const caller: Caller = {
    ...{ kind: 'service', arn: PRINCIPAL, servicePrincipal: PRINCIPAL, sourceArn: made.arn },
  };
  const operation = request.method === 'HEAD' ? 'HeadObject' : 'GetObject';
  const input = { Bucket: bucket, Key: decodedPath(request.path.slice(1)) };
  try {
    const { headers = {}, body = new Uint8Array() } = (await call(
      caller,
      's3',
      operation,
      input,
    )) as S3Output;
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => FROM_S3.has(name)));
    if (isKnown(request, kept.etag)) return { status: 304, headers: kept, body: new Uint8Array() };
    return { status: 200, headers: kept, body };
  } catch (error) {
    if (error instanceof AwsError && error.status < 500) return plain(error.status, error.code);
    throw error;
  }
}

/** Of S3's headers those that say something about the file. */
const FROM_S3 = new Set([
  'content-type',
  'content-length',
  'cache-control',
  'content-encoding',
  'etag',
  'last-modified',
]);

function isKnown({ headers }: HttpRequest, etag = ''): boolean {
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return etag !== '' && known.includes(etag);
}

function toApi(
  request: HttpRequest,
  { DomainName, OriginCustomHeaders }: Origin,
  forwardsHeaders: boolean,
  resolveSecrets: (text: string) => string,
): HttpRequest {
  const { host: _viewers, ...viewer } = request.headers;
  const own = OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [
    HeaderName.toLowerCase(),
    resolveSecrets(HeaderValue),
  ]);
  return {
    ...request,
    headers: {
      ...(forwardsHeaders ? viewer : {}),
      host: DomainName,
      via: '2.0 cloudfront.net (CloudFront)',
      'x-forwarded-for': [viewer['x-forwarded-for'], LOOPBACK].filter(Boolean).join(', '),
      ...Object.fromEntries(own),
    },
  };
}

function plain(status: number, message: string): HttpResponse {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body: Buffer.from(`${message}\n`) };
}
