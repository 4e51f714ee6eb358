import { createHash } from 'node:crypto';
import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Table, type TransactItem, theTable } from '../../adapters/table/table.ts';
import { everAllowed } from '../../domain/access/allowed.ts';
import { NotFound } from '../../domain/errors.ts';
import { languageFor } from '../../domain/wording/languages/language.ts';
import { observed } from '../observed.ts';
import { type Caller, readCaller } from './caller.ts';
import { ListCursors } from './cursor.ts';
import { type Answer, IdempotentCall } from './idempotency.ts';
import { bodyText, readJson, validated } from './input.ts';
import type { Method, Operation } from './operation.ts';
import { Forbidden, MethodNotAllowed, problemAnswer, Unauthenticated } from './problem.ts';
import { noteUse, sessionOf, subjectOf } from './session.ts';
import { viewerAddress } from './viewer-address.ts';

/** What a handler gets. Input is validated; whether this record may be touched is the handler's question. */
export interface ApiRequest<Query, Body> {
  readonly table: Table;
  readonly nowMs: number;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly event: APIGatewayProxyEventV2;
  /** The signed-in caller. Throws Unauthenticated when there is none, as on a `public` operation. */
  caller(): Caller;
  /** The signed-in caller, on an operation that is open to strangers too. */
  signedIn(): Caller | undefined;
  /** Items to write with the effect, so that the same call under the same Idempotency-Key answers the same. */
  remember(answer: Answer): TransactItem[];
}

export type ApiHandler<Query, Body> = (
  request: ApiRequest<Query, Body>,
) => Promise<Answer | APIGatewayProxyStructuredResultV2>;

/**
 * Completes the remembered answer of an earlier call with what was left out of it because it does not keep: a presigned
 * form, good for minutes, of which the table shall hold no usable copy either.
 */
export type RepeatHandler<Query, Body> = (
  request: ApiRequest<Query, Body>,
  remembered: Answer,
) => Promise<Answer>;

interface Route {
  readonly operation: Operation;
  readonly handle: ApiHandler<never, never>;
  readonly repeat: RepeatHandler<never, never> | undefined;
}

/** Binds a handler to its operation, with the types of the operation's schemas. */
export const route = <Query extends z.ZodMiniType, Body extends z.ZodMiniType>(
  operation: Operation<Query, Body>,
  handle: ApiHandler<z.infer<Query>, z.infer<Body>>,
  repeat?: RepeatHandler<z.infer<Query>, z.infer<Body>>,
): Route => ({
  operation,
  handle: handle as ApiHandler<never, never>,
  repeat: repeat as RepeatHandler<never, never> | undefined,
});

async function callerOf(
  table: Table,
  event: APIGatewayProxyEventV2,
  operation: Operation,
  nowMs: number,
): Promise<Caller | undefined> {
  const subject = subjectOf(event);
  const [caller] =
    subject === undefined
      ? []
      : await Promise.all([readCaller(table, subject, sessionOf(event)), noteUse(table, event, nowMs)]);
  if (operation.action === 'public') return caller;
  if (everAllowed(caller?.access ?? 'nobody', operation.action)) return caller;
  throw caller ? new Forbidden(operation.operationId) : new Unauthenticated(operation.operationId);
}

const isAnswer = (value: Answer | APIGatewayProxyStructuredResultV2): value is Answer => 'status' in value;

/** As a proxy may have weakened it, and one of several. */
const isKnown = (etag: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false;

const isRead = (event: APIGatewayProxyEventV2): boolean =>
  ['GET', 'HEAD'].includes(event.requestContext.http.method);

/**
 * An answer as JSON. What is read carries a digest of itself, so that a page which asks every few seconds whether
 * anything changed is told 304 without the body (RFC 9110, 8.8.3); nobody in between keeps a copy.
 */
function json({ status, body }: Answer, event: APIGatewayProxyEventV2): APIGatewayProxyStructuredResultV2 {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  if (!isRead(event)) return { statusCode: status, headers, body: text };
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  if (isKnown(etag, event.headers['if-none-match']))
    return { statusCode: 304, headers: { etag, 'cache-control': 'no-store' } };
  return { statusCode: status, headers: { ...headers, etag }, body: text };
}

function idempotentCall(
  table: Table,
  event: APIGatewayProxyEventV2,
  caller: Caller | undefined,
  nowMs: number,
) {
  const key = event.headers['idempotency-key'];
  if (key === undefined || event.requestContext.http.method !== 'POST') return undefined;
  return new IdempotentCall(table, {
    caller: caller?.user.userId ?? viewerAddress(event),
    route: event.rawPath,
    key,
    body: bodyText(event),
    nowMs,
  });
}

/** The answer of an operation, its cursors bound to its list. */
async function answerOf(
  entry: Route,
  event: APIGatewayProxyEventV2,
): Promise<Answer | APIGatewayProxyStructuredResultV2> {
  const table = theTable();
  const nowMs = Date.now();
  const caller = await callerOf(table, event, entry.operation, nowMs);
  const params = paramsOf(event);
  const cursors = new ListCursors(entry.operation.operationId, params, caller?.access);
  const answer = await handled(entry, event, { table, nowMs, caller, params, cursors });
  return isAnswer(answer) ? { ...answer, body: cursors.given(answer.body) } : answer;
}

interface Circumstances {
  readonly table: Table;
  readonly nowMs: number;
  readonly caller: Caller | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly cursors: ListCursors;
}

async function handled(
  { operation, handle, repeat }: Route,
  event: APIGatewayProxyEventV2,
  { table, nowMs, caller, params, cursors }: Circumstances,
): Promise<Answer | APIGatewayProxyStructuredResultV2> {
  const call = idempotentCall(table, event, caller, nowMs);
  const earlier = await call?.earlier();
  if (earlier && !repeat) return earlier;
  const request: ApiRequest<unknown, unknown> = {
    table,
    nowMs,
    params,
    query: cursors.taken(validated(operation.query ?? z.unknown(), event.queryStringParameters ?? {})),
    body: operation.body && cursors.taken(validated(operation.body, readJson(bodyText(event)))),
    event,
    caller: () => {
      if (!caller) throw new Unauthenticated(operation.operationId);
      return caller;
    },
    signedIn: () => caller,
    remember: (answer) => (call ? [call.marker(answer)] : []),
  };
  const answered = async (answer: Answer) =>
    repeat ? repeat(request as ApiRequest<never, never>, answer) : answer;
  if (earlier) return answered(earlier);
  try {
    return await handle(request as ApiRequest<never, never>);
  } catch (error) {
    // The same key twice at once: the slower of the two answers what the faster one did, also where it was refused
    // because of what the faster one did ("already decided").
    const raced = await call?.earlier();
    if (raced) return answered(raced);
    throw error;
  }
}

/** No id of ours is near this long; DynamoDB refuses keys above 1,024 bytes. */
const LONGEST_ID = 200;

/** A parameter that is no valid percent-encoding, or too long for any id, names nothing that exists. */
function decoded(value: string): string {
  if (value.length > LONGEST_ID) throw new NotFound('this path');
  try {
    return decodeURIComponent(value);
  } catch {
    throw new NotFound('this path');
  }
}

const paramsOf = (event: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, decoded(value)]],
    ),
  );

/** The methods that lead to an operation: HEAD is GET without the body (RFC 9110, 9.3.2). */
const methodsOf = ({ method }: Operation): readonly (Method | 'HEAD')[] =>
  method === 'GET' ? (['GET', 'HEAD'] as const) : [method];

/** The methods of a path, whatever its parameters name: whether that is there is not said. */
function methodsAt(operations: readonly Operation[], path: string): string[] {
  const segments = path.split('/');
  const isAt = (operation: Operation): boolean => {
    const pattern = `/api${operation.path}`.split('/');
    const fits = (part: string, index: number) =>
      part.startsWith('{') ? segments[index] !== '' : part === segments[index];
    return pattern.length === segments.length && pattern.every(fits);
  };
  return [...new Set(operations.filter(isAt).flatMap(methodsOf))];
}

/** The function of one API area: routes by the operations' table, and turns named errors into problem+json. */
export function apiHandler(routes: readonly Route[]) {
  const operations = routes.map(({ operation }) => operation);
  const router = httpRouter({
    routes: routes.flatMap((entry) =>
      methodsOf(entry.operation).map((method) => ({
        method,
        path: `/api${entry.operation.path}`,
        handler: async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
          const answer = await answerOf(entry, event);
          const whole = isAnswer(answer) ? json(answer, event) : answer;
          return method === 'HEAD' ? { ...whole, body: '' } : whole;
        },
      })),
    ),
    notFoundResponse: ({ method, path }) => {
      const allow = methodsAt(operations, path);
      throw allow.length === 0 ? new NotFound('this path') : new MethodNotAllowed(method, allow);
    },
  });
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, Context>()
    .use(observed())
    .onError((request) => {
      const accepted = request.event.headers['accept-language'];
      request.response = problemAnswer(request.error, languageFor({ accepted }));
    })
    .handler(
      router as unknown as (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>,
    );
}
