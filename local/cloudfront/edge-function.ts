/** CloudFront Functions, runtime 2.0: plain JavaScript without Node, network, files or timers, called per request. */
import { createContext, Script } from 'node:vm';
import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../aws-service.ts';

interface Value {
  value: string;
  multiValue?: readonly { readonly value: string }[];
}
type Values = Record<string, Value>;

const values = z.record(z.string(), z.object({ value: z.string() }));
const answered = z.union([
  z.object({
    statusCode: z.number().int().min(100).max(599),
    headers: values.default({}),
    body: z.union([z.string(), z.object({ data: z.string() })]).optional(),
  }),
  z.object({ method: z.string(), uri: z.string(), headers: values }),
]);

/** What a viewer-request function makes of a request: another request, or an answer at once. */
export type EdgeVerdict = { readonly request: HttpRequest } | { readonly response: HttpResponse };
export type EdgeFunction = (request: HttpRequest, about: EdgeFacts) => EdgeVerdict;

export interface EdgeFacts {
  readonly distributionId: string;
  readonly domainName: string;
  readonly viewerIp: string;
  readonly requestId: string;
}

/** A function that throws, or answers what CloudFront does not take, is a 503 to the viewer there. */
export class EdgeFunctionFailed extends Error {
  override readonly name = 'EdgeFunctionFailed';
}

/**
 * Milliseconds. Far longer than CloudFront lets any run: only a loop that never ends is caught, and no function fails because
 * the machine had other things to do for a second.
 */
const TIME_LIMIT_MS = 10_000;

/** Compiles a function's code; the query and cookies reach it as read, but only method, path and headers are taken back. */
export function edgeFunction(name: string, code: string, timeLimitMs = TIME_LIMIT_MS): EdgeFunction {
  const sandbox = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  new Script(code, { filename: `cloudfront-function ${name}` }).runInContext(sandbox);
  const call = new Script('JSON.stringify(handler(JSON.parse(event)))');
  return (request, about) => {
    sandbox.event = JSON.stringify(eventOf(request, about));
    let json: unknown;
    try {
      json = call.runInContext(sandbox, { timeout: timeLimitMs });
    } catch (cause) {
      throw new EdgeFunctionFailed(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
    return verdictOf(name, request, typeof json === 'string' ? JSON.parse(json) : undefined);
  };
}

function eventOf(request: HttpRequest, about: EdgeFacts): object {
  const { cookie, ...headers } = request.headers;
  return {
    version: '1.0',
    context: {
      distributionDomainName: about.domainName,
      distributionId: about.distributionId,
      eventType: 'viewer-request',
      requestId: about.requestId,
    },
    viewer: { ip: about.viewerIp },
    request: {
      method: request.method,
      uri: request.path,
      querystring: grouped([...new URLSearchParams(request.query)]),
      headers: grouped(Object.entries(headers)),
      cookies: grouped((cookie ?? '').split(/; */).flatMap(nameAndValue)),
    },
  };
}

function nameAndValue(cookie: string): [string, string][] {
  const [name = '', ...value] = cookie.split('=');
  return name === '' ? [] : [[name, value.join('=')]];
}

function grouped(pairs: readonly (readonly [string, string])[]): Values {
  const result: Values = {};
  for (const [name, value] of pairs) {
    const known = result[name];
    if (known === undefined) result[name] = { value };
    else known.multiValue = [...(known.multiValue ?? [{ value: known.value }]), { value }];
  }
  return result;
}

function verdictOf(name: string, request: HttpRequest, returned: unknown): EdgeVerdict {
  const parsed = answered.safeParse(returned);
  if (!parsed.success)
    throw new EdgeFunctionFailed(
      `${name} returned neither a request nor a response: ${parsed.error.message}`,
    );
  const { data } = parsed;
  const headers = Object.fromEntries(
    Object.entries(data.headers).map(([header, { value }]) => [header.toLowerCase(), value]),
  );
  if ('statusCode' in data) {
    const body = typeof data.body === 'string' ? data.body : (data.body?.data ?? '');
    return { response: { status: data.statusCode, headers, body: Buffer.from(body) } };
  }
  const { cookie } = request.headers;
  return {
    request: {
      ...request,
      path: data.uri,
      headers: { ...headers, ...(cookie !== undefined && { cookie }) },
    },
  };
}
