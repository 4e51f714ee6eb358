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
  /** Somebody has chosen a password: nothing may be sent that opens it. */
  readonly confirmed: boolean;
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
   * one that nobody has signed in to, the passcode is made anew and sent to the telephone number given; one in use is left
   * alone. Throws what Cognito throws.
   */
  async invite(holder: AccountHolder): Promise<Account> {
    try {
      return { userId: await this.#create(holder), confirmed: false };
    } catch (error) {
      if (!(error instanceof UsernameExistsException)) throw error;
    }
    const found = await this.#find(holder.email);
    if (found.confirmed) return found;
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
    return found;
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

  async #find(email: string): Promise<Account> {
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
