import { AwsError, type AwsOperation } from '../aws-service.ts';
import { type Medium, type MessageDoors, prepareMessage } from './messages.ts';
import { checkPolicy, hashPassword } from './passwords.ts';
import type { Pool } from './pools.ts';
import {
  checkPassword,
  findUser,
  notAuthorized,
  required,
  type SignInDependencies,
  unsigned,
} from './sign-in.ts';
import { hashOf } from './tokens.ts';
import type { User } from './user-store.ts';

/** A reset code works for an hour and bears this many wrong tries. */
const CODE_MS = 60 * 60_000;
const CODE_TRIES = 5;

type Input = Readonly<Record<string, unknown>>;
type Dependencies = SignInDependencies & { readonly doors: MessageDoors; readonly newCode: () => string };

/** The person an access token stands for. */
function userOfToken(deps: Dependencies, input: Input): { user: User; pool: Pool; clientId: string } {
  const claims = deps.tokens.readAccessToken(required(input, 'AccessToken'), (issuer) =>
    deps.pools.find(issuer.slice(issuer.lastIndexOf('/') + 1)),
  );
  const pool = deps.pools.pool(claims.iss.slice(claims.iss.lastIndexOf('/') + 1));
  const user = deps.store.find(pool.id, claims.username);
  if (user === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return { user, pool, clientId: claims.client_id };
}

async function changePassword(deps: Dependencies, input: Input): Promise<object> {
  const { user, pool, clientId } = userOfToken(deps, input);
  const previous = required(input, 'PreviousPassword');
  const checked = await checkPassword(deps, pool, deps.pools.client(clientId), user.username, previous);
  const proposed = required(input, 'ProposedPassword');
  checkPolicy(proposed, pool.policy);
  deps.store.put({ ...checked, passwordHash: hashPassword(proposed), modifiedAt: deps.now() });
  return {};
}

/** `c***@e***`: where a code went, without telling the address. */
function masked(address: string): string {
  const [local = '', domain] = address.split('@');
  return domain === undefined
    ? `+*******${address.slice(-4)}`
    : `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}

function recoveryOf(
  pool: Pool,
  user: User,
): { medium: Medium; attribute: string; address: string } | undefined {
  for (const attribute of pool.recovery) {
    const address = user.attributes[attribute];
    if (address !== undefined && user.attributes[`${attribute}_verified`] === 'true') {
      return { medium: attribute === 'email' ? 'EMAIL' : 'SMS', attribute, address };
    }
  }
  return undefined;
}

async function forgotPassword(deps: Dependencies, input: Input): Promise<object> {
  const client = deps.pools.client(required(input, 'ClientId'));
  const pool = deps.pools.pool(client.poolId);
  const name = required(input, 'Username');
  const user = findUser(deps, pool, name);
  const target = user && recoveryOf(pool, user);
  // Nobody learns so who has an account, who was let go, or whose address is unverified.
  if (client.hidesUnknownUsers && !(user?.enabled && target)) {
    const [DeliveryMedium, AttributeName] = name.includes('@') ? ['EMAIL', 'email'] : ['SMS', 'phone_number'];
    return { CodeDeliveryDetails: { Destination: masked(name), DeliveryMedium, AttributeName } };
  }
  if (user === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.');
  }
  if (target === undefined) {
    const text =
      'Cannot reset password for the user as there is no registered/verified email or phone_number';
    throw new AwsError('InvalidParameterException', text);
  }
  const code = deps.newCode();
  const metadata = (input.ClientMetadata ?? {}) as Record<string, string>;
  const shared = { pool, user, code, metadata, shownName: name, clientId: client.id };
  const send = await prepareMessage(
    { ...shared, occasion: 'ForgotPassword', media: [target.medium] },
    deps.doors,
  );
  deps.store.put({ ...user, reset: { codeHash: hashOf(code), until: deps.now() + CODE_MS, failures: 0 } });
  await send();
  const { medium, attribute, address } = target;
  return {
    CodeDeliveryDetails: { Destination: masked(address), DeliveryMedium: medium, AttributeName: attribute },
  };
}

const wrongCode = (): AwsError =>
  new AwsError('CodeMismatchException', 'Invalid verification code provided, please try again.');

async function confirmForgotPassword(deps: Dependencies, input: Input): Promise<object> {
  const client = deps.pools.client(required(input, 'ClientId'));
  const pool = deps.pools.pool(client.poolId);
  const user = findUser(deps, pool, required(input, 'Username'));
  if (!user?.enabled && client.hidesUnknownUsers) throw wrongCode();
  if (user === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
  const { reset } = user;
  if (!reset || reset.until <= deps.now()) {
    throw new AwsError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  }
  if (reset.failures >= CODE_TRIES) {
    throw new AwsError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
  }
  if (reset.codeHash !== hashOf(required(input, 'ConfirmationCode'))) {
    deps.store.put({ ...user, reset: { ...reset, failures: reset.failures + 1 } });
    throw wrongCode();
  }
  const password = required(input, 'Password');
  checkPolicy(password, pool.policy);
  const passwordHash = hashPassword(password);
  const cleared = { failures: 0, lockedUntil: 0, reset: null, modifiedAt: deps.now() };
  deps.store.put({ ...user, ...cleared, passwordHash, status: 'CONFIRMED' });
  return {};
}

function globalSignOut(deps: Dependencies, input: Input): object {
  const { user } = userOfToken(deps, input);
  deps.store.revokeAll(user);
  return {};
}

/** Ends the sign-in of a refresh token. A token nobody knows is answered like one that is revoked. */
function revokeToken(deps: Dependencies, input: Input): object {
  const client = deps.pools.client(required(input, 'ClientId'));
  const token = required(input, 'Token');
  if (token.split('.').length === 3)
    throw new AwsError('UnsupportedTokenTypeException', 'Unsupported token type');
  const family = deps.store.family('refresh_hash', hashOf(token));
  if (family?.clientId === client.id) deps.store.revokeFamily(family.originJti);
  return {};
}

function getUser(deps: Dependencies, input: Input): object {
  const { user } = userOfToken(deps, input);
  return { Username: user.username, UserAttributes: attributeList(user) };
}

/** Attributes in the API's shape, `sub` first. */
export function attributeList(user: User): { Name: string; Value: string }[] {
  const rest = Object.entries(user.attributes).map(([Name, Value]) => ({ Name, Value }));
  return [{ Name: 'sub', Value: user.sub }, ...rest];
}

/** What people do with their own account. */
export function ownAccountOperations(deps: Dependencies): Record<string, AwsOperation> {
  return {
    ChangePassword: unsigned((input: Input) => changePassword(deps, input)),
    ForgotPassword: unsigned((input: Input) => forgotPassword(deps, input)),
    ConfirmForgotPassword: unsigned((input: Input) => confirmForgotPassword(deps, input)),
    GlobalSignOut: unsigned(async (input: Input) => globalSignOut(deps, input)),
    RevokeToken: unsigned(async (input: Input) => revokeToken(deps, input)),
    GetUser: unsigned(async (input: Input) => getUser(deps, input)),
  };
}
