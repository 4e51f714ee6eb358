import { companyItem, companyUsers, readUser, userItem } from '../../../adapters/people/people.ts';
import { activeUsers, isOwner, keepAnOwner } from '../../../domain/companies/people.ts';
import { InvalidInput, NotFound } from '../../../domain/errors.ts';
import type { Company, User } from '../../../domain/people/people.ts';
import type { Answer } from '../../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../../middleware/api/router.ts';
import { inviteSignIn, letSignIn } from '../../account/admin/sign-ins.ts';
import { given } from '../../claims/given.ts';
import type { InputOf } from '../../claims/operations/input-of.ts';
import { inviteColleague, listColleagues, removeColleague, updateColleague } from './people-operations.ts';

type Request<Body = unknown> = ApiRequest<unknown, Body>;

export function ownCompany({ caller }: Pick<Request, 'caller'>): Company {
  const { company } = caller();
  if (!company) throw new NotFound('your company');
  return company;
}

const view = ({ userId, name, email, title, partnerRole = 'clerk' }: User, ownId: string) => ({
  ...{ userId, name, email, partnerRole, isYou: userId === ownId },
  ...(title !== undefined && { title }),
});

const listed = (users: readonly User[], request: Request) => ({
  items: activeUsers(users).map((user) => view(user, request.caller().user.userId)),
});

/**
 * Writes a user of the company. The company goes to its next version with it: of two owners who take each other's role
 * at the same time, one finds that somebody was faster. Throws ConcurrentChange.
 */
async function store(request: Request, user: User, answer?: Answer): Promise<void> {
  const { table } = request;
  const company = ownCompany(request);
  const marker = answer ? request.remember(answer) : [];
  await table.change('the people of your company', [
    userItem(table, user),
    companyItem(table, { ...company, version: company.version + 1 }),
    ...marker,
  ]);
}

/** A user of the caller's own company; of any other as if there were none. Throws {@link NotFound}. */
async function colleague(request: Request): Promise<User> {
  const user = await readUser(request.table, request.params.userId ?? '');
  if (user?.companyId !== ownCompany(request).companyId || user.disabled) throw new NotFound('this user');
  return user;
}

async function invite(request: Request<InputOf<typeof inviteColleague>>): Promise<Answer> {
  const { body, table } = request;
  const { companyId } = ownCompany(request);
  const userId = await inviteSignIn({ role: 'partner', name: body.name, email: body.email });
  const known = await readUser(table, userId);
  // Somebody who was shut out of this very company may come back.
  const comesBack = known?.companyId === companyId && known.disabled === true;
  if (known && !comesBack) throw InvalidInput.at('email', 'has a sign-in already');
  const { disabled: _disabled, ...kept } = known ?? { version: 0 };
  const user: User = {
    ...kept,
    ...given(body),
    userId,
    role: 'partner',
    companyId,
    version: kept.version + 1,
  };
  const answer: Answer = { status: 201, body: view(user, request.caller().user.userId) };
  await store(request, user, answer);
  if (comesBack) await letSignIn(user, true);
  return answer;
}

async function update(request: Request<InputOf<typeof updateColleague>>): Promise<Answer> {
  const user = await colleague(request);
  const next: User = { ...user, ...given(request.body), version: user.version + 1 };
  if (isOwner(user) && !isOwner(next))
    keepAnOwner(await companyUsers(request.table, ownCompany(request).companyId), user);
  await store(request, next);
  return { status: 200, body: view(next, request.caller().user.userId) };
}

async function remove(request: Request): Promise<Answer> {
  const user = await colleague(request);
  const users = await companyUsers(request.table, ownCompany(request).companyId);
  keepAnOwner(users, user);
  // The record shuts out whoever is signed in, Cognito whoever would sign in anew: so the record goes first.
  await store(request, { ...user, disabled: true, version: user.version + 1 });
  await letSignIn(user, false);
  return {
    status: 200,
    body: listed(
      users.filter(({ userId }) => userId !== user.userId),
      request,
    ),
  };
}

export const colleagueRoutes = [
  route(listColleagues, async (request) => ({
    status: 200,
    body: listed(await companyUsers(request.table, ownCompany(request).companyId), request),
  })),
  route(inviteColleague, invite),
  route(updateColleague, update),
  route(removeColleague, remove),
];
