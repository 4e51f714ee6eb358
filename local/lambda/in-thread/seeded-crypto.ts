import crypto from 'node:crypto';

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
  const randomUUID = (): string => {
    const hex = fill(Buffer.alloc(16)).toString('hex');
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
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
  });
  return { module, global };
}
