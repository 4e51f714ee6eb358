import * as z from 'zod/mini';
import type { ReplyKeys } from './reply-address.ts';

/** The keys that links and reply addresses are made with: new ones with the current one, old ones are still read. */
export interface SigningKeys {
  readonly current: number;
  /** By version, 1–255. */
  readonly keys: ReplyKeys;
}

/** The secret names no usable key. Its value is never part of the message. */
export class NoSigningKey extends Error {
  override readonly name = 'NoSigningKey';
}

const keySetSchema = z.object({
  current: z.int().check(z.minimum(1), z.maximum(255)),
  keys: z.record(z.string().check(z.regex(/^[1-9]\d{0,2}$/)), z.string().check(z.minLength(16))),
});

/**
 * Reads the secret: the text generated with the stack is version 1, and once rotated it is a set,
 * `{"current":2,"keys":{"1":"…","2":"…"}}`. Throws {@link NoSigningKey}.
 */
export function readSigningKeys(secret: string): SigningKeys {
  if (secret === '') throw new NoSigningKey('the signing key has no value');
  if (!secret.startsWith('{')) return { current: 1, keys: { 1: secret } };
  let value: unknown;
  try {
    value = JSON.parse(secret);
  } catch {
    throw new NoSigningKey('the signing keys are not JSON');
  }
  const found = keySetSchema.safeParse(value);
  if (!found.success || found.data.keys[found.data.current] === undefined)
    throw new NoSigningKey('the signing keys name no current key');
  return found.data;
}

/** The key that new links and addresses are made with. */
export function currentKey({ current, keys }: SigningKeys): string {
  const key = keys[current];
  if (key === undefined) throw new NoSigningKey('the signing keys name no current key');
  return key;
}
