/** From an HTTP request to an operation and its input, in the shapes of the AWS SDK (bodies as bytes). */
import { XMLParser } from 'fast-xml-parser';
import type { HttpRequest } from '../aws-service.ts';
import { type Checksum, receivedBody } from './checksum.ts';
import type { ObjectHeaders, Tags } from './object-store.ts';
import { s3Error } from './s3-error.ts';

export interface ObjectAddress {
  readonly Bucket: string;
  readonly Key: string;
}

export interface S3Input extends ObjectAddress {
  readonly VersionId?: string;
  readonly Body: Uint8Array;
  readonly Checksum?: Checksum;
  /** `content-type` and the other headers that are kept with an object. */
  readonly Headers: ObjectHeaders;
  readonly Tags?: Tags;
  readonly UploadId?: string;
  readonly PartNumber?: number;
  /** The parts to complete an upload of, in the order given. */
  readonly Parts?: readonly { readonly PartNumber: number; readonly ETag: string }[];
  readonly CopySource?: ObjectAddress & { readonly VersionId?: string };
  readonly ReplaceHeaders?: boolean;
  readonly ReplaceTags?: boolean;
  readonly IfNoneMatch?: string;
  readonly IfMatch?: string;
  readonly Range?: string;
  readonly ChecksumMode?: string;
  readonly Query: URLSearchParams;
}

export interface S3Request {
  readonly operation: string;
  readonly input: S3Input;
}

const KEPT_HEADERS = new Set([
  'content-type',
  'cache-control',
  'content-disposition',
  'content-language',
  'expires',
  'content-encoding',
]);

/** `bucket.localhost`, `bucket.s3.localhost`, `bucket.s3.us-east-1.amazonaws.com`; else the path begins with the bucket. */
export function addressOf(request: Pick<HttpRequest, 'path' | 'headers'>): ObjectAddress {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const virtual = /^(.+?)\.(?:s3[.-].*|localhost)$/.exec(host)?.[1];
  const path = decoded(request.path.slice(1));
  if (virtual !== undefined && virtual !== 's3') return { Bucket: virtual, Key: path };
  const slash = path.indexOf('/');
  return slash < 0 ? { Bucket: path, Key: '' } : { Bucket: path.slice(0, slash), Key: path.slice(slash + 1) };
}

/** A path that is not well encoded stays as it is, and so names no bucket and no key that exist. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** Throws NotImplemented for what is not simulated, and BadDigest and its kin for a body that is not what it claims. */
export function parseRequest(request: HttpRequest): S3Request {
  const query = new URLSearchParams(request.query);
  const address = addressOf(request);
  const operation = operationOf(request, query, address);
  const { bytes, checksum } = receivedBody(request.headers, request.body);
  const { headers } = request;
  const tags = tagsOf(operation, headers, bytes);
  const input: S3Input = {
    ...address,
    ...present('VersionId', query.get('versionId')),
    Body: bytes,
    ...(checksum && { Checksum: checksum }),
    Headers: keptHeaders(headers),
    ...(tags && { Tags: tags }),
    ...present('UploadId', query.get('uploadId')),
    ...(query.has('partNumber') && { PartNumber: Number(query.get('partNumber')) }),
    ...(operation === 'CompleteMultipartUpload' && { Parts: partsOf(bytes) }),
    ...copySource(headers['x-amz-copy-source']),
    ReplaceHeaders: headers['x-amz-metadata-directive'] === 'REPLACE',
    ReplaceTags: headers['x-amz-tagging-directive'] === 'REPLACE',
    ...present('IfNoneMatch', headers['if-none-match']),
    ...present('IfMatch', headers['if-match']),
    ...present('Range', headers.range),
    ...present('ChecksumMode', headers['x-amz-checksum-mode']),
    Query: query,
  };
  return { operation, input };
}

function operationOf(
  { method, headers }: HttpRequest,
  query: URLSearchParams,
  { Key: key }: ObjectAddress,
): string {
  if (key === '') {
    if (method === 'GET' && query.get('list-type') === '2') return 'ListObjectsV2';
    throw s3Error('NotImplemented', `${method} on a bucket is not simulated here`);
  }
  if (query.has('tagging') && method === 'GET') return 'GetObjectTagging';
  if (query.has('tagging') && method === 'PUT') return 'PutObjectTagging';
  if (method === 'POST' && query.has('uploads')) return 'CreateMultipartUpload';
  if (method === 'POST' && query.has('uploadId')) return 'CompleteMultipartUpload';
  if (method === 'DELETE' && query.has('uploadId')) return 'AbortMultipartUpload';
  if (method === 'PUT' && query.has('uploadId') && !headers['x-amz-copy-source']) return 'UploadPart';
  const unknown = ['tagging', 'uploads', 'uploadId', 'acl', 'retention', 'legal-hold', 'attributes'].find(
    (name) => query.has(name),
  );
  if (unknown) throw s3Error('NotImplemented', `${method} ?${unknown} on an object is not simulated here`);
  if (method === 'GET') return 'GetObject';
  if (method === 'HEAD') return 'HeadObject';
  if (method === 'DELETE') return 'DeleteObject';
  if (method === 'PUT') return headers['x-amz-copy-source'] ? 'CopyObject' : 'PutObject';
  throw s3Error('MethodNotAllowed');
}

/** Headers that S3 keeps with an object and gives back; `aws-chunked` is framing, not content. */
export function keptHeaders(headers: Readonly<Record<string, string>>): ObjectHeaders {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!KEPT_HEADERS.has(name) && !name.startsWith('x-amz-meta-')) continue;
    const content = name === 'content-encoding' ? withoutFraming(value) : value;
    if (content !== '') kept[name] = content;
  }
  return { 'content-type': 'binary/octet-stream', ...kept };
}

function withoutFraming(encodings: string): string {
  const names = encodings.split(',').map((name) => name.trim());
  return names.filter((name) => name !== 'aws-chunked').join(', ');
}

/** How parts of this machine ask in process: in the SDK's own shape, the body in base64. */
export interface SdkInput extends ObjectAddress {
  readonly Body?: string;
  readonly ContentType?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly VersionId?: string;
  readonly IfNoneMatch?: string;
}

/** The one shape that operations work on, whichever way the request came. */
export function asS3Input(input: S3Input | SdkInput): S3Input {
  if ('Query' in input) return input;
  const { Body = '', ContentType, Metadata = {}, ...rest } = input;
  const metadata = Object.entries(Metadata).map(([name, value]) => [
    `x-amz-meta-${name.toLowerCase()}`,
    value,
  ]);
  const headers = { ...(ContentType && { 'content-type': ContentType }), ...Object.fromEntries(metadata) };
  return {
    ...rest,
    Body: Buffer.from(Body, 'base64'),
    Headers: keptHeaders(headers),
    Query: new URLSearchParams(),
  };
}

function tagsOf(operation: string, headers: HttpRequest['headers'], body: Uint8Array): Tags | undefined {
  if (operation === 'PutObjectTagging') {
    const tags = childrenOf(parseXml(body), ['Tagging', 'TagSet', 'Tag']);
    return Object.fromEntries(tags.map((tag) => [String(tag.Key ?? ''), String(tag.Value ?? '')]));
  }
  const header = headers['x-amz-tagging'];
  return header === undefined ? undefined : Object.fromEntries(new URLSearchParams(header));
}

function partsOf(body: Uint8Array): { PartNumber: number; ETag: string }[] {
  const parts = childrenOf(parseXml(body), ['CompleteMultipartUpload', 'Part']);
  return parts.map((part) => ({
    PartNumber: Number(part.PartNumber),
    ETag: String(part.ETag).replaceAll('"', ''),
  }));
}

function copySource(header: string | undefined): Pick<S3Input, 'CopySource'> {
  if (header === undefined) return {};
  const [path = '', query = ''] = header.split('?');
  const [, bucket = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? [];
  if (!bucket) throw s3Error('InvalidArgument', 'Copy Source must mention the source bucket and key');
  const version = new URLSearchParams(query).get('versionId');
  return { CopySource: { Bucket: bucket, Key: key, ...present('VersionId', version) } };
}

const xmlParser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => name === 'Part' || name === 'Tag',
});

function parseXml(body: Uint8Array): unknown {
  try {
    return xmlParser.parse(Buffer.from(body), true);
  } catch (error) {
    throw s3Error('MalformedXML', undefined, {
      Detail: error instanceof Error ? error.message : String(error),
    });
  }
}

function childrenOf(document: unknown, path: readonly string[]): Record<string, unknown>[] {
  const found = path.reduce<unknown>(
    (node, name) => (node as Record<string, unknown> | undefined)?.[name],
    document,
  );
  return (found ?? []) as Record<string, unknown>[];
}

function present<N extends string>(name: N, value: string | null | undefined): { [K in N]?: string } {
  return (value === null || value === undefined ? {} : { [name]: value }) as { [K in N]?: string };
}
