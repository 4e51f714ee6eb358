import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';

/** Who an account is opened for. */
export interface AccountHolder {
  readonly email: string;
  /** E.164: where the passcode goes. */
  readonly phone: string;
  readonly name: string;
}

/** An account of the members' pool. */
export interface Account {
  /** The `sub`: what tokens name. */
  readonly userId: string;
  /** The passcode went out. It does not where somebody has chosen a password, or the account is another person’s. */
  readonly passcodeSent: boolean;
}

/** The accounts of customers and partners, as far as we open them for people. */
export class Accounts {
  readonly #client: CognitoIdentityProviderClient;
  readonly #poolId: string;

  constructor(client: CognitoIdentityProviderClient, poolId: string) {
    this.#client = client;
    this.#poolId = poolId;
  }

  /**
   * Opens an account and has Cognito text the passcode, a temporary password that nobody of ours ever sees. Where there is
   * one of the holder's that nobody has signed in to, the passcode is made anew and sent to the telephone number given. One
   * in use is left alone, and one of somebody else: whoever sells a plan may type any mail address, that of an invited
   * partner too, and his own telephone. Throws what Cognito throws.
   */
  async invite(holder: AccountHolder, isHolders: (userId: string) => Promise<boolean>): Promise<Account> {
    try {
      return { userId: await this.#create(holder), passcodeSent: true };
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error;
    }
    const { userId, confirmed } = await this.#find(holder.email);
    if (confirmed || !(await isHolders(userId))) return { userId, passcodeSent: false };
    await this.#client.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: this.#poolId,
        Username: holder.email,
        UserAttributes: [
          { Name: 'phone_number', Value: holder.phone },
          { Name: 'phone_number_verified', Value: 'true' },
        ],
      }),
    );
    await this.#create(holder, 'RESEND');
    return { userId, passcodeSent: true };
  }

  async #create({ email, phone, name }: AccountHolder, action?: 'RESEND'): Promise<string> {
    const { User: user } = await this.#client.send(
      new AdminCreateUserCommand({
        UserPoolId: this.#poolId,
        Username: email,
        DesiredDeliveryMediums: ['SMS'],
        ...(action && { MessageAction: action }),
        ...(!action && {
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
            { Name: 'phone_number', Value: phone },
            { Name: 'phone_number_verified', Value: 'true' },
            { Name: 'name', Value: name },
          ],
        }),
      }),
    );
    return subOf(user?.Attributes);
  }

  async #find(email: string): Promise<{ readonly userId: string; readonly confirmed: boolean }> {
    const user = await this.#client.send(
      new AdminGetUserCommand({ UserPoolId: this.#poolId, Username: email }),
    );
    return { userId: subOf(user.UserAttributes), confirmed: user.UserStatus !== 'FORCE_CHANGE_PASSWORD' };
  }
}

function subOf(attributes: readonly AttributeType[] | undefined): string {
  const sub = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (sub === undefined) throw new Error('Cognito answered a user without a sub');
  return sub;
}
