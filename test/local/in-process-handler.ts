import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse } from '../../local/aws-service.ts';

/** The parts of the SDK's request that are read. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Readable;
}

/** What SDK clients take as `requestHandler`. */
export interface InProcessHandler {
  handle(request: SdkRequest): Promise<{ response: SdkResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
}

/** Lets a real SDK client call a function instead of a socket: `new DynamoDBClient({ requestHandler })`. */
export function inProcessHandler(http: (request: HttpRequest) => Promise<HttpResponse>): InProcessHandler {
  return {
    async handle(request) {
      const answer = await http({
        method: request.method,
        path: request.path,
        query: queryString(request.query ?? {}),
        headers: lowerCased(request.headers),
        body: await bodyBytes(request.body),
      });
      const body = Readable.from(answer.body.length > 0 ? [Buffer.from(answer.body)] : []);
      return { response: { statusCode: answer.status, headers: { ...answer.headers }, body } };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function queryString(query: Readonly<Record<string, string | string[] | null>>): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === null) pairs.push(encodeURIComponent(name));
    for (const item of value === null ? [] : [value].flat()) {
      pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(item)}`);
    }
  }
  return pairs.join('&');
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

async function bodyBytes(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array | string>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
