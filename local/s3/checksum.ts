/** Checks what a client says about the bytes it sent, and takes off the framing the SDK puts around streams. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { s3Error } from './s3-error.ts';

export interface Checksum {
  readonly header: string;
  readonly value: string;
}

type Headers = Readonly<Record<string, string>>;

function base64OfNumber(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes.toString('base64');
}

/** The SDK's default, and the one that people compute by hand. */
const CHECKSUMS: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  'x-amz-checksum-crc32': (bytes) => base64OfNumber(crc32(bytes)),
  'x-amz-checksum-sha256': (bytes) => createHash('sha256').update(bytes).digest('base64'),
};

/**
 * The object's bytes of a request, and the checksum it was sent with, if any. Throws BadDigest and its kin,
 * IncompleteBody, and NotImplemented for a checksum that is not simulated (CRC32C, SHA-1, CRC64NVME).
 */
export function receivedBody(headers: Headers, body: Uint8Array): { bytes: Uint8Array; checksum?: Checksum } {
  const payload = headers['x-amz-content-sha256'] ?? '';
  const framed = payload.startsWith('STREAMING-') ? unframed(body) : { bytes: body, trailers: {} };
  const { bytes } = framed;
  const declared = headers['x-amz-decoded-content-length'];
  if (declared !== undefined && Number(declared) !== bytes.length) throw s3Error('IncompleteBody');
  if (/^[0-9a-f]{64}$/.test(payload) && createHash('sha256').update(bytes).digest('hex') !== payload)
    throw s3Error('XAmzContentSHA256Mismatch');
  checkMd5(headers['content-md5'], bytes);
  const checksum = checked({ ...headers, ...framed.trailers }, bytes);
  return checksum ? { bytes, checksum } : { bytes };
}

function checked(headers: Headers, bytes: Uint8Array): Checksum | undefined {
  for (const [header, value] of Object.entries(headers)) {
    if (!/^x-amz-checksum-(crc|sha)/.test(header)) continue;
    const compute = CHECKSUMS[header];
    if (!compute) throw s3Error('NotImplemented', `The checksum ${header} is not simulated here`);
    const name = header.slice('x-amz-checksum-'.length).toUpperCase();
    if (compute(bytes) !== value)
      throw s3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
    return { header, value };
  }
  return undefined;
}

/** Throws InvalidDigest for what is no digest, BadDigest for that of other bytes. */
function checkMd5(given: string | undefined, bytes: Uint8Array): void {
  if (given === undefined) return;
  if (!/^[A-Za-z0-9+/]{22}==$/.test(given)) throw s3Error('InvalidDigest');
  if (createHash('md5').update(bytes).digest('base64') !== given)
    throw s3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

/** The `aws-chunked` content encoding: `SIZE[;chunk-signature=…]\r\n…bytes…\r\n` until size 0, then trailer lines. */
function unframed(body: Uint8Array): { bytes: Uint8Array; trailers: Record<string, string> } {
  const source = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = source.indexOf('\r\n', position);
    const size = lineEnd < 0 ? Number.NaN : Number.parseInt(source.toString('latin1', position, lineEnd), 16);
    if (Number.isNaN(size)) throw s3Error('IncompleteBody');
    position = lineEnd + 2;
    if (size === 0) break;
    if (position + size > source.length) throw s3Error('IncompleteBody');
    chunks.push(source.subarray(position, position + size));
    position += size + 2;
  }
  const trailers: Record<string, string> = {};
  for (const line of source.toString('latin1', position).split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { bytes: Buffer.concat(chunks), trailers };
}
