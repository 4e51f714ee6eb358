import { JwtVerifier } from 'aws-jwt-verify';
import { JwksValidationError, JwtBaseError, JwtInvalidClaimError } from 'aws-jwt-verify/error';
import type { Fetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { JwtPayload } from 'aws-jwt-verify/jwt-model';
import { cognitoAddress, poolIssuer } from '../../adapters/accounts/cognito-address.ts';
import { requireEnv } from '../../adapters/environment.ts';

/** The token was made for another client, or is not an access token. */
class WrongTokenError extends JwtInvalidClaimError {}

/** The key set could not be read: no fault of the token's, so the caller may try again. */
export class KeySetUnavailable extends Error {
  override readonly name = 'KeySetUnavailable';
}

/** Unlike the library's own this one also speaks plain HTTP, as the Cognito of one machine does. */
const fetcher: Fetcher = {
  async fetch(uri) {
    const answer = await fetch(uri);
    if (!answer.ok) throw new KeySetUnavailable(`${uri} answered ${answer.status}`);
    return answer.arrayBuffer();
  },
};

/** One pool whose access tokens are taken, for one client. */
const pool = (poolId: string, clientId: string) => ({
  issuer: poolIssuer(poolId),
  jwksUri: `${cognitoAddress()}/${poolId}/.well-known/jwks.json`,
  audience: null, // an access token has none: it names its client instead
  customJwtCheck: ({ payload }: { payload: JwtPayload }): void => {
    if (payload.token_use !== 'access')
      throw new WrongTokenError('not an access token', payload.token_use, 'access');
    if (payload.client_id !== clientId)
      throw new WrongTokenError('a token for another client', payload.client_id, clientId);
  },
});

const createVerifier = () =>
  JwtVerifier.create(
    [
      pool(requireEnv('MEMBERS_POOL_ID'), requireEnv('MEMBERS_CLIENT_ID')),
      pool(requireEnv('STAFF_POOL_ID'), requireEnv('STAFF_CLIENT_ID')),
    ],
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );

let verifier: ReturnType<typeof createVerifier> | undefined;

/** What an access token proves. */
export interface Proven {
  /** The person: Cognito's `sub`. */
  readonly subject: string;
  /** The sign-in that it comes from, the same in every token renewed from it; and when that was, in seconds. */
  readonly session: string;
  readonly signedInAt: number;
}

/** Both stand in every access token of a client whose tokens can be revoked, which ours are. */
const provenBy = ({ sub, origin_jti: session, auth_time: signedInAt }: JwtPayload): Proven | undefined =>
  typeof sub === 'string' && typeof session === 'string' && typeof signedInAt === 'number'
    ? { subject: sub, session, signedInAt }
    : undefined;

/**
 * Whom an access token of either pool stands for, and the sign-in behind it; undefined for any token that is forged,
 * expired, of another issuer or client, or no access token. Throws {@link KeySetUnavailable} and network errors.
 */
export async function provenByToken(token: string): Promise<Proven | undefined> {
  verifier ??= createVerifier();
  try {
    return provenBy(await verifier.verify(token));
  } catch (error) {
    if (error instanceof JwtBaseError && !(error instanceof JwksValidationError)) return undefined;
    throw error;
  }
}
