import { AwsError, type AwsOperation } from '../aws-service.ts';
import { checkPolicy, hashPassword, passwordMatches } from './passwords.ts';
import type { Client, Pool, Pools } from './pools.ts';
import { hashOf, type Tokens } from './tokens.ts';
import type { User, UserStore } from './user-store.ts';

export interface SignInDependencies {
  readonly store: UserStore;
  readonly pools: Pools;
  readonly tokens: Tokens;
  readonly now: () => number;
  readonly newId: () => string;
}

interface InitiateAuthInput {
  readonly AuthFlow?: string;
  readonly ClientId?: string;
  readonly AuthParameters?: Readonly<Record<string, string>>;
}

interface ChallengeInput {
  readonly ChallengeName?: string;
  readonly ClientId?: string;
  readonly Session?: string;
  readonly ChallengeResponses?: Readonly<Record<string, string>>;
}

/** From the fifth wrong try on, each one locks the door twice as long, up to 15 minutes. */
const FREE_TRIES = 5;
const LONGEST_LOCK_MS = 15 * 60_000;

export const notAuthorized = (message: string): AwsError => new AwsError('NotAuthorizedException', message);
const WRONG = 'Incorrect username or password.';

/** An operation that AWS offers unsigned: the client id and the secret in the request are the credentials. */
export const unsigned = <T>(run: (input: T) => Promise<unknown>): AwsOperation => ({
  permissions: () => [],
  run: (input: T) => run(input),
});

/** The parameter, or InvalidParameterException as Cognito words it. */
export function required(parameters: Readonly<Record<string, unknown>> | undefined, name: string): string {
  const value = parameters?.[name];
  if (typeof value !== 'string' || value === '') {
    throw new AwsError('InvalidParameterException', `Missing required parameter ${name}`);
  }
  return value;
}

/** The user by name or by an attribute the pool takes as name. */
export function findUser(
  deps: Pick<SignInDependencies, 'store'>,
  pool: Pool,
  name: string,
): User | undefined {
  return deps.store.find(pool.id, name, pool.usernameAttributes);
}

/**
 * Checks a password, counting and punishing wrong tries. Throws NotAuthorizedException (or UserNotFoundException where
 * the client does not hide unknown users).
 */
export async function checkPassword(
  deps: SignInDependencies,
  pool: Pool,
  client: Client,
  name: string,
  password: string,
): Promise<User> {
  const user = findUser(deps, pool, name);
  if (user === undefined) {
    passwordMatches(password, null);
    throw client.hidesUnknownUsers
      ? notAuthorized(WRONG)
      : new AwsError('UserNotFoundException', 'User does not exist.');
  }
  if (user.lockedUntil > deps.now()) throw notAuthorized('Password attempts exceeded');
  const matches = passwordMatches(password, user.passwordHash);
  const { failures: counted } = user;
  if (!matches) {
    const failures = counted + 1;
    const lock = failures < FREE_TRIES ? 0 : Math.min(1000 * 2 ** (failures - FREE_TRIES), LONGEST_LOCK_MS);
    deps.store.put({ ...user, failures, lockedUntil: deps.now() + lock });
    throw notAuthorized(WRONG);
  }
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (counted === 0) return user;
  const cleared = { ...user, failures: 0, lockedUntil: 0 };
  deps.store.put(cleared);
  return cleared;
}

function newPasswordChallenge(deps: SignInDependencies, user: User, client: Client): object {
  const session = `${deps.newId()}${deps.newId()}`;
  const until = deps.now() + client.sessionSeconds * 1000;
  deps.store.addSession(hashOf(session), {
    poolId: user.poolId,
    clientId: client.id,
    username: user.username,
    until,
  });
  const { sub: _sub, ...attributes } = user.attributes;
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: session,
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(attributes),
    },
  };
}

async function byPassword(
  deps: SignInDependencies,
  client: Client,
  input: InitiateAuthInput,
): Promise<object> {
  const pool = deps.pools.pool(client.poolId);
  const name = required(input.AuthParameters, 'USERNAME');
  const user = await checkPassword(deps, pool, client, name, required(input.AuthParameters, 'PASSWORD'));
  if (user.status === 'CONFIRMED') {
    return { AuthenticationResult: deps.tokens.signIn(user, pool, client), ChallengeParameters: {} };
  }
  if ((user.temporaryUntil ?? 0) <= deps.now()) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
  return newPasswordChallenge(deps, user, client);
}

function byRefreshToken(deps: SignInDependencies, client: Client, input: InitiateAuthInput): object {
  const family = deps.store.family('refresh_hash', hashOf(required(input.AuthParameters, 'REFRESH_TOKEN')));
  if (family === undefined || family.clientId !== client.id) throw notAuthorized('Invalid Refresh Token');
  if (family.revoked) throw notAuthorized('Refresh Token has been revoked');
  if (family.refreshUntil <= deps.now()) throw notAuthorized('Refresh Token has expired');
  const pool = deps.pools.pool(client.poolId);
  const user = deps.store.find(pool.id, family.username);
  if (user === undefined) throw notAuthorized('Invalid Refresh Token');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return { AuthenticationResult: deps.tokens.refresh(user, pool, client, family), ChallengeParameters: {} };
}

async function initiateAuth(deps: SignInDependencies, input: InitiateAuthInput): Promise<object> {
  const client = deps.pools.client(required({ ...input }, 'ClientId'));
  const flow = input.AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : (input.AuthFlow ?? '');
  if (!['USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH'].includes(flow)) {
    throw new AwsError('InvalidParameterException', `${flow} is not supported on this machine`);
  }
  if (!client.flows.has(`ALLOW_${flow}`)) {
    throw new AwsError('InvalidParameterException', `${flow} flow not enabled for this client`);
  }
  return flow === 'USER_PASSWORD_AUTH'
    ? byPassword(deps, client, input)
    : byRefreshToken(deps, client, input);
}

async function respondToChallenge(deps: SignInDependencies, input: ChallengeInput): Promise<object> {
  const client = deps.pools.client(required({ ...input }, 'ClientId'));
  if (input.ChallengeName !== 'NEW_PASSWORD_REQUIRED') {
    throw new AwsError('InvalidParameterException', `${input.ChallengeName} is not asked on this machine`);
  }
  const pool = deps.pools.pool(client.poolId);
  const key = hashOf(required({ ...input }, 'Session'));
  const session = deps.store.session(key);
  const name = required(input.ChallengeResponses, 'USERNAME');
  const user = findUser(deps, pool, name);
  if (session === undefined || session.clientId !== client.id || session.username !== user?.username) {
    throw notAuthorized('Invalid session for the user.');
  }
  if (session.until <= deps.now()) throw notAuthorized('Invalid session for the user, session is expired.');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  const password = required(input.ChallengeResponses, 'NEW_PASSWORD');
  checkPolicy(password, pool.policy);
  const given = Object.entries(input.ChallengeResponses ?? {}).filter(([name]) =>
    name.startsWith('userAttributes.'),
  );
  const attributes = Object.fromEntries(
    given.map(([name, value]) => [name.slice('userAttributes.'.length), value]),
  );
  const passwordHash = hashPassword(password);
  const confirmed = {
    status: 'CONFIRMED',
    temporaryUntil: null,
    passwordHash,
    modifiedAt: deps.now(),
  } as const;
  const changed: User = { ...user, ...confirmed, attributes: { ...user.attributes, ...attributes } };
  deps.store.put(changed);
  deps.store.endSession(key);
  return { AuthenticationResult: deps.tokens.signIn(changed, pool, client), ChallengeParameters: {} };
}

/** Signing in and answering the one challenge of this machine. */
export function signInOperations(deps: SignInDependencies): Record<string, AwsOperation> {
  return {
    InitiateAuth: unsigned((input: InitiateAuthInput) => initiateAuth(deps, input)),
    RespondToAuthChallenge: unsigned((input: ChallengeInput) => respondToChallenge(deps, input)),
  };
}
