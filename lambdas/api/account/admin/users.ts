import {
  companyUsers,
  readCompany,
  readUser,
  staffUsers,
  userItem,
} from '../../../adapters/people/people.ts';
import { type InputFault, InvalidInput, NotFound } from '../../../domain/errors.ts';
import { isStaff } from '../../../domain/people/actor.ts';
import type { User } from '../../../domain/people/people.ts';
import type { Answer } from '../../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../../middleware/api/router.ts';
import type { InputOf, QueryOf } from '../../claims/operations/input-of.ts';
import { createUser, listUsers, updateUser } from './operations.ts';
import { inviteSignIn, letSignIn } from './sign-ins.ts';

const view = ({ version: _version, customerId: _customerId, dateFormat: _format, ...user }: User) => ({
  ...user,
  disabled: user.disabled === true,
});

async function list({ table, query }: ApiRequest<QueryOf<typeof listUsers>, unknown>): Promise<Answer> {
  const { companyId } = query;
  const users = companyId === undefined ? await staffUsers(table) : await companyUsers(table, companyId);
  return { status: 200, body: { items: users.map(view) } };
}

async function create({
  table,
  body,
  remember,
}: ApiRequest<unknown, InputOf<typeof createUser>>): Promise<Answer> {
  if (body.role === 'partner' && !(await readCompany(table, body.companyId)))
    throw InvalidInput.at('companyId', 'is no company of ours');
  const userId = await inviteSignIn(body);
  if (await readUser(table, userId)) throw InvalidInput.at('email', 'has a sign-in already');
  const user = changed({ userId, role: body.role, name: body.name, email: body.email, version: 0 }, body);
  const answer = { status: 201, body: view(user) };
  await table.change('this user', [userItem(table, user), ...remember(answer)]);
  return answer;
}

type Given = Partial<Omit<User, 'authorityLimitCents'>> & { authorityLimitCents?: number | null | undefined };

/** The user with what is given; null takes the limit away. */
function changed(
  user: User,
  { authorityLimitCents, ...given }: { [K in keyof Given]: Given[K] | undefined },
): User {
  const { authorityLimitCents: limit, ...rest } = user;
  const kept = authorityLimitCents === undefined ? limit : (authorityLimitCents ?? undefined);
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    ...rest,
    ...set,
    ...(kept !== undefined && { authorityLimitCents: kept }),
    version: user.version + 1,
  };
}

/** What does not fit the user's role, and what nobody does to himself. */
function faultsOf(user: User, change: InputOf<typeof updateUser>, ownId: string): InputFault[] {
  const staffOnly = (['role', 'onDuty', 'authorityLimitCents', 'finance'] as const).filter(
    (name) => change[name] !== undefined && !isStaff(user.role),
  );
  const notOneself = (['role', 'disabled', 'finance'] as const).filter(
    (name) => change[name] !== undefined && user.userId === ownId,
  );
  return [
    ...staffOnly.map((path) => ({ path, message: 'is for the claims team' })),
    ...(change.partnerRole !== undefined && user.role !== 'partner'
      ? [{ path: 'partnerRole', message: 'is for partners' }]
      : []),
    ...notOneself.map((path) => ({ path, message: 'is for another administrator to change' })),
  ];
}

async function update({
  table,
  params,
  body,
  caller,
}: ApiRequest<unknown, InputOf<typeof updateUser>>): Promise<Answer> {
  const user = await readUser(table, params.userId ?? '');
  if (!user) throw new NotFound('this user');
  const faults = faultsOf(user, body, caller().user.userId);
  if (faults.length > 0) throw new InvalidInput(faults);
  const next = changed(user, body);
  // The record shuts out whoever is signed in, Cognito whoever would sign in anew: so the record goes first.
  await table.change('this user', [userItem(table, next)]);
  if (body.disabled !== undefined) await letSignIn(next, !body.disabled);
  return { status: 200, body: view(next) };
}

export const userRoutes = [route(listUsers, list), route(createUser, create), route(updateUser, update)];
