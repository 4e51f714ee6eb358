import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../aws-service.ts';
import type { PasswordPolicy } from './pools.ts';

/**
 * Passwords here are those of demo people on one machine: 2^10 keeps a sign-in near 3 ms. Few enough to do it in this
 * thread: from a pool of threads it would come back at another moment in every run of a simulation.
 */
const COST = { N: 1024 };
const KEY_BYTES = 32;

/** `salt:key`, both base64. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64')}:${scryptSync(password, salt, KEY_BYTES, COST).toString('base64')}`;
}

/** True if the password is the hashed one; takes as long for a user without a password. */
export function passwordMatches(password: string, hash: string | null): boolean {
  const [salt = '', key = ''] = (hash ?? `${'A'.repeat(22)}==:${'A'.repeat(43)}=`).split(':');
  const derived = scryptSync(password, Buffer.from(salt, 'base64'), KEY_BYTES, COST);
  return timingSafeEqual(derived, Buffer.from(key, 'base64')) && hash !== null;
}

/** Throws InvalidPasswordException with the first rule of the pool's policy that the password breaks. */
export function checkPolicy(password: string, policy: PasswordPolicy): void {
  const rules: readonly [boolean, string][] = [
    [password.length < policy.minimumLength, 'Password not long enough'],
    [policy.uppercase && !/[A-Z]/.test(password), 'Password must have uppercase characters'],
    [policy.lowercase && !/[a-z]/.test(password), 'Password must have lowercase characters'],
    [policy.numbers && !/[0-9]/.test(password), 'Password must have numeric characters'],
    [policy.symbols && !/[^A-Za-z0-9]/.test(password), 'Password must have symbol characters'],
  ];
  const broken = rules.find(([fails]) => fails);
  if (broken === undefined) return;
  throw new AwsError('InvalidPasswordException', `Password did not conform with policy: ${broken[1]}`);
}

/** A temporary password that satisfies every policy, at least eight of its characters by chance; `random` is seeded in a simulation. */
export function temporaryPassword(policy: PasswordPolicy, random: (size: number) => Uint8Array): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const length = Math.max(policy.minimumLength, 12);
  const bytes = random(length);
  const body = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
  return `${body.slice(0, length - 4)}aZ7-`;
}
