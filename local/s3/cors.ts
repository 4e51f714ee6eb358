/** What browsers of other origins may do with a bucket, by the template's CorsConfiguration. */
import type { HttpRequest, HttpResponse } from '../aws-service.ts';
import type { Bucket, CorsRule } from './buckets.ts';

/** Answers a preflight request as S3 does: with what is allowed, or 403. */
export function preflight(bucket: Bucket, request: HttpRequest): HttpResponse {
  const method = request.headers['access-control-request-method'] ?? '';
  const asked = (request.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim());
  const rule = ruleFor(bucket, request.headers.origin, method);
  const allowed =
    rule && asked.every((name) => name === '' || matchesAny(rule.AllowedHeaders ?? [], name.toLowerCase()));
  if (!allowed)
    return { status: 403, headers: {}, body: Buffer.from('CORSResponse: This CORS request is not allowed.') };
  const headers: Record<string, string> = {
    ...granted(rule, request.headers.origin ?? ''),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    'access-control-allow-headers': asked.join(', ').toLowerCase(),
    ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
  };
  return { status: 200, headers, body: Buffer.alloc(0) };
}

/** The headers that let a page of the request's origin read the answer; none when no rule allows it. */
export function corsHeaders(bucket: Bucket, request: HttpRequest): Record<string, string> {
  const rule = ruleFor(bucket, request.headers.origin, request.method);
  return rule ? granted(rule, request.headers.origin ?? '') : {};
}

function granted(rule: CorsRule, origin: string): Record<string, string> {
  const anyone = rule.AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': anyone ? '*' : origin,
    ...(!anyone && { 'access-control-allow-credentials': 'true' }),
    ...(rule.ExposedHeaders?.length && { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

function ruleFor(bucket: Bucket, origin: string | undefined, method: string): CorsRule | undefined {
  if (origin === undefined) return undefined;
  return bucket.cors.find(
    (rule) => rule.AllowedMethods.includes(method) && matchesAny(rule.AllowedOrigins, origin.toLowerCase()),
  );
}

/** Patterns hold at most one `*`. */
function matchesAny(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => {
    const [start = '', end] = pattern.toLowerCase().split('*');
    if (end === undefined) return text === start;
    return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
  });
}
