import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { JwtVerifier } from 'aws-jwt-verify';
import { describe, expect, it } from 'vitest';
import type { AwsCaller } from '../../../local/aws-service.ts';
import { createCognito } from '../../../local/cognito/service.ts';
import type { DataFolder } from '../../../local/data-folder.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { doorBefore, provide, START, sdkOptions } from '../ses/machine.ts';

const PASSWORD = 'Claimflow-demo-1';
const DAY = 86_400_000;

interface Written {
  readonly to: string;
  readonly text: string;
}

async function machine(
  options: {
    folder?: DataFolder;
    pool?: object;
    client?: object;
    trigger?: (event: unknown) => object;
    now?: number;
  } = {},
) {
  const folder = options.folder ?? openDataFolder(null);
  const clock = new SimulatedClock(new ActivityCount(), options.now ?? START);
  const written: Written[] = [];
  const call: AwsCaller = async (_caller, _service, _operation, input) => {
    const { Payload } = input as { Payload: string };
    const answer = options.trigger?.(JSON.parse(Payload)) ?? {};
    return { Payload: JSON.stringify(answer) };
  };
  const cognito = createCognito({
    ...{ folder, clock, call },
    sendMail: async ({ recipients, raw }) =>
      void written.push({ to: recipients[0] ?? '', text: Buffer.from(raw).toString() }),
    sendText: async (text) => void written.push(text),
  });
  const [provider] = cognito.providers;
  if (provider === undefined) throw new Error('Cognito has no provider');
  const UserPoolId = await provide(provider, 'AWS::Cognito::UserPool', 'Members', {
    UsernameAttributes: ['email'],
    Policies: {
      PasswordPolicy: {
        MinimumLength: 12,
        RequireUppercase: true,
        RequireNumbers: true,
        TemporaryPasswordValidityDays: 3,
      },
    },
    MfaConfiguration: 'ON',
    ...options.pool,
  });
  const ClientId = await provide(provider, 'AWS::Cognito::UserPoolClient', 'Web', {
    UserPoolId,
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    PreventUserExistenceErrors: 'ENABLED',
    AccessTokenValidity: 480,
    RefreshTokenValidity: 30,
    TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'days' },
    ...options.client,
  });
  const client = new sdk.CognitoIdentityProviderClient(
    sdkOptions(doorBefore(folder, clock, [cognito.service])),
  );
  const user = { UserPoolId, Username: 'casey@example.com' };
  const signIn = (PASSWORD: string, USERNAME = 'Casey@example.com') =>
    client.send(
      new sdk.InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD },
      }),
    );
  return { cognito, client, clock, written, UserPoolId, ClientId, user, signIn };
}

type Machine = Awaited<ReturnType<typeof machine>>;

async function withCasey(options: Parameters<typeof machine>[0] = {}): Promise<Machine> {
  const made = await machine(options);
  const UserAttributes = [{ Name: 'email_verified', Value: 'true' }];
  await made.client.send(
    new sdk.AdminCreateUserCommand({ ...made.user, UserAttributes, MessageAction: 'SUPPRESS' }),
  );
  await made.client.send(
    new sdk.AdminSetUserPasswordCommand({ ...made.user, Password: PASSWORD, Permanent: true }),
  );
  return made;
}

describe('signing in', () => {
  it('gives tokens with the claims of Cognito that verify against the published keys', async () => {
    const { signIn, cognito, UserPoolId, ClientId } = await withCasey();
    const { AuthenticationResult: tokens } = await signIn(PASSWORD);
    expect(tokens).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 8 * 3600 });
    const path = `/${UserPoolId}/.well-known/jwks.json`;
    const keys = cognito.jwks({ method: 'GET', path, query: '', headers: {}, body: new Uint8Array() });
    const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`;
    const verifier = JwtVerifier.create({ issuer, audience: null });
    verifier.cacheJwks(JSON.parse(Buffer.from(keys?.body ?? []).toString()));
    // The machine's clock stands in the past: expiry is for the machine to judge, not for this process.
    const claims = await verifier.verify(tokens?.AccessToken ?? '', { graceSeconds: 10 * 366 * 86_400 });
    expect(claims).toMatchObject({
      client_id: ClientId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      iat: START / 1000,
      exp: START / 1000 + 8 * 3600,
    });
    expect(claims.username).toBe(claims.sub);
    const id = await verifier.verify(tokens?.IdToken ?? '', { graceSeconds: 10 * 366 * 86_400 });
    expect(id).toMatchObject({
      aud: ClientId,
      token_use: 'id',
      email: 'casey@example.com',
      email_verified: true,
    });
  });

  it.each([
    ['a wrong password', 'Wrong-password-1', 'casey@example.com'],
    ['somebody unknown', PASSWORD, 'nobody@example.com'],
  ])('is refused alike for %s', async (_case, password, name) => {
    const { signIn } = await withCasey();
    await expect(signIn(password, name)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('locks after five wrong tries, for a while', async () => {
    const { signIn, clock } = await withCasey();
    for (let tries = 0; tries < 5; tries += 1) await expect(signIn('wrong')).rejects.toThrow('Incorrect');
    await expect(signIn(PASSWORD)).rejects.toThrow('Password attempts exceeded');
    await clock.advance(clock.now() + 1000);
    await expect(signIn(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('is refused to a disabled user, tokens and all, until enabled again', async () => {
    const { signIn, client, user } = await withCasey();
    const { AuthenticationResult: tokens } = await signIn(PASSWORD);
    await client.send(new sdk.AdminDisableUserCommand(user));
    await expect(signIn(PASSWORD)).rejects.toThrow('User is disabled.');
    await expect(client.send(new sdk.GetUserCommand({ AccessToken: tokens?.AccessToken }))).rejects.toThrow(
      'revoked',
    );
    await client.send(new sdk.AdminEnableUserCommand(user));
    await expect(signIn(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('needs the flow to be enabled for the client', async () => {
    const { signIn } = await withCasey({ client: { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] } });
    await expect(signIn(PASSWORD)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    });
  });

  it('outlives a restart of the machine', async () => {
    const folder = openDataFolder(null);
    const first = await withCasey({ folder });
    const { AuthenticationResult: tokens } = await first.signIn(PASSWORD);
    const second = await machine({ folder, now: START + 60_000 });
    expect(second.UserPoolId).toBe(first.UserPoolId);
    const shown = await second.client.send(new sdk.GetUserCommand({ AccessToken: tokens?.AccessToken }));
    expect(shown.UserAttributes).toContainEqual({ Name: 'email', Value: 'casey@example.com' });
  });
});

describe('an invitation', () => {
  const invite = async (
    options: Parameters<typeof machine>[0] = {},
    DesiredDeliveryMediums: sdk.DeliveryMediumType[] = ['EMAIL'],
  ) => {
    const made = await machine(options);
    const UserAttributes = [{ Name: 'phone_number', Value: '+12025550123' }];
    await made.client.send(
      new sdk.AdminCreateUserCommand({ ...made.user, DesiredDeliveryMediums, UserAttributes }),
    );
    const answer = (Session: string | undefined, NEW_PASSWORD: string) =>
      made.client.send(
        new sdk.RespondToAuthChallengeCommand({
          ...{ ChallengeName: 'NEW_PASSWORD_REQUIRED', ClientId: made.ClientId, Session },
          ChallengeResponses: { USERNAME: 'casey@example.com', NEW_PASSWORD },
        }),
      );
    return { ...made, answer };
  };
  const passwordIn = (text = ''): string => /password is (\S+)\./.exec(text)?.[1] ?? '';

  it('is mailed, and its password only opens the choice of a new one', async () => {
    const { written, signIn, answer } = await invite();
    expect(written).toMatchObject([
      { to: 'casey@example.com', text: expect.stringContaining('casey@example.com') },
    ]);
    const challenge = await signIn(passwordIn(written[0]?.text));
    expect(challenge.AuthenticationResult).toBeUndefined();
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    await expect(answer(challenge.Session, 'short')).rejects.toThrow(
      'Password did not conform with policy: Password not long enough',
    );
    const signedIn = await answer(challenge.Session, PASSWORD);
    expect(signedIn.AuthenticationResult?.AccessToken).toBeTruthy();
    await expect(answer(challenge.Session, PASSWORD)).rejects.toThrow('Invalid session for the user.');
    await expect(signIn(PASSWORD)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('expires by the pool’s days, and can be sent again', async () => {
    const { written, signIn, clock, client, user } = await invite();
    await clock.advance(clock.now() + 3 * DAY);
    await expect(signIn(passwordIn(written[0]?.text))).rejects.toThrow(
      'Temporary password has expired and must be reset by an administrator.',
    );
    await client.send(
      new sdk.AdminCreateUserCommand({ ...user, MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] }),
    );
    await expect(signIn(passwordIn(written[1]?.text))).resolves.toHaveProperty('Session');
  });

  it('says what the CustomMessage function says, by text message too', async () => {
    const trigger = (event: unknown) => ({
      ...(event as object),
      response: { smsMessage: 'Passcode {####} for {username}', emailMessage: null, emailSubject: null },
    });
    const { written } = await invite(
      {
        pool: { LambdaConfig: { CustomMessage: 'arn:aws:lambda:us-east-1:000000000000:function:C' } },
        trigger,
      },
      ['SMS'],
    );
    expect(written).toMatchObject([
      { to: '+12025550123', text: expect.stringMatching(/^Passcode \S{12} for casey@example.com$/) },
    ]);
  });

  it('is refused for a name that is taken, and creates nobody when its message fails', async () => {
    const { client, user } = await invite();
    await expect(client.send(new sdk.AdminCreateUserCommand(user))).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
    });
    const byPhone = await machine({ pool: { UsernameAttributes: ['phone_number'] } });
    const invitation = new sdk.AdminCreateUserCommand({
      ...{ ...byPhone.user, Username: '+14155550100' },
      MessageAction: 'SUPPRESS',
    });
    await byPhone.client.send(invitation);
    await expect(byPhone.client.send(invitation)).rejects.toThrow(
      'An account with the given phone_number already exists.',
    );
    const trigger = () => ({ response: { emailMessage: 'no code here' } });
    const options = {
      pool: { LambdaConfig: { CustomMessage: 'arn:aws:lambda:us-east-1:000000000000:function:C' } },
      trigger,
    };
    const made = await machine(options);
    const create = new sdk.AdminCreateUserCommand({ ...made.user, DesiredDeliveryMediums: ['EMAIL'] });
    await expect(made.client.send(create)).rejects.toMatchObject({ name: 'InvalidLambdaResponseException' });
    await expect(made.client.send(new sdk.AdminGetUserCommand(made.user))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });
});

describe('a sign-in that goes on', () => {
  const refresh = ({ client, ClientId }: Machine, REFRESH_TOKEN = '') =>
    client.send(
      new sdk.InitiateAuthCommand({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN },
      }),
    );

  it('is refreshed until it expires', async () => {
    const made = await withCasey();
    const { AuthenticationResult: tokens } = await made.signIn(PASSWORD);
    await made.clock.advance(made.clock.now() + 9 * 3600_000);
    const stale = new sdk.GetUserCommand({ AccessToken: tokens?.AccessToken });
    await expect(made.client.send(stale)).rejects.toThrow('Access Token has expired');
    const fresh = await refresh(made, tokens?.RefreshToken);
    expect(fresh.AuthenticationResult?.RefreshToken).toBeUndefined();
    const shown = await made.client.send(
      new sdk.GetUserCommand({ AccessToken: fresh.AuthenticationResult?.AccessToken }),
    );
    expect(shown.Username).toBeTruthy();
    await made.clock.advance(START + 30 * DAY);
    await expect(refresh(made, tokens?.RefreshToken)).rejects.toThrow('Refresh Token has expired');
    await expect(refresh(made, 'nonsense')).rejects.toThrow('Invalid Refresh Token');
  });

  it.each(['global', 'revoke', 'admin'] as const)('ends by sign-out (%s)', async (way) => {
    const made = await withCasey();
    const { AuthenticationResult: tokens } = await made.signIn(PASSWORD);
    const { client, ClientId, user } = made;
    if (way === 'global')
      await client.send(new sdk.GlobalSignOutCommand({ AccessToken: tokens?.AccessToken }));
    if (way === 'revoke')
      await client.send(new sdk.RevokeTokenCommand({ ClientId, Token: tokens?.RefreshToken }));
    if (way === 'admin') await client.send(new sdk.AdminUserGlobalSignOutCommand(user));
    await expect(refresh(made, tokens?.RefreshToken)).rejects.toThrow('Refresh Token has been revoked');
    await expect(client.send(new sdk.GetUserCommand({ AccessToken: tokens?.AccessToken }))).rejects.toThrow(
      'Access Token has been revoked',
    );
  });
});

describe('one’s own account', () => {
  it('changes its password by the old one', async () => {
    const { signIn, client } = await withCasey();
    const AccessToken = (await signIn(PASSWORD)).AuthenticationResult?.AccessToken;
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      client.send(new sdk.ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
    await expect(change('Wrong-password-1', 'Another-password-1')).rejects.toThrow('Incorrect');
    await expect(change(PASSWORD, 'nouppercase-1')).rejects.toThrow(
      'Password must have uppercase characters',
    );
    await change(PASSWORD, 'Another-password-1');
    await expect(signIn(PASSWORD)).rejects.toThrow('Incorrect');
    await expect(signIn('Another-password-1')).resolves.toHaveProperty('AuthenticationResult');
  });

  it('is recovered by a mailed code, which works once and for an hour', async () => {
    const { client, ClientId, written, signIn, clock } = await withCasey();
    const Username = 'casey@example.com';
    const forgot = () => client.send(new sdk.ForgotPasswordCommand({ ClientId, Username }));
    const confirm = (ConfirmationCode: string) =>
      client.send(
        new sdk.ConfirmForgotPasswordCommand({
          ClientId,
          Username,
          ConfirmationCode,
          Password: 'Recovered-password-1',
        }),
      );
    const codeIn = (text = ''): string => /code is (\d{6})/.exec(text)?.[1] ?? '';
    expect((await forgot()).CodeDeliveryDetails).toEqual({
      Destination: 'c***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    });
    const wrong = codeIn(written[0]?.text) === '000000' ? '000001' : '000000';
    await expect(confirm(wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await confirm(codeIn(written[0]?.text));
    await expect(signIn('Recovered-password-1')).resolves.toHaveProperty('AuthenticationResult');
    await expect(confirm(codeIn(written[0]?.text))).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    await forgot();
    await clock.advance(clock.now() + 3600_000);
    await expect(confirm(codeIn(written[1]?.text))).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it('tells a stranger nothing about who has an account, was let go or has no verified address', async () => {
    const { client, ClientId, written, user } = await withCasey();
    const forgot = async (Username: string) =>
      (await client.send(new sdk.ForgotPasswordCommand({ ClientId, Username }))).CodeDeliveryDetails;
    const confirm = (Username: string) => {
      const Password = 'Recovered-password-1';
      return client.send(
        new sdk.ConfirmForgotPasswordCommand({ ClientId, Username, Password, ConfirmationCode: '123456' }),
      );
    };
    const simulated = { Destination: 'c***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' };
    const mismatch = { name: 'CodeMismatchException' };
    expect((await forgot('nobody@example.com'))?.DeliveryMedium).toBe('EMAIL');
    expect(await forgot('+14155550100')).toMatchObject({
      DeliveryMedium: 'SMS',
      AttributeName: 'phone_number',
    });
    await expect(confirm('nobody@example.com')).rejects.toMatchObject(mismatch);
    const unverified = [{ Name: 'email_verified', Value: 'false' }];
    await client.send(new sdk.AdminUpdateUserAttributesCommand({ ...user, UserAttributes: unverified }));
    expect(await forgot(user.Username)).toEqual(simulated);
    await client.send(new sdk.AdminDisableUserCommand(user));
    expect(await forgot(user.Username)).toEqual(simulated);
    await expect(confirm(user.Username)).rejects.toMatchObject(mismatch);
    expect(written).toEqual([]);
  });
});

describe('administration', () => {
  it('shows, changes and deletes a user', async () => {
    const { client, user } = await withCasey();
    const UserAttributes = [{ Name: 'email', Value: 'new@example.com' }];
    await client.send(new sdk.AdminUpdateUserAttributesCommand({ ...user, UserAttributes }));
    const renamed = { ...user, Username: 'new@example.com' };
    const shown = await client.send(new sdk.AdminGetUserCommand(renamed));
    expect(shown).toMatchObject({ UserStatus: 'CONFIRMED', Enabled: true, UserCreateDate: new Date(START) });
    expect(shown.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' });
    await client.send(new sdk.AdminDeleteUserCommand(renamed));
    await expect(client.send(new sdk.AdminGetUserCommand(renamed))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });

  it('names the parameter that is missing and the pool that is not there', async () => {
    const { client, user } = await machine();
    const nameless = new sdk.AdminGetUserCommand({ ...user, Username: '' });
    await expect(client.send(nameless)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('Username'),
    });
    const poolless = new sdk.AdminGetUserCommand({ ...user, UserPoolId: 'us-east-1_nothing' });
    await expect(client.send(poolless)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
