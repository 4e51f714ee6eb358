/** Signature Version 4 where S3 has it outside of the Authorization header: in presigned URLs and browser forms. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type HttpRequest, REGION } from '../aws-service.ts';
import { s3Error } from './s3-error.ts';

/** AWS's longest life of a presigned URL. */
const MAX_EXPIRY_SECONDS = 7 * 24 * 3600;
const EXPIRY_PROBLEM = `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${MAX_EXPIRY_SECONDS} seconds`;
const ALGORITHM = 'AWS4-HMAC-SHA256';

export interface SigningScope {
  readonly accessKeyId: string;
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly text: string;
}

/** Reads `KEY/DATE/REGION/s3/aws4_request`. Throws AccessDenied for another region or service. */
export function scopeOf(credential: string): SigningScope {
  const [accessKeyId = '', date = '', region, service, terminator] = credential.split('/');
  if (region !== REGION || service !== 's3' || terminator !== 'aws4_request') {
    throw s3Error('AccessDenied', `The credential is not scoped to s3 in ${REGION}`);
  }
  return { accessKeyId, date, text: `${date}/${region}/${service}/${terminator}` };
}

/** The signature of a text, hex. */
export function sign(secret: string, { date }: SigningScope, text: string): string {
  const steps = [date, REGION, 's3', 'aws4_request', text];
  return steps
    .reduce<string | Buffer>((key, step) => createHmac('sha256', key).update(step).digest(), `AWS4${secret}`)
    .toString('hex');
}

/** Throws SignatureDoesNotMatch. */
export function checkSignature(expected: string, given: string): void {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  if (one.length !== other.length || !timingSafeEqual(one, other)) throw s3Error('SignatureDoesNotMatch');
}

export function isPresigned(request: HttpRequest): boolean {
  return /(^|&)X-Amz-Algorithm=/.test(request.query);
}

/** The access key a presigned URL was signed with. Throws AuthorizationQueryParametersError when its parameters are incomplete. */
export function presignedScope(request: HttpRequest): SigningScope {
  const query = new URLSearchParams(request.query);
  const needed = [
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-Expires',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ];
  if (query.get('X-Amz-Algorithm') !== ALGORITHM || needed.some((name) => !query.has(name))) {
    throw s3Error('AuthorizationQueryParametersError');
  }
  return scopeOf(query.get('X-Amz-Credential') ?? '');
}

/** Throws AccessDenied when the URL has expired by the machine's clock, SignatureDoesNotMatch when it was changed. */
export function checkPresigned(request: HttpRequest, scope: SigningScope, secret: string, now: number): void {
  const query = new URLSearchParams(request.query);
  const date = query.get('X-Amz-Date') ?? '';
  const seconds = Number(query.get('X-Amz-Expires'));
  if (!(seconds >= 1 && seconds <= MAX_EXPIRY_SECONDS))
    throw s3Error('AuthorizationQueryParametersError', EXPIRY_PROBLEM);
  const signedAt = instantOf(date);
  const canonical = createHash('sha256').update(canonicalRequest(request, query)).digest('hex');
  const expected = sign(secret, scope, [ALGORITHM, date, scope.text, canonical].join('\n'));
  checkSignature(expected, query.get('X-Amz-Signature') ?? '');
  // A NaN date fails both comparisons and so the check.
  if (!(now <= signedAt + seconds * 1000)) throw s3Error('AccessDenied', 'Request has expired');
  if (!(signedAt <= now + 15 * 60_000)) throw s3Error('AccessDenied', 'Request is not yet valid');
}

/** Presigning moves `x-amz-…` headers into the URL; S3 treats them as headers. */
export function withHoistedHeaders(request: HttpRequest): HttpRequest {
  const hoisted: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(request.query)) {
    const header = name.toLowerCase();
    if (header.startsWith('x-amz-') && !AUTHENTICATION.has(header)) hoisted[header] = value;
  }
  return { ...request, headers: { ...hoisted, ...request.headers } };
}

const AUTHENTICATION = new Set([
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-signedheaders',
  'x-amz-signature',
  'x-amz-content-sha256',
]);

function canonicalRequest(request: HttpRequest, query: URLSearchParams): string {
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encoded(name), encoded(value)])
    // By name, then by value: sorting the joined text would put `a-b` before `a`.
    .sort(([name, value], [other, theirs]) => compare(name, other) || compare(value, theirs))
    .map((pair) => pair.join('='));
  const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const headers = names.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  const payload = query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  const lines = [request.method, request.path, pairs.join('&'), headers.join(''), names.join(';'), payload];
  return lines.join('\n');
}

/** By code unit, as the signature wants it, whatever the locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20260301T120000Z` in milliseconds; NaN for anything else. */
function instantOf(basicDate: string): number {
  return Date.parse(basicDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
