import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  NotAuthorizedException,
  PasswordResetRequiredException,
  UserNotConfirmedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { requireEnv } from '../environment.ts';

let shared: CognitoIdentityProviderClient | undefined;

const refusals = [
  NotAuthorizedException,
  UserNotFoundException,
  PasswordResetRequiredException,
  UserNotConfirmedException,
];

/**
 * Whether this is the member's password now, asked of Cognito by a sign-in whose tokens nobody keeps. A second factor
 * that Cognito would ask for next comes after the password: the password was right.
 */
export async function isPassword(email: string, password: string): Promise<boolean> {
  shared ??= new CognitoIdentityProviderClient({});
  try {
    await shared.send(
      new InitiateAuthCommand({
        ClientId: requireEnv('MEMBERS_CLIENT_ID'),
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    return true;
  } catch (error) {
    if (refusals.some((refusal) => error instanceof refusal)) return false;
    throw error;
  }
}
