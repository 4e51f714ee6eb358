import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { vi } from 'vitest';
import type { Table } from '../../lambdas/adapters/table/table.ts';
import { callingAs } from './function-rights.ts';
import { type Person, writePeople } from './people.ts';
import { startTableServer, type TableServer } from './table-server.ts';

/** When the API tests take place: a Tuesday morning of the claims team, months into the plans. */
export const NOW = '2026-06-02T18:00:00.000Z';

type Handler = (event: never, context: Context) => Promise<unknown>;

export interface CallOptions {
  /** Whose token the call carries; nobody's when left out. */
  readonly as?: Person;
  /** The sign-in behind the token, and when it was (seconds); no particular one when left out. */
  readonly session?: { readonly session: string; readonly signedInAt: number };
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The JSON of the answer, to be looked into by the test. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any shape; a wrong one fails its expectation
  readonly json: any;
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Api {
  readonly table: Table;
  readonly server: TableServer;
  /** Calls the area's handler as API Gateway does; `path` begins with `/api` or `/c`. */
  call(method: Method, path: string, options?: CallOptions): Promise<ApiAnswer>;
  close(): Promise<void>;
}

const context = { functionName: 'test', awsRequestId: 'test', memoryLimitInMB: '128' } as Context;

/** An event of an HTTP API, payload format 2.0, behind the Lambda authorizer. */
export function apiEvent(method: Method, path: string, options: CallOptions = {}): APIGatewayProxyEventV2 {
  const { as, session, body, query, headers = {} } = options;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const event = {
    version: '2.0',
    routeKey: 'ANY /api/{proxy+}',
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      'content-type': 'application/json',
      ...(as !== undefined && { authorization: `Bearer the token of ${as}` }),
      ...Object.fromEntries(lower),
    },
    ...(path.startsWith('/c/') && { pathParameters: { linkId: path.slice('/c/'.length) } }),
    ...(query && { queryStringParameters: query }),
    requestContext: {
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'test' },
      ...(as !== undefined && { authorizer: { lambda: { subject: as, ...session } } }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
  };
  return event as unknown as APIGatewayProxyEventV2;
}

function readAnswer(result: APIGatewayProxyStructuredResultV2): ApiAnswer {
  const headers = Object.fromEntries(
    Object.entries(result.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const text = result.isBase64Encoded
    ? Buffer.from(result.body ?? '', 'base64').toString('latin1')
    : (result.body ?? '');
  const isJson = text !== '' && (headers['content-type']?.includes('json') ?? false);
  return { status: result.statusCode ?? 200, headers, text, json: isJson ? JSON.parse(text) : undefined };
}

/** The environment that the stack gives every function; what leads to other services points nowhere. */
const environment = {
  PORTAL_URL: 'https://portal.example.com',
  MAIL_DOMAIN: 'claimflow.example',
  CLAIMS_ADDRESS: 'claims@claimflow.example',
  // Nobody listens there, unless a test does.
  PAYPAL_BASE_URL: 'http://127.0.0.1:9',
  PAYPAL_SECRET_ARN: 'paypal',
  PAYOUT_TIME_ZONE: 'America/New_York',
  UPLOAD_MAX_BYTES: String(15 * 1024 * 1024),
  QUARANTINE_BUCKET: 'quarantine',
  DOCUMENTS_BUCKET: 'documents',
  EXPORT_DIRECT_BYTES: String(4 * 1024 * 1024),
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
};

/**
 * An API area over a real table in memory, with the cast of `people.ts` in it. `load` imports the handler once the
 * environment is set, as Lambda does. The clock stands at {@link NOW}; move it with `vi.setSystemTime`.
 */
export async function startApi(load: () => Promise<{ handler: Handler }>): Promise<Api> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  Object.assign(process.env, environment);
  const server = await startTableServer(Date.parse(NOW));
  await writePeople(server.table);
  const { handler } = await load();
  return {
    table: server.table,
    server,
    call: async (method, path, options) => {
      const event = apiEvent(method, path, options);
      const result = await callingAs(path, () => handler(event as never, context));
      return readAnswer(result as APIGatewayProxyStructuredResultV2);
    },
    close: async () => {
      await server.close();
      vi.useRealTimers();
    },
  };
}
