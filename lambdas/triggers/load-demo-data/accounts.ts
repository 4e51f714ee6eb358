import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { requireEnv } from '../../adapters/environment.ts';
import { type DemoSignIn, demoPassword } from './sign-ins.ts';

/** Cognito answered an account without the one attribute every account has. */
class AccountWithoutSubject extends Error {
  override readonly name = 'AccountWithoutSubject';
}

interface FoundAccount {
  readonly subject: string;
  /** Somebody has chosen a password, or an earlier load has set the demo's. */
  readonly confirmed: boolean;
}

const poolOf = ({ pool }: DemoSignIn): string =>
  requireEnv(pool === 'staff' ? 'STAFF_POOL_ID' : 'MEMBERS_POOL_ID');

function subjectIn(attributes: readonly AttributeType[] | undefined): string {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (subject === undefined) throw new AccountWithoutSubject('the account has no sub');
  return subject;
}

async function createAccount(
  client: CognitoIdentityProviderClient,
  signIn: DemoSignIn,
): Promise<FoundAccount> {
  const { email, name } = signIn.user;
  const { User } = await client.send(
    new AdminCreateUserCommand({
      UserPoolId: poolOf(signIn),
      Username: email,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: name },
        ...(signIn.phone === undefined ? [] : [{ Name: 'phone_number', Value: signIn.phone }]),
      ],
    }),
  );
  return { subject: subjectIn(User?.Attributes), confirmed: false };
}

async function findAccount(client: CognitoIdentityProviderClient, signIn: DemoSignIn): Promise<FoundAccount> {
  const { UserAttributes, UserStatus } = await client.send(
    new AdminGetUserCommand({ UserPoolId: poolOf(signIn), Username: signIn.user.email }),
  );
  return { subject: subjectIn(UserAttributes), confirmed: UserStatus === 'CONFIRMED' };
}

/**
 * Makes a sign-in that works at once with the demo's password, or finds the one made before and leaves the password it
 * has by now. Answers Cognito's id of the person, which is the id of our user record.
 */
export async function ensureAccount(
  client: CognitoIdentityProviderClient,
  signIn: DemoSignIn,
): Promise<string> {
  const account = await createAccount(client, signIn).catch((error: unknown) => {
    if (error instanceof UsernameExistsException) return findAccount(client, signIn);
    throw error;
  });
  if (!account.confirmed)
    await client.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: poolOf(signIn),
        Username: signIn.user.email,
        Password: demoPassword,
        Permanent: true,
      }),
    );
  return account.subject;
}
