import { z } from 'zod';
import { AwsError, type AwsOperation } from '../aws-service.ts';
import { type Medium, type MessageDoors, prepareMessage } from './messages.ts';
import { attributeList } from './own-account.ts';
import { checkPolicy, hashPassword, temporaryPassword } from './passwords.ts';
import type { Pool, Pools } from './pools.ts';
import type { User, UserStore } from './user-store.ts';

interface Dependencies {
  readonly store: UserStore;
  readonly pools: Pools;
  readonly doors: MessageDoors;
  readonly now: () => number;
  readonly newId: () => string;
  readonly random: (size: number) => Uint8Array;
}

const attributes = z.array(z.object({ Name: z.string(), Value: z.string().default('') }));
const target = z.object({ UserPoolId: z.string(), Username: z.string().min(1) });
const createInput = target.extend({
  UserAttributes: attributes.default([]),
  TemporaryPassword: z.string().optional(),
  MessageAction: z.enum(['SUPPRESS', 'RESEND']).optional(),
  DesiredDeliveryMediums: z.array(z.enum(['EMAIL', 'SMS'])).default(['SMS']),
  ClientMetadata: z.record(z.string(), z.string()).default({}),
});
const setPasswordInput = target.extend({ Password: z.string(), Permanent: z.boolean().default(false) });
const updateInput = target.extend({ UserAttributes: attributes });

const DAY_MS = 86_400_000;
const seconds = (at: number): number => at / 1000;

function userShape(user: User): object {
  return {
    Username: user.username,
    Enabled: user.enabled,
    UserStatus: user.status,
    UserCreateDate: seconds(user.createdAt),
    UserLastModifiedDate: seconds(user.modifiedAt),
  };
}

function found(deps: Dependencies, input: z.infer<typeof target>): { pool: Pool; user: User } {
  const pool = deps.pools.pool(input.UserPoolId);
  const user = deps.store.find(pool.id, input.Username, pool.usernameAttributes);
  if (user === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
  return { pool, user };
}

/** A new account: people sign in with e-mail or phone, its user name is its `sub`. */
function newUser(deps: Dependencies, pool: Pool, input: z.infer<typeof createInput>): User {
  const kind = input.Username.includes('@') ? 'email' : 'phone_number';
  if (deps.store.find(pool.id, input.Username, pool.usernameAttributes) !== undefined)
    throw new AwsError('UsernameExistsException', `An account with the given ${kind} already exists.`);
  const sub = deps.newId();
  const given = Object.fromEntries(input.UserAttributes.map(({ Name, Value }) => [Name, Value]));
  given[kind] = input.Username;
  const at = deps.now();
  return {
    ...{ poolId: pool.id, username: sub, sub, attributes: given },
    ...{ status: 'FORCE_CHANGE_PASSWORD', enabled: true, passwordHash: null, temporaryUntil: null },
    ...{ createdAt: at, modifiedAt: at, failures: 0, lockedUntil: 0, reset: null },
  };
}

function invited(deps: Dependencies, pool: Pool, input: z.infer<typeof createInput>): User {
  if (input.MessageAction !== 'RESEND') return newUser(deps, pool, input);
  const { user } = found(deps, input);
  if (user.status === 'FORCE_CHANGE_PASSWORD') return user;
  const text = `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`;
  throw new AwsError('UnsupportedUserStateException', text);
}

async function createUser(deps: Dependencies, input: z.infer<typeof createInput>): Promise<object> {
  const pool = deps.pools.pool(input.UserPoolId);
  const user = invited(deps, pool, input);
  const password = input.TemporaryPassword ?? temporaryPassword(pool.policy, deps.random);
  checkPolicy(password, pool.policy);
  const media: readonly Medium[] = input.MessageAction === 'SUPPRESS' ? [] : input.DesiredDeliveryMediums;
  const shared = { pool, user, media, metadata: input.ClientMetadata, shownName: input.Username };
  const clientId = 'CLIENT_ID_NOT_APPLICABLE';
  const send = await prepareMessage(
    { ...shared, occasion: 'AdminCreateUser', code: password, clientId },
    deps.doors,
  );
  const temporaryUntil = deps.now() + pool.policy.temporaryPasswordDays * DAY_MS;
  const kept = { ...user, passwordHash: hashPassword(password), temporaryUntil, modifiedAt: deps.now() };
  deps.store.put(kept);
  await send();
  return { User: { ...userShape(kept), Attributes: attributeList(kept) } };
}

async function setPassword(deps: Dependencies, input: z.infer<typeof setPasswordInput>): Promise<object> {
  const { pool, user } = found(deps, input);
  checkPolicy(input.Password, pool.policy);
  const passwordHash = hashPassword(input.Password);
  const temporaryUntil = input.Permanent ? null : deps.now() + pool.policy.temporaryPasswordDays * DAY_MS;
  const status = input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
  const opened = { failures: 0, lockedUntil: 0, modifiedAt: deps.now() };
  deps.store.put({ ...user, ...opened, passwordHash, status, temporaryUntil });
  return {};
}

/** A changed e-mail address or phone number is unverified until the same call says otherwise, as on AWS. */
function updateAttributes(deps: Dependencies, input: z.infer<typeof updateInput>): object {
  const { pool, user } = found(deps, input);
  for (const { Name, Value } of input.UserAttributes) {
    if (!pool.usernameAttributes.includes(Name)) continue;
    const holder = deps.store.find(pool.id, Value, pool.usernameAttributes);
    if (holder !== undefined && holder.sub !== user.sub)
      throw new AwsError('AliasExistsException', `An account with the given ${Name} already exists.`);
  }
  const changed: Record<string, string> = { ...user.attributes };
  for (const name of ['email', 'phone_number']) {
    if (input.UserAttributes.some((one) => one.Name === name && one.Value !== user.attributes[name])) {
      changed[`${name}_verified`] = 'false';
    }
  }
  for (const { Name, Value } of input.UserAttributes) changed[Name] = Value;
  deps.store.put({ ...user, attributes: changed, modifiedAt: deps.now() });
  return {};
}

function operation<T extends typeof target>(
  name: string,
  schema: T,
  deps: Dependencies,
  run: (input: z.infer<T>) => Promise<object> | object,
): AwsOperation {
  return {
    permissions: (input: { UserPoolId?: string }) => [
      { action: `cognito-idp:${name}`, resources: [deps.pools.pool(input.UserPoolId ?? '').arn] },
    ],
    async run(input: unknown) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return run(parsed.data);
      const issue = parsed.error.issues[0];
      throw new AwsError('InvalidParameterException', `${issue?.path.join('.')}: ${issue?.message}`);
    },
  };
}

/** The Admin* operations; each is allowed on the pool's ARN. */
export function administrationOperations(deps: Dependencies): Record<string, AwsOperation> {
  const onUser = (name: string, act: (user: User) => object | undefined) =>
    operation(name, target, deps, (input) => act(found(deps, input).user) ?? {});
  const change = (user: User, changes: Partial<User>) =>
    deps.store.put({ ...user, ...changes, modifiedAt: deps.now() }) ?? {};
  return {
    AdminCreateUser: operation('AdminCreateUser', createInput, deps, (input) => createUser(deps, input)),
    AdminSetUserPassword: operation('AdminSetUserPassword', setPasswordInput, deps, (input) =>
      setPassword(deps, input),
    ),
    AdminUpdateUserAttributes: operation('AdminUpdateUserAttributes', updateInput, deps, (input) =>
      updateAttributes(deps, input),
    ),
    AdminGetUser: onUser('AdminGetUser', (user) => ({
      ...userShape(user),
      UserAttributes: attributeList(user),
    })),
    AdminDisableUser: onUser('AdminDisableUser', (user) => {
      deps.store.revokeAll(user);
      return change(user, { enabled: false });
    }),
    AdminEnableUser: onUser('AdminEnableUser', (user) => change(user, { enabled: true })),
    AdminDeleteUser: onUser('AdminDeleteUser', (user) => {
      deps.store.revokeAll(user);
      deps.store.remove(user);
      return {};
    }),
    AdminUserGlobalSignOut: onUser('AdminUserGlobalSignOut', (user) => {
      deps.store.revokeAll(user);
      return {};
    }),
  };
}
