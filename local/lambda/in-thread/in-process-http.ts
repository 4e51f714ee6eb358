import http, { type RequestOptions, STATUS_CODES } from 'node:http';
import https from 'node:https';
import { Readable, Writable } from 'node:stream';
import type { HttpRequest, HttpResponse } from '../../aws-service.ts';
import { InjectedSilence } from '../../faults/faults.ts';

/** Where requests of functions go instead of a socket. Throws for an origin that nothing here answers for. */
export type HttpOutlet = (origin: string, request: HttpRequest) => Promise<HttpResponse>;

/** No response body may follow these (the Response constructor refuses one). */
const BODILESS = new Set([101, 103, 204, 205, 304]);

/** HTTP of one function instance: requests are function calls, and how many are under way is known. */
export class InProcessHttp {
  readonly #outlet: HttpOutlet;
  readonly #moved: () => void;
  #inFlight = 0;
  #dropped = false;
  #unanswered = false;
  #answered: Array<() => void> = [];

  /** @param moved called when a request goes out and when its answer comes */
  constructor(outlet: HttpOutlet, moved: () => void = () => undefined) {
    this.#outlet = outlet;
    this.#moved = moved;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Whether a request was sent that is never answered: the instance can only time out. */
  get unanswered(): boolean {
    return this.#unanswered;
  }

  /** From now on nothing goes out and no answer comes in: the instance is dead. */
  drop(): void {
    this.#dropped = true;
  }

  /** Resolves when the next request under way was answered. */
  nextAnswer(): Promise<void> {
    return new Promise((resolve) => this.#answered.push(resolve));
  }

  async send(origin: string, request: HttpRequest): Promise<HttpResponse> {
    if (this.#dropped) return new Promise(() => undefined);
    this.#inFlight += 1;
    this.#moved();
    try {
      const response = await this.#outlet(origin, request);
      return this.#dropped ? await new Promise(() => undefined) : response;
    } catch (error) {
      if (!(error instanceof InjectedSilence)) throw error;
      this.#unanswered = true;
      return new Promise(() => undefined);
    } finally {
      this.#inFlight -= 1;
      this.#moved();
      const answered = this.#answered;
      this.#answered = [];
      for (const resolve of answered) resolve();
    }
  }

  /** Stands for `node:http` and `node:https`. */
  module(protocol: 'http:' | 'https:'): object {
    const real: object = protocol === 'http:' ? http : https;
    const request = (...args: unknown[]) => new InProcessRequest(this, protocol, args);
    const get = (...args: unknown[]) => request(...args).end();
    return Object.create(real, { request: own(request), get: own(get) });
  }

  /** Stands for the global `fetch`. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const answer = await this.send(url.origin, {
      method: request.method,
      path: url.pathname,
      query: url.search.slice(1),
      headers: { host: url.host, ...Object.fromEntries(request.headers) },
      body: new Uint8Array(await request.arrayBuffer()),
    });
    const { status, headers, body } = answer;
    return new Response(BODILESS.has(status) ? null : new Uint8Array(body), {
      status,
      headers: { ...headers },
    });
  };
}

function own(value: unknown): PropertyDescriptor {
  return { value, enumerable: true, writable: true, configurable: true };
}

/** Node's ClientRequest as far as the AWS SDK and ordinary code use it. */
class InProcessRequest extends Writable {
  readonly socket = undefined;
  readonly #http: InProcessHttp;
  readonly #target: { origin: string; method: string; path: string; query: string };
  readonly #headers = new Map<string, string>();
  readonly #chunks: Buffer[] = [];

  constructor(http: InProcessHttp, protocol: string, args: readonly unknown[]) {
    super();
    const callback = args.find((arg) => typeof arg === 'function') as
      | ((response: Readable) => void)
      | undefined;
    const urlArgument = args[0] instanceof URL || typeof args[0] === 'string' ? new URL(args[0]) : undefined;
    const options = args.find((arg) => isOptions(arg)) as RequestOptions | undefined;
    this.#http = http;
    this.#target = targetOf(protocol, urlArgument, options ?? {});
    for (const [name, value] of Object.entries(options?.headers ?? {}))
      if (value !== undefined) this.setHeader(name, value as string | number | readonly string[]);
    if (!this.#headers.has('host')) this.setHeader('host', new URL(this.#target.origin).host);
    if (callback) this.once('response', callback);
    if (this.#headers.get('expect') === '100-continue') process.nextTick(() => this.emit('continue'));
  }

  setHeader(name: string, value: string | number | readonly string[]): this {
    this.#headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value));
    return this;
  }

  getHeader(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  removeHeader(name: string): void {
    this.#headers.delete(name.toLowerCase());
  }

  setTimeout(): this {
    return this;
  }

  setNoDelay(): void {}
  setSocketKeepAlive(): void {}
  flushHeaders(): void {}

  abort(): void {
    this.destroy();
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    done();
  }

  override _final(done: (error?: Error) => void): void {
    const { origin, method, path, query } = this.#target;
    const body = new Uint8Array(Buffer.concat(this.#chunks));
    this.#http.send(origin, { method, path, query, headers: Object.fromEntries(this.#headers), body }).then(
      (response) => {
        if (!this.destroyed) this.emit('response', incoming(response));
        done();
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  }
}

function isOptions(arg: unknown): boolean {
  return typeof arg === 'object' && arg !== null && !(arg instanceof URL);
}

function targetOf(protocol: string, url: URL | undefined, options: RequestOptions) {
  const scheme = options.protocol ?? url?.protocol ?? protocol;
  const host = options.hostname ?? options.host ?? url?.hostname ?? 'localhost';
  const port = options.port ?? url?.port;
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  const origin = new URL(`${scheme}//${bracketed}${port ? `:${port}` : ''}`).origin;
  const full = options.path ?? (url ? `${url.pathname}${url.search}` : '/');
  const mark = full.indexOf('?');
  return {
    origin,
    method: (options.method ?? 'GET').toUpperCase(),
    path: mark < 0 ? full : full.slice(0, mark),
    query: mark < 0 ? '' : full.slice(mark + 1),
  };
}

/** Node's IncomingMessage as a readable of one chunk. */
function incoming(response: HttpResponse): Readable {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return Object.assign(Readable.from(response.body.length > 0 ? [Buffer.from(response.body)] : []), {
    statusCode: response.status,
    statusMessage: STATUS_CODES[response.status] ?? '',
    headers,
    rawHeaders: Object.entries(response.headers).flat(),
    httpVersion: '1.1',
    complete: true,
  });
}
