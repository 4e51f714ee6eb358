import { createHash, timingSafeEqual } from 'node:crypto';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { requireEnv } from './environment.ts';

/** The header the distribution proves itself with: who reaches the API without it went round the firewall. */
const originKeyHeader = 'x-origin-key';

/** A wrong key makes a container look whether there is a new one, at most this often, in milliseconds. */
const lookAgainMs = 60_000;

interface KnownKeys {
  readonly keys: readonly string[];
  readonly readAt: number;
}

let known: Promise<KnownKeys> | undefined;
let client: SecretsManagerClient | undefined;

/**
 * Whether a request came through the distribution. While a key is changed both hold: the present one and the one
 * before, until the distribution has the new one and the key is changed once more.
 *
 * @throws what Secrets Manager throws; nothing is let through then
 */
export async function cameThroughDistribution(
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<boolean> {
  const given = headers[originKeyHeader];
  if (given === undefined || given === '') return false;
  const { keys, readAt } = await knownKeys();
  if (keys.some((key) => isSame(given, key))) return true;
  if (Date.now() - readAt < lookAgainMs) return false;
  known = undefined;
  return (await knownKeys()).keys.some((key) => isSame(given, key));
}

function knownKeys(): Promise<KnownKeys> {
  known ??= readKeys().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function readKeys(): Promise<KnownKeys> {
  const readAt = Date.now();
  const present = await readKey('AWSCURRENT');
  if (!present) throw new Error('the origin key has no value');
  const before = await readKey('AWSPREVIOUS');
  return { keys: before ? [present, before] : [present], readAt };
}

async function readKey(VersionStage: string): Promise<string | undefined> {
  client ??= new SecretsManagerClient({});
  const SecretId = requireEnv('ORIGIN_KEY_SECRET_ARN');
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
  } catch (error) {
    // A key that was never changed has no version before it.
    if (error instanceof ResourceNotFoundException && VersionStage === 'AWSPREVIOUS') return undefined;
    throw error;
  }
}

/** In a time that says nothing about the key: hashes are of one length, and compared whole. */
function isSame(given: string, key: string): boolean {
  const [one, other] = [given, key].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
