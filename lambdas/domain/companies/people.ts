import { NotPossible } from '../errors.ts';
import type { User } from '../people/people.ts';

export const isOwner = ({ partnerRole }: Pick<User, 'partnerRole'>): boolean => partnerRole === 'owner';

/** Who signs in for the company now. */
export const activeUsers = (users: readonly User[]): User[] =>
  users.filter(({ disabled }) => disabled !== true);

/** A company without an owner could be changed by nobody. Throws {@link NotPossible} when `user` is its last. */
export function keepAnOwner(users: readonly User[], user: User): void {
  const others = activeUsers(users).filter((one) => isOwner(one) && one.userId !== user.userId);
  if (isOwner(user) && others.length === 0)
    throw new NotPossible('A company has at least one owner: make somebody else an owner first.');
}
