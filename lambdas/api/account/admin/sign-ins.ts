import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { requireEnv } from '../../../adapters/environment.ts';
import { isStaff } from '../../../domain/people/actor.ts';
import type { User } from '../../../domain/people/people.ts';

let shared: CognitoIdentityProviderClient | undefined;

const cognito = (): CognitoIdentityProviderClient => {
  shared ??= new CognitoIdentityProviderClient({});
  return shared;
};

/** The claims team signs in apart from everybody else. */
const poolOf = (role: User['role']): string =>
  requireEnv(isStaff(role) ? 'STAFF_POOL_ID' : 'MEMBERS_POOL_ID');

/** Cognito answered an account without the one attribute every account has. */
class AccountWithoutSubject extends Error {
  override readonly name = 'AccountWithoutSubject';
}

function subjectIn(attributes: readonly AttributeType[] | undefined): string {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (subject === undefined) throw new AccountWithoutSubject('the account has no sub');
  return subject;
}

type Person = Pick<User, 'role' | 'name' | 'email'>;

async function create({ role, name, email }: Person): Promise<string> {
  const { User: made } = await cognito().send(
    new AdminCreateUserCommand({
      UserPoolId: poolOf(role),
      Username: email,
      DesiredDeliveryMediums: ['EMAIL'],
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: name },
      ],
    }),
  );
  return subjectIn(made?.Attributes);
}

/**
 * Invites somebody: Cognito mails a passcode. Answers the id of the sign-in, also of one that is there already: an
 * earlier call may have come this far and no further.
 */
export async function inviteSignIn(person: Person): Promise<string> {
  try {
    return await create(person);
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
    const found = await cognito().send(
      new AdminGetUserCommand({ UserPoolId: poolOf(person.role), Username: person.email }),
    );
    return subjectIn(found.UserAttributes);
  }
}

/** Lets somebody sign in, or no longer. */
export async function letSignIn(
  { role, userId }: Pick<User, 'role' | 'userId'>,
  may: boolean,
): Promise<void> {
  const account = { UserPoolId: poolOf(role), Username: userId };
  await cognito().send(may ? new AdminEnableUserCommand(account) : new AdminDisableUserCommand(account));
}
