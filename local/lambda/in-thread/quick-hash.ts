import crypto, { type BinaryLike, type BinaryToTextEncoding } from 'node:crypto';

/** SHA-256 works on blocks of this many bytes (FIPS 180-4); HMAC fills its key up to one (RFC 2104). */
const BLOCK_BYTES = 64;

const sha256 = (bytes: Uint8Array): Buffer => crypto.hash('sha256', bytes, 'buffer');

const bytesOf = (data: BinaryLike, encoding?: BufferEncoding): Uint8Array =>
  typeof data === 'string'
    ? Buffer.from(data, encoding)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

function padded(key: Uint8Array, mask: number): Uint8Array {
  const pad = Buffer.alloc(BLOCK_BYTES, mask);
  for (let at = 0; at < key.length; at += 1) pad[at] = (key[at] ?? 0) ^ mask;
  return pad;
}

/** `Hash` and `Hmac` as far as they are used without streams. */
class QuickHash {
  readonly #chunks: Uint8Array[] = [];
  #outer: Uint8Array | undefined;

  /** @param key makes it an HMAC */
  constructor(key?: Uint8Array) {
    if (!key) return;
    const short = key.length > BLOCK_BYTES ? sha256(key) : key;
    this.#chunks.push(padded(short, 0x36));
    this.#outer = padded(short, 0x5c);
  }

  /** One that goes on from here by itself. */
  copy(): QuickHash {
    const copy = new QuickHash();
    copy.#chunks.push(...this.#chunks);
    copy.#outer = this.#outer;
    return copy;
  }

  update(data: BinaryLike, encoding?: BufferEncoding): this {
    // A copy: the caller may go on writing into its buffer.
    this.#chunks.push(Buffer.from(bytesOf(data, encoding)));
    return this;
  }

  digest(): Buffer;
  digest(encoding: BinaryToTextEncoding): string;
  digest(encoding?: BinaryToTextEncoding): Buffer | string {
    const inner = sha256(Buffer.concat(this.#chunks));
    const digest = this.#outer ? sha256(Buffer.concat([this.#outer, inner])) : inner;
    return encoding === undefined ? digest : digest.toString(encoding);
  }
}

/**
 * `createHash` and `createHmac` for functions in this thread. The AWS SDK signs each call with eight digests, and Node's
 * objects for them, made to be streams, are what takes most of the time of that. Only SHA-256 is made here.
 */
export const quickHash = {
  createHash: (algorithm: string, options?: crypto.HashOptions): object =>
    algorithm === 'sha256' && !options ? new QuickHash() : crypto.createHash(algorithm, options),
  createHmac: (algorithm: string, key: crypto.BinaryLike | crypto.KeyObject): object =>
    algorithm === 'sha256' && !(key instanceof crypto.KeyObject)
      ? new QuickHash(bytesOf(key))
      : crypto.createHmac(algorithm, key),
};
