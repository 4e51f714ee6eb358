/** CloudFront's compression: text of 1,000 to 10,000,000 bytes, brotli before gzip, weak ETags. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HttpRequest, HttpResponse } from '../aws-service.ts';

const [SMALLEST, LARGEST] = [1_000, 10_000_000];
const COMPRESSED =
  /^(text\/|application\/(json|javascript|manifest\+json|wasm|xml|.+\+(json|xml))|image\/(svg\+xml|x-icon|vnd\.microsoft\.icon)|font\/(otf|ttf))/;

const encoders = {
  br: (body: Uint8Array) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
} as const;

/** Compresses files as they are asked for; each is kept, since they are few and asked for again. */
export function createCompression(): (request: HttpRequest, response: HttpResponse) => Promise<HttpResponse> {
  const kept = new Map<string, Promise<Uint8Array>>();
  return async (request, response) => {
    const { headers, body, status } = response;
    const accepted = (request.headers['accept-encoding'] ?? '')
      .split(',')
      .map((one) => one.split(';')[0]?.trim());
    const encoding = (['br', 'gzip'] as const).find((one) => accepted.includes(one));
    const fits = body.length >= SMALLEST && body.length <= LARGEST && 'content-encoding' in headers === false;
    if (encoding === undefined || status !== 200 || !fits || !COMPRESSED.test(headers['content-type'] ?? ''))
      return response;
    const { etag = '' } = headers;
    const key = `${encoding} ${etag} ${request.path}`;
    const compressed = kept.get(key) ?? encoders[encoding](body);
    if (etag !== '') kept.set(key, compressed);
    const smaller = await compressed;
    return {
      status,
      headers: {
        ...headers,
        'content-encoding': encoding,
        'content-length': String(smaller.length),
        vary: 'Accept-Encoding',
        ...(etag !== '' && { etag: etag.startsWith('W/') ? etag : `W/${etag}` }),
      },
      body: smaller,
    };
  };
}
