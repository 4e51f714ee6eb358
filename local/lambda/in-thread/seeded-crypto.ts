import crypto from 'node:crypto';
import { uuidOf } from '../../uuid.ts';
import { quickHash } from './quick-hash.ts';

/** Uniform in [0, 1), repeatable. */
export type Random = () => number;

/** `node:crypto` and the global `crypto` with every source of randomness taken from `random`; the rest is real. */
export function seededCrypto(random: Random): {
  readonly module: object;
  readonly global: typeof crypto.webcrypto;
} {
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let index = 0; index < bytes.length; index++) bytes[index] = Math.floor(random() * 256);
    return view;
  };
  const randomUUID = (): string => uuidOf(fill(Buffer.alloc(16)));
  const randomBytes = (size: number, done?: (error: null, bytes: Buffer) => void): Buffer | undefined => {
    const bytes = fill(Buffer.alloc(size));
    if (!done) return bytes;
    queueMicrotask(() => done(null, bytes));
    return undefined;
  };
  const randomInt = (low: number, high?: number): number =>
    high === undefined ? Math.floor(random() * low) : low + Math.floor(random() * (high - low));
  const global = new Proxy(crypto.webcrypto, {
    get(target, key) {
      if (key === 'getRandomValues') return fill;
      if (key === 'randomUUID') return randomUUID;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const own = (value: unknown) => ({ value, enumerable: true, configurable: true });
  const module = Object.create(crypto, {
    randomUUID: own(randomUUID),
    randomBytes: own(randomBytes),
    randomInt: own(randomInt),
    randomFillSync: own(fill),
    getRandomValues: own(fill),
    webcrypto: own(global),
    createHash: own(quickHash.createHash),
    createHmac: own(quickHash.createHmac),
  });
  return { module, global };
}
