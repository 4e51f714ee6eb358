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

export interface Tokens {
  /** A fresh sign-in: access, id and refresh token. */
  signIn(user: User, pool: Pool, client: Client): AuthenticationResult;
  /** New access and id tokens of a sign-in that goes on. */
  refresh(user: User, pool: Pool, client: Client, family: TokenFamily): AuthenticationResult;
  /** Throws NotAuthorizedException for a token that is not ours, expired or revoked. */
  readAccessToken(token: string, poolOf: (issuer: string) => Pool | undefined): AccessClaims;
  /** The pool's public keys. */
  jwks(pool: Pool): { keys: object[] };
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

function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

/** Booleans are booleans in an id token, everything else is the attribute's text. */
function profile(user: User): Record<string, unknown> {
  const { sub: _sub, ...attributes } = user.attributes;
  const flags = new Set(['email_verified', 'phone_number_verified']);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, flags.has(name) ? value === 'true' : value]),
  );
}

/** RS256 tokens with Cognito's claims; one key pair per pool, kept in the data folder. */
export function createTokens(deps: { store: UserStore; now: () => number; newId: () => string }): Tokens {
  const keys = new Map<string, { key: KeyObject; publicKey: KeyObject; kid: string }>();
  const keyOf = (pool: Pool) => {
    const known = keys.get(pool.id);
    if (known !== undefined) return known;
    const pem = deps.store.signingKey(pool.id, () =>
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    );
    const key = createPrivateKey(pem);
    const publicKey = createPublicKey(key);
    const entry = { key, publicKey, kid: keyId(publicKey) };
    keys.set(pool.id, entry);
    return entry;
  };
  const jwt = (pool: Pool, claims: object) => {
    const { key, kid } = keyOf(pool);
    const signed = `${encode({ kid, alg: 'RS256' })}.${encode(claims)}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  };
  const refresh: Tokens['refresh'] = (user, pool, client, family) => {
    const issued = Math.floor(deps.now() / 1000);
    const shared = {
      sub: user.sub,
      iss: pool.issuer,
      origin_jti: family.originJti,
      event_id: deps.newId(),
      auth_time: Math.floor(family.authTime / 1000),
      iat: issued,
    };
    const scope = 'aws.cognito.signin.user.admin';
    const access = { ...shared, client_id: client.id, token_use: 'access', scope, username: user.username };
    const id = {
      ...profile(user),
      ...shared,
      aud: client.id,
      token_use: 'id',
      'cognito:username': user.username,
    };
    return {
      AccessToken: jwt(pool, { ...access, exp: issued + client.accessSeconds, jti: deps.newId() }),
      IdToken: jwt(pool, { ...id, exp: issued + client.idSeconds, jti: deps.newId() }),
      ExpiresIn: client.accessSeconds,
      TokenType: 'Bearer',
    };
  };
  return {
    refresh,
    signIn(user, pool, client) {
      const refreshToken = `${deps.newId()}.${deps.newId()}`;
      const family = {
        originJti: deps.newId(),
        poolId: pool.id,
        clientId: client.id,
        username: user.username,
        authTime: deps.now(),
        refreshUntil: deps.now() + client.refreshSeconds * 1000,
        revoked: false,
      };
      deps.store.addFamily(family, hashOf(refreshToken));
      return { ...refresh(user, pool, client, family), RefreshToken: refreshToken };
    },
    readAccessToken(token, poolOf) {
      const invalid = new AwsError('NotAuthorizedException', 'Invalid Access Token');
      const [header = '', payload = '', signature = ''] = token.split('.');
      const claims = accessClaims.safeParse(
        parseJson(Buffer.from(payload, 'base64url').toString('utf8')),
      ).data;
      const pool = claims && poolOf(claims.iss);
      if (claims === undefined || pool === undefined) throw invalid;
      const signed = Buffer.from(`${header}.${payload}`);
      if (!verify('RSA-SHA256', signed, keyOf(pool).publicKey, Buffer.from(signature, 'base64url')))
        throw invalid;
      if (claims.exp * 1000 <= deps.now())
        throw new AwsError('NotAuthorizedException', 'Access Token has expired');
      if (deps.store.family(claims.origin_jti)?.revoked !== false) {
        throw new AwsError('NotAuthorizedException', 'Access Token has been revoked');
      }
      return claims;
    },
    jwks(pool) {
      const { publicKey, kid } = keyOf(pool);
      return { keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256', kid, use: 'sig' }] };
    },
  };
}
