import { createHash } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../aws-service.ts';
import { problem, Refused } from './answer.ts';

/** A request as an endpoint sees it. */
export interface Request {
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** The variable parts of the path, decoded, in order. */
  readonly names: readonly string[];
}
export type Endpoint = (request: Request) => Promise<HttpResponse> | HttpResponse;

/** Endpoints by method and path; a star stands for one variable part. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** The variable parts of a path that fits the pattern. */
function match(pattern: string, path: string): readonly string[] | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const fits = wanted.every((part, index) => (part === '*' ? given[index] !== '' : part === given[index]));
  return fits ? given.filter((_part, index) => wanted[index] === '*').map(decoded) : undefined;
}

/** Only pages of this machine may act on it: a site open in the same browser must not. */
function refuseOtherSites({ method, headers }: HttpRequest): void {
  const { origin, host } = headers;
  if (method === 'GET' || origin === undefined || origin === `http://${host}`) return;
  throw new Refused(403, `Requests from ${origin} are not taken.`);
}

/** An open page asks every few seconds; it is told when nothing has changed. */
function unlessKnown(response: HttpResponse, known: string | undefined): HttpResponse {
  if (response.status !== 200 || !response.headers['content-type']?.startsWith('text/html')) return response;
  const etag = `"${createHash('sha1').update(response.body).digest('base64url')}"`;
  const headers = { ...response.headers, etag };
  if (known !== etag) return { ...response, headers };
  return { status: 304, headers: { etag, 'cache-control': 'no-store' }, body: new Uint8Array() };
}

/** Answers by the table; a `Refused` becomes a problem (RFC 9457), everything else is thrown on. */
export function createRouter(table: Endpoints): (request: HttpRequest) => Promise<HttpResponse> {
  const entries = Object.entries(table).map(([key, endpoint]) => {
    const [method = '', pattern = ''] = key.split(' ');
    return { method, pattern, endpoint };
  });
  const find = ({ method, path: given }: HttpRequest) => {
    const path = given.replace(/(?<=.)\/$/, '');
    const there = entries.flatMap((entry) => {
      const names = match(entry.pattern, path);
      return names === undefined ? [] : [{ ...entry, names }];
    });
    if (there.length === 0) throw new Refused(404, `There is no ${path}.`);
    const found = there.find((entry) => entry.method === method);
    if (found === undefined) throw new Refused(405, `${method} is not for ${path}.`);
    return found;
  };
  return async (request) => {
    try {
      refuseOtherSites(request);
      const { endpoint, names } = find(request);
      const { body, headers } = request;
      const response = await endpoint({ query: new URLSearchParams(request.query), body, headers, names });
      return unlessKnown(response, headers['if-none-match']);
    } catch (error) {
      if (error instanceof Refused) return problem(error);
      throw error;
    }
  };
}
