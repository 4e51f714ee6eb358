import {
  AdminUpdateUserAttributesCommand,
  AliasExistsException,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { requireEnv } from '../../adapters/environment.ts';
import { InvalidInput } from '../../domain/errors.ts';

let shared: CognitoIdentityProviderClient | undefined;

/**
 * Has a member sign in with another address from now on; the code has shown whose it is. Done twice, it is done. Throws
 * {@link InvalidInput} when somebody else signs in with it.
 */
export async function setSignInEmail(userId: string, email: string): Promise<void> {
  shared ??= new CognitoIdentityProviderClient({});
  try {
    await shared.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: requireEnv('MEMBERS_POOL_ID'),
        Username: userId,
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof AliasExistsException)) throw error;
    throw InvalidInput.at('code', 'came too late: the address is somebody else’s now');
  }
}
