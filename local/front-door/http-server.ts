import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { HttpRequest, HttpResponse } from '../aws-service.ts';
import { InjectedSilence } from '../faults/faults.ts';

/** Above S3's part size and SES's inbound limit of 40 MB, below what would hurt a laptop. */
export const DEFAULT_MAX_BODY_BYTES = 60 * 1024 * 1024;

/** How long a closing server waits for answers under way. */
const GRACE_MS = 10_000;

export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Loopback only: nothing here is meant to be reached from outside. */
  readonly host?: '127.0.0.1';
  readonly handler: (request: HttpRequest) => Promise<HttpResponse>;
  readonly maxBodyBytes?: number;
  readonly log?: (line: string) => void;
}

export interface HttpListener {
  readonly port: number;
  /** Takes no new connection, lets requests under way finish (10 seconds at most), then resolves. */
  close(): Promise<void>;
}

/** The port belongs to another process. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is taken`);
    this.port = port;
  }
}

class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** A thin shell that turns sockets into calls of a function. Throws PortTaken. */
export async function listen(options: ListenOptions): Promise<HttpListener> {
  const log = options.log ?? ((line) => void process.stderr.write(`${line}\n`));
  let closing = false;
  const server = createServer((incoming, outgoing) => {
    serve(options, () => closing, incoming, outgoing).catch((cause: unknown) => {
      if (incoming.destroyed && !incoming.complete) return;
      if (cause instanceof InjectedSilence) return void outgoing.destroy();
      log(
        `${incoming.method} ${incoming.url?.split('?')[0]} failed: ${cause instanceof Error ? cause.stack : cause}`,
      );
      if (outgoing.headersSent) outgoing.destroy();
      else send(outgoing, plain(500, 'Internal error'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(options.port) : error),
    );
    server.listen({ port: options.port, host: options.host ?? '127.0.0.1' }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () =>
      new Promise((resolve, reject) => {
        closing = true;
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
      }),
  };
}

async function serve(
  options: ListenOptions,
  isClosing: () => boolean,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(incoming, options.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES);
    const response = await options.handler(toRequest(incoming, body));
    // A connection kept alive would hold up a server that is closing.
    if (isClosing()) outgoing.shouldKeepAlive = false;
    send(outgoing, response);
  } catch (cause) {
    if (!(cause instanceof BodyTooLarge)) throw cause;
    send(outgoing, plain(413, cause.message));
  }
}

/** Reads to the end also what is too large, without keeping it: a client that still sends hears the answer. */
function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    incoming.once('error', reject);
    incoming.once('end', () => {
      if (size <= limit) resolve(Buffer.concat(chunks, size));
      else reject(new BodyTooLarge(`The body is larger than ${limit} bytes`));
    });
  });
}

function toRequest(incoming: IncomingMessage, body: Uint8Array): HttpRequest {
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    body,
  };
}

/** A HEAD answer keeps the length its headers name; every other gets the length of its body. */
function send(outgoing: ServerResponse, response: HttpResponse): void {
  const isHead = outgoing.req.method === 'HEAD';
  const bodyless = isHead || response.status === 204 || response.status === 304;
  const headers: Record<string, string> = { ...response.headers };
  if (!bodyless) headers['content-length'] = String(response.body.length);
  outgoing.writeHead(response.status, headers);
  outgoing.end(bodyless ? undefined : response.body);
}

function plain(status: number, message: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: Buffer.from(`${message}\n`),
  };
}
