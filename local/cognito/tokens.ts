import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../aws-service.ts';
import type { Client, Pool } from './pools.ts';
import type { TokenFamily, User, UserStore } from './user-store.ts';

export interface AuthenticationResult {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
  readonly RefreshToken?: string;
}

const accessClaims = z.object({
  sub: z.string(),
  iss: z.string(),
  client_id: z.string(),
  origin_jti: z.string(),
  username: z.string(),
  token_use: z.literal('access'),
  exp: z.number(),
});
export type AccessClaims = z.infer<typeof accessClaims>;

interface SigningKey {
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  readonly kid: string;
}

interface Dependencies {
  readonly store: UserStore;
  readonly now: () => number;
  readonly newId: () => string;
  /** Nothing is kept beyond this process. */
  readonly inMemory: boolean;
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Booleans are booleans in an id token, everything else is the attribute's text. */
function profile(user: User): Record<string, unknown> {
  const { sub: _sub, ...attributes } = user.attributes;
  const flags = new Set(['email_verified', 'phone_number_verified']);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, flags.has(name) ? value === 'true' : value]),
  );
}

/** Finding a key pair takes 100 ms: machines that keep nothing, as most tests start, share theirs per pool and process. */
const keysInMemory = new Map<string, string>();

function newSigningKey(poolId: string, inMemory: boolean): string {
  const known = inMemory ? keysInMemory.get(poolId) : undefined;
  if (known !== undefined) return known;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  if (inMemory) keysInMemory.set(poolId, pem);
  return pem;
}

/** RS256 tokens with Cognito's claims; one key pair per pool, kept in the data folder. */
export class Tokens {
  readonly #deps: Dependencies;
  readonly #keys = new Map<string, SigningKey>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** A fresh sign-in: access, id and refresh token. */
  signIn(user: User, pool: Pool, client: Client): AuthenticationResult {
    const { store, now, newId } = this.#deps;
    const refreshToken = `${newId()}.${newId()}`;
    const family: TokenFamily = {
      ...{
        originJti: newId(),
        poolId: pool.id,
        clientId: client.id,
        username: user.username,
        revoked: false,
      },
      ...{ authTime: now(), refreshUntil: now() + client.refreshSeconds * 1000 },
    };
    store.addFamily(family, hashOf(refreshToken));
    return { ...this.refresh(user, pool, client, family), RefreshToken: refreshToken };
  }

  /** New access and id tokens of a sign-in that goes on. */
  refresh(user: User, pool: Pool, client: Client, family: TokenFamily): AuthenticationResult {
    const { now, newId } = this.#deps;
    const iat = Math.floor(now() / 1000);
    const times = { auth_time: Math.floor(family.authTime / 1000), iat };
    const shared = {
      sub: user.sub,
      iss: pool.issuer,
      origin_jti: family.originJti,
      event_id: newId(),
      ...times,
    };
    const scope = 'aws.cognito.signin.user.admin';
    const access = { ...shared, client_id: client.id, token_use: 'access', scope, username: user.username };
    const own = { aud: client.id, token_use: 'id', 'cognito:username': user.username };
    const id = { ...profile(user), ...shared, ...own };
    return {
      AccessToken: this.#jwt(pool, { ...access, exp: iat + client.accessSeconds, jti: newId() }),
      IdToken: this.#jwt(pool, { ...id, exp: iat + client.idSeconds, jti: newId() }),
      ExpiresIn: client.accessSeconds,
      TokenType: 'Bearer',
    };
  }

  /** Throws NotAuthorizedException for a token that is not ours, expired or revoked. */
  readAccessToken(token: string, poolOf: (issuer: string) => Pool | undefined): AccessClaims {
    const refused = (message: string) => new AwsError('NotAuthorizedException', message);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = accessClaims.safeParse(parseJson(Buffer.from(payload, 'base64url').toString('utf8'))).data;
    const pool = claims && poolOf(claims.iss);
    if (claims === undefined || pool === undefined) throw refused('Invalid Access Token');
    const { publicKey } = this.#keyOf(pool);
    const signed = Buffer.from(`${header}.${payload}`);
    const genuine = verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'));
    if (!genuine) throw refused('Invalid Access Token');
    if (claims.exp * 1000 <= this.#deps.now()) throw refused('Access Token has expired');
    const family = this.#deps.store.family('origin_jti', claims.origin_jti);
    if (family === undefined || family.revoked) throw refused('Access Token has been revoked');
    return claims;
  }

  /** The pool's public keys. */
  jwks(pool: Pool): { keys: object[] } {
    const { publicKey, kid } = this.#keyOf(pool);
    return { keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256', kid, use: 'sig' }] };
  }

  #keyOf(pool: Pool): SigningKey {
    const known = this.#keys.get(pool.id);
    if (known !== undefined) return known;
    const { store, inMemory } = this.#deps;
    const pem = store.signingKey(pool.id, () => newSigningKey(pool.id, inMemory));
    const key = createPrivateKey(pem);
    const publicKey = createPublicKey(key);
    const der = publicKey.export({ type: 'spki', format: 'der' });
    const entry = { key, publicKey, kid: createHash('sha256').update(der).digest('base64') };
    this.#keys.set(pool.id, entry);
    return entry;
  }

  #jwt(pool: Pool, claims: object): string {
    const { key, kid } = this.#keyOf(pool);
    const signed = `${encode({ kid, alg: 'RS256' })}.${encode(claims)}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  }
}
