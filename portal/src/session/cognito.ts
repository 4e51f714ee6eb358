import { Unreachable } from '../api/problem.ts';

/**
 * Sign-in by Cognito's own protocol: JSON over one address, no library. Passwords and codes go nowhere else. Without an
 * answer every call throws Unreachable.
 */

export interface Deployment {
  readonly membersClientId: string;
  readonly staffClientId: string;
  readonly cognitoEndpoint: string;
}

/** Customers and partners are members; the claims team has a pool of its own. */
export type Pool = 'members' | 'staff';

/** What Cognito said no to; `kind` is its name for it, `NotAuthorizedException` for instance. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

interface AuthenticationResult {
  readonly AccessToken: string;
  /** Left out when tokens are renewed: the one given at sign-in stays good. */
  readonly RefreshToken?: string;
  /** Seconds. */
  readonly ExpiresIn: number;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Seconds the access token is good for. */
  readonly lifeSeconds: number;
}

/** Cognito's next question on the way in; codes come from an app or by text message. */
export type ChallengeName = 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'MFA_SETUP';

export interface Challenge {
  readonly name: ChallengeName;
  readonly pool: Pool;
  readonly username: string;
  readonly session: string;
  /** Where a texted code went, with most of the number hidden. */
  readonly sentTo?: string;
}

export type SignInStep = { readonly tokens: Tokens; readonly pool: Pool } | { readonly challenge: Challenge };

interface AuthAnswer {
  readonly AuthenticationResult?: AuthenticationResult;
  readonly ChallengeName?: string;
  readonly Session?: string;
  readonly ChallengeParameters?: Readonly<Record<string, string>>;
}

const known: readonly string[] = ['NEW_PASSWORD_REQUIRED', 'SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'MFA_SETUP'];

export class Cognito {
  readonly #deployment: Deployment;
  readonly #fetch: typeof fetch;

  constructor(deployment: Deployment, send: typeof fetch = (...request) => fetch(...request)) {
    this.#deployment = deployment;
    this.#fetch = send;
  }

  /**
   * Tries the members' pool, then the staff's: whoever signs in need not know that there are two.
   * @throws SignInRefused
   */
  async signIn(username: string, password: string): Promise<SignInStep> {
    try {
      return await this.#signInTo('members', username, password);
    } catch (error) {
      if (!(error instanceof SignInRefused) || !isUnknownThere(error)) throw error;
      return this.#signInTo('staff', username, password);
    }
  }

  async #signInTo(pool: Pool, username: string, password: string): Promise<SignInStep> {
    const answer = await this.#call<AuthAnswer>('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: this.#clientOf(pool),
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });
    return stepOf(answer, pool, username);
  }

  /** Answers the open question: the new password, or the code. Throws SignInRefused. */
  async answer(challenge: Challenge, given: string): Promise<SignInStep> {
    const { name, pool, username, session } = challenge;
    const field = { NEW_PASSWORD_REQUIRED: 'NEW_PASSWORD', MFA_SETUP: 'ANSWER' } as const;
    const answerField = name in field ? field[name as keyof typeof field] : `${name}_CODE`;
    const answer = await this.#call<AuthAnswer>('RespondToAuthChallenge', {
      ClientId: this.#clientOf(pool),
      ChallengeName: name,
      Session: session,
      ChallengeResponses: { USERNAME: username, ...(name !== 'MFA_SETUP' && { [answerField]: given }) },
    });
    return stepOf(answer, pool, username);
  }

  /** Begins to set up an authenticator app; the secret goes into it by QR code or by hand. */
  async beginAuthenticator(
    challenge: Challenge,
  ): Promise<{ readonly secret: string; readonly challenge: Challenge }> {
    const { SecretCode, Session } = await this.#call<{ SecretCode: string; Session: string }>(
      'AssociateSoftwareToken',
      { Session: challenge.session },
    );
    return { secret: SecretCode, challenge: { ...challenge, session: Session } };
  }

  /** The first code of the app set up proves it; then the sign-in goes on. Throws SignInRefused. */
  async finishAuthenticator(challenge: Challenge, code: string): Promise<SignInStep> {
    const { Session } = await this.#call<{ Session: string }>('VerifySoftwareToken', {
      Session: challenge.session,
      UserCode: code,
    });
    return this.answer({ ...challenge, session: Session }, '');
  }

  /** Throws SignInRefused when the refresh token is over. */
  async refresh(pool: Pool, refreshToken: string): Promise<Tokens> {
    const answer = await this.#call<AuthAnswer>('InitiateAuth', {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: this.#clientOf(pool),
      AuthParameters: { REFRESH_TOKEN: refreshToken },
    });
    const step = stepOf(answer, pool, '');
    if ('tokens' in step) return step.tokens;
    throw new SignInRefused('NotAuthorizedException', 'Sign in again.');
  }

  /** After this the refresh token opens nothing any more. */
  async revoke(pool: Pool, refreshToken: string): Promise<void> {
    await this.#call('RevokeToken', { ClientId: this.#clientOf(pool), Token: refreshToken });
  }

  /**
   * Mails a code to reset the password with. Both pools are asked, and neither says whether it knows the address.
   */
  async forgotPassword(username: string): Promise<void> {
    const asked = await Promise.allSettled(
      (['members', 'staff'] as const).map((pool) =>
        this.#call('ForgotPassword', { ClientId: this.#clientOf(pool), Username: username }),
      ),
    );
    const refusals = asked.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as Error] : [],
    );
    const [first] = refusals.filter(
      (error) => !(error instanceof SignInRefused) || error.kind === 'LimitExceededException',
    );
    if (first) throw first;
  }

  /** Throws SignInRefused: a wrong or old code, or a password against the rules. */
  async resetPassword(username: string, code: string, password: string): Promise<void> {
    const confirm = (pool: Pool) =>
      this.#call('ConfirmForgotPassword', {
        ClientId: this.#clientOf(pool),
        Username: username,
        ConfirmationCode: code,
        Password: password,
      });
    try {
      await confirm('members');
    } catch (error) {
      if (!(error instanceof SignInRefused) || error.kind === 'InvalidPasswordException') throw error;
      await confirm('staff').catch((again: unknown) => {
        // Of two refusals the members' says more: staff are few.
        throw again instanceof SignInRefused && again.kind === 'InvalidPasswordException' ? again : error;
      });
    }
  }

  #clientOf(pool: Pool): string {
    return pool === 'members' ? this.#deployment.membersClientId : this.#deployment.staffClientId;
  }

  async #call<Answer>(operation: string, input: object): Promise<Answer> {
    const response = await this.#send(operation, input);
    const body = (await response.json()) as Answer & { __type?: string; message?: string };
    if (response.ok) return body;
    throw new SignInRefused((body.__type ?? '').replace(/^.*#/, ''), body.message ?? '');
  }

  async #send(operation: string, input: object): Promise<Response> {
    const request = {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    };
    try {
      return await this.#fetch(this.#deployment.cognitoEndpoint, request);
    } catch (error) {
      throw new Unreachable('The sign-in service cannot be reached.', { cause: error });
    }
  }
}

/** Neither pool says who it knows, so a wrong password and another pool's user look alike. */
const isUnknownThere = ({ kind }: SignInRefused): boolean =>
  kind === 'NotAuthorizedException' || kind === 'UserNotFoundException';

function stepOf(answer: AuthAnswer, pool: Pool, username: string): SignInStep {
  const { AuthenticationResult: result, ChallengeName: name, ChallengeParameters: more = {} } = answer;
  if (result)
    return {
      pool,
      tokens: {
        accessToken: result.AccessToken,
        lifeSeconds: result.ExpiresIn,
        ...(result.RefreshToken !== undefined && { refreshToken: result.RefreshToken }),
      },
    };
  if (name === undefined || !known.includes(name))
    throw new SignInRefused(name ?? 'Unknown', 'This sign-in needs a step that this page does not know.');
  const sentTo = more.CODE_DELIVERY_DESTINATION;
  return {
    challenge: {
      pool,
      name: name as ChallengeName,
      username: more.USER_ID_FOR_SRP ?? username,
      session: answer.Session ?? '',
      ...(sentTo !== undefined && { sentTo }),
    },
  };
}
