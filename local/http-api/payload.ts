import { ACCOUNT, type HttpRequest, type HttpResponse } from '../aws-service.ts';
import { STAGE } from './resources.ts';
import type { RouteMatch } from './routes.ts';

/** What the event of a request says beside the request itself. */
export interface RequestFacts {
  readonly apiId: string;
  readonly match: RouteMatch;
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly authorizer?: Readonly<Record<string, unknown>>;
}

/** Invokes a function for API Gateway and answers its JSON; undefined if it failed. */
export type FunctionDoor = (
  functionArn: string,
  event: object,
  sourceArn: string,
) => Promise<string | undefined>;

/** A response that API Gateway itself gives. */
export function gatewayAnswer(status: number, message: string): HttpResponse {
  const body = Buffer.from(JSON.stringify({ message }));
  return {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
    body,
  };
}

function queryParameters(query: string): Record<string, string> | undefined {
  if (query === '') return undefined;
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = parameters[name] === undefined ? value : `${parameters[name]},${value}`;
  }
  return parameters;
}

/** Text is passed as text; what API Gateway does not know as text travels as base64. */
function isText(contentType: string): boolean {
  return /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|[\w.-]+\+(json|xml)))/i.test(
    contentType,
  );
}

/** `05/Mar/2026:07:06:05 +0000`, the time format of the request context. */
function contextTime(at: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

/** The part that events of integrations and of authorizers share. */
function sharedEvent(request: HttpRequest, facts: RequestFacts): Record<string, unknown> {
  const { cookie, ...headers } = request.headers;
  const queryStringParameters = queryParameters(request.query);
  const { pathParameters, route } = facts.match;
  const domainName = headers.host ?? 'localhost';
  const { path } = request;
  const http = {
    method: request.method,
    path,
    protocol: 'HTTP/1.1',
    sourceIp: headers['x-forwarded-for']?.split(',')[0]?.trim() ?? '127.0.0.1',
    userAgent: headers['user-agent'] ?? '',
  };
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(';').map((one) => one.trim()) }),
    headers,
    ...(queryStringParameters === undefined ? {} : { queryStringParameters }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: facts.apiId,
      ...(facts.authorizer === undefined ? {} : { authorizer: { lambda: facts.authorizer } }),
      domainName,
      domainPrefix: domainName.split('.')[0],
      http,
      requestId: facts.requestId,
      routeKey: route.key,
      stage: STAGE,
      time: contextTime(facts.at),
      timeEpoch: facts.at,
    },
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
  };
}

/** The event of a Lambda integration, payload format 2.0. */
export function integrationEvent(request: HttpRequest, facts: RequestFacts): Record<string, unknown> {
  const body = Buffer.from(request.body);
  const text = isText(request.headers['content-type'] ?? '');
  return {
    ...sharedEvent(request, facts),
    ...(body.length === 0 ? {} : { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
}

/** The event of a REQUEST authorizer, payload format 2.0. */
export function authorizerEvent(
  request: HttpRequest,
  facts: RequestFacts,
  routeArn: string,
  identitySource: readonly string[],
): object {
  return { ...sharedEvent(request, facts), type: 'REQUEST', routeArn, identitySource };
}

interface StructuredAnswer {
  readonly statusCode?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly string[];
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}

/**
 * What a function's answer means to the client: an object with `statusCode` is a response, any other JSON is the body
 * of a 200. Answers undefined for what API Gateway calls malformed. Several cookies share one `set-cookie` value,
 * separated by newlines, for the HTTP shell to split.
 */
export function clientResponse(payload: string): HttpResponse | undefined {
  const answer: unknown = payload === '' ? null : JSON.parse(payload);
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) {
    const body = Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer));
    return {
      status: 200,
      headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
      body,
    };
  }
  const {
    statusCode,
    headers = {},
    cookies,
    body = '',
    isBase64Encoded = false,
  } = answer as StructuredAnswer;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = Buffer.from(content, isBase64Encoded ? 'base64' : 'utf8');
  const sent: Record<string, string> = { 'content-type': 'text/plain; charset=utf-8' };
  for (const [name, value] of Object.entries(headers)) sent[name.toLowerCase()] = String(value);
  if (cookies !== undefined && cookies.length > 0) sent['set-cookie'] = cookies.join('\n');
  return { status, headers: { ...sent, 'content-length': String(bytes.length) }, body: bytes };
}
