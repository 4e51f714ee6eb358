/** From an HTTP request to an operation and its input, in the shapes of the AWS SDK (bodies as bytes). */
import { XMLParser } from 'fast-xml-parser';
import type { HttpRequest } from '../aws-service.ts';
import { decodedPath } from '../decoded-path.ts';
import { type Checksum, receivedBody } from './checksum.ts';
import type { ObjectHeaders, Tags } from './object-store.ts';
import { s3Error } from './s3-error.ts';

export interface ObjectAddress {
  readonly Bucket: string;
  readonly Key: string;
}

/** What is absent takes its default: no bytes, S3's own content type, no tags. */
export interface S3Input extends ObjectAddress {
  readonly Body?: Uint8Array;
  readonly Checksum?: Checksum;
  /** `content-type` and the other headers that are kept with an object. */
  readonly Headers?: ObjectHeaders;
  readonly Tags?: Tags;
  readonly IfNoneMatch?: string;
  readonly IfMatch?: string;
  /** `bucket/key` of the object to copy. */
  readonly CopySource?: ObjectAddress;
  readonly Query?: URLSearchParams;
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

/** Headers and parameters that ask for more than is simulated: parts of an object, older versions. */
const REFUSED_HEADERS = ['range'];
const REFUSED_QUERY = ['versionId', 'uploads', 'uploadId', 'acl', 'retention', 'legal-hold', 'attributes'];

/** `bucket.localhost`, `bucket.s3.localhost`, `bucket.s3.us-east-1.amazonaws.com`; else the path begins with the bucket. */
export function addressOf(request: Pick<HttpRequest, 'path' | 'headers'>): ObjectAddress {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const virtual = /^(.+?)\.(?:s3[.-].*|localhost)$/.exec(host)?.[1];
  // A path that is not well encoded names no bucket and no key that exist.
  const path = decodedPath(request.path.slice(1));
  if (virtual !== undefined && virtual !== 's3') return { Bucket: virtual, Key: path };
  const slash = path.indexOf('/');
  return slash < 0 ? { Bucket: path, Key: '' } : { Bucket: path.slice(0, slash), Key: path.slice(slash + 1) };
}

/** Throws NotImplemented for what is not simulated, and BadDigest and its kin for a body that is not what it claims. */
export function parseRequest(request: HttpRequest): S3Request {
  const query = new URLSearchParams(request.query);
  const address = addressOf(request);
  const operation = operationOf(request, query, address);
  const { bytes, checksum } = receivedBody(request.headers, request.body);
  const { headers } = request;
  const tags = tagsOf(operation, headers, bytes);
  const { 'if-none-match': IfNoneMatch, 'if-match': IfMatch } = headers;
  const input: S3Input = {
    ...address,
    Body: bytes,
    ...(checksum && { Checksum: checksum }),
    Headers: keptHeaders(headers),
    ...(tags && { Tags: tags }),
    ...(IfNoneMatch !== undefined && { IfNoneMatch }),
    ...(IfMatch !== undefined && { IfMatch }),
    ...(operation === 'CopyObject' && { CopySource: copySourceOf(headers) }),
    Query: query,
  };
  return { operation, input };
}

function operationOf(
  { method, headers }: HttpRequest,
  query: URLSearchParams,
  { Key: key }: ObjectAddress,
): string {
  if (key === '') throw s3Error('NotImplemented', `${method} on a bucket is not simulated here`);
  const refused =
    REFUSED_HEADERS.find((name) => headers[name] !== undefined) ??
    REFUSED_QUERY.find((name) => query.has(name));
  if (refused) throw s3Error('NotImplemented', `${method} with ${refused} is not simulated here`);
  if (query.has('tagging') && method === 'GET') return 'GetObjectTagging';
  if (query.has('tagging') && method === 'PUT') return 'PutObjectTagging';
  if (query.has('tagging')) throw s3Error('NotImplemented', `${method} ?tagging is not simulated here`);
  const operations: Readonly<Record<string, string>> = {
    GET: 'GetObject',
    HEAD: 'HeadObject',
    DELETE: 'DeleteObject',
    PUT: 'PutObject',
  };
  if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) return 'CopyObject';
  const operation = operations[method];
  if (!operation) throw s3Error('MethodNotAllowed');
  return operation;
}

/** Of copies, those are simulated that give metadata and tags anew, as a copy of an object onto itself must. */
function copySourceOf(headers: HttpRequest['headers']): ObjectAddress {
  const anew = ['x-amz-metadata-directive', 'x-amz-tagging-directive'].every(
    (name) => headers[name] === 'REPLACE',
  );
  if (!anew) throw s3Error('NotImplemented', 'a copy that keeps metadata or tags is not simulated here');
  if (Object.keys(headers).some((name) => name.startsWith('x-amz-copy-source-if-')))
    throw s3Error('NotImplemented', 'a copy on conditions is not simulated here');
  const path = decodedPath((headers['x-amz-copy-source'] ?? '').replace(/^\//, ''));
  return addressOf({ path: `/${path}`, headers: {} });
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

const xmlParser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Tag' });

function tagsOf(operation: string, headers: HttpRequest['headers'], body: Uint8Array): Tags | undefined {
  if (operation === 'PutObjectTagging') {
    const { Tagging } = parseXml(body) as { Tagging?: { TagSet?: { Tag?: Record<string, unknown>[] } } };
    const tags = Tagging?.TagSet?.Tag ?? [];
    return Object.fromEntries(tags.map((tag) => [String(tag.Key ?? ''), String(tag.Value ?? '')]));
  }
  const header = headers['x-amz-tagging'];
  return header === undefined ? undefined : Object.fromEntries(new URLSearchParams(header));
}

function parseXml(body: Uint8Array): unknown {
  try {
    return xmlParser.parse(Buffer.from(body), true);
  } catch (error) {
    const Detail = error instanceof Error ? error.message : String(error);
    throw s3Error('MalformedXML', undefined, { Detail });
  }
}
