/** `SdkHttpMetadata` and `SdkResponseMetadata`, which the optimised integrations add to an answer. */
import { crc32 } from 'node:zlib';
import type { JsonObject } from '../json-text.ts';
import { uuid } from '../jsonata/functions.ts';

interface Sources {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Headers as each service sends them, in the order AWS tells them; `body` is the text of the answer. */
function headersOf(
  service: string,
  body: string,
  requestId: string,
  { random, now }: Sources,
): [string, string][] {
  const length: [string, string] = ['Content-Length', String(Buffer.byteLength(body))];
  const date: [string, string] = ['Date', new Date(now()).toUTCString()];
  if (service === 'lambda') {
    const trace = uuid(random).replaceAll('-', '');
    const seconds = Math.floor(now() / 1000).toString(16);
    return [
      ['X-Amz-Executed-Version', '$LATEST'],
      ['x-amzn-Remapped-Content-Length', '0'],
      ['Connection', 'keep-alive'],
      ['x-amzn-RequestId', requestId],
      length,
      date,
      ['X-Amzn-Trace-Id', `Root=1-${seconds}-${trace.slice(0, 24)};Parent=${trace.slice(-16)};Sampled=0`],
      ['Content-Type', 'application/json'],
    ];
  }
  const type: [string, string] = ['Content-Type', 'application/x-amz-json-1.0'];
  if (service === 'dynamodb') {
    return [
      ['Server', 'Server'],
      ['Connection', 'keep-alive'],
      ['x-amzn-RequestId', requestId],
      ['x-amz-crc32', String(crc32(body))],
      length,
      date,
      type,
    ];
  }
  return [['x-amzn-RequestId', requestId], ['connection', 'keep-alive'], length, date, type];
}

export function answerHeaders(service: string, body: string, status: number, sources: Sources): JsonObject {
  const requestId = uuid(sources.random);
  const headers = headersOf(service, body, requestId, sources);
  const sorted = [...headers].sort(([one], [other]) =>
    one.toLowerCase().localeCompare(other.toLowerCase(), 'en'),
  );
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])),
      HttpHeaders: Object.fromEntries(sorted),
      HttpStatusCode: status,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
