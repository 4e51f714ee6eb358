import {
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  InvalidParameterException,
  InvalidPasswordException,
  LimitExceededException,
  NotAuthorizedException,
  TooManyRequestsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { InvalidInput } from '../../domain/errors.ts';
import { TooManyRequests } from '../../middleware/api/problem.ts';

let shared: CognitoIdentityProviderClient | undefined;

/** Cognito's words for its refusals, told as faults of the field they concern. */
function refusal(error: unknown): unknown {
  if (error instanceof NotAuthorizedException)
    return InvalidInput.at('currentPassword', 'is not your password now, or your sign-in has ended');
  if (error instanceof InvalidPasswordException || error instanceof InvalidParameterException)
    return InvalidInput.at(
      'newPassword',
      error.message.replace(/^Password did not conform with policy: /, ''),
    );
  if (error instanceof LimitExceededException || error instanceof TooManyRequestsException)
    return new TooManyRequests('too many tries to change a password');
  return error;
}

/**
 * Changes the password of whoever the access token stands for; Cognito checks the present one. Throws InvalidInput naming
 * the field that Cognito refused, TooManyRequests.
 */
export async function changeOwnPassword(
  accessToken: string,
  passwords: { readonly currentPassword: string; readonly newPassword: string },
): Promise<void> {
  shared ??= new CognitoIdentityProviderClient({});
  try {
    await shared.send(
      new ChangePasswordCommand({
        AccessToken: accessToken,
        PreviousPassword: passwords.currentPassword,
        ProposedPassword: passwords.newPassword,
      }),
    );
  } catch (error) {
    throw refusal(error);
  }
}
