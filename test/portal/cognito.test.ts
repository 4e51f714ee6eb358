import { describe, expect, it } from 'vitest';
import { Cognito, SignInRefused } from '../../portal/src/session/cognito.ts';

interface Asked {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Cognito's side of the wire: answers in turn, and what it was asked. */
function wire(...answers: readonly (object | Error)[]): { cognito: Cognito; asked: Asked[] } {
  const asked: Asked[] = [];
  const send: typeof fetch = async (_, init) => {
    const operation = new Headers(init?.headers).get('x-amz-target')?.split('.')[1] ?? '';
    asked.push({ operation, body: JSON.parse(String(init?.body)) as Asked['body'] });
    const answer = answers[asked.length - 1] ?? {};
    if (answer instanceof Error)
      return Response.json({ __type: answer.name, message: answer.message }, { status: 400 });
    return Response.json(answer);
  };
  const deployment = {
    membersClientId: 'members',
    staffClientId: 'staff',
    cognitoEndpoint: 'http://cognito',
  };
  return { cognito: new Cognito(deployment, send), asked };
}

const refusal = (name: string, message = 'no'): Error => Object.assign(new Error(message), { name });
const result = { AuthenticationResult: { AccessToken: 'access', RefreshToken: 'refresh', ExpiresIn: 3600 } };
const tokens = { accessToken: 'access', refreshToken: 'refresh', lifeSeconds: 3600 };

describe('signing in', () => {
  it('finds members at once', async () => {
    const { cognito, asked } = wire(result);
    expect(await cognito.signIn('casey@example.com', 'secret')).toEqual({ pool: 'members', tokens });
    expect(asked).toEqual([
      {
        operation: 'InitiateAuth',
        body: {
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: 'members',
          AuthParameters: { USERNAME: 'casey@example.com', PASSWORD: 'secret' },
        },
      },
    ]);
  });

  it('finds staff where the members’ pool knows nobody', async () => {
    const { cognito, asked } = wire(refusal('NotAuthorizedException'), result);
    expect(await cognito.signIn('agent@example.com', 'secret')).toEqual({ pool: 'staff', tokens });
    expect(asked.map(({ body }) => body.ClientId)).toEqual(['members', 'staff']);
  });

  it('does not go on to staff when the service itself said wait', async () => {
    const { cognito, asked } = wire(refusal('TooManyRequestsException'));
    await expect(cognito.signIn('casey@example.com', 'secret')).rejects.toMatchObject({
      kind: 'TooManyRequestsException',
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['NEW_PASSWORD_REQUIRED', { USERNAME: 'id-1', NEW_PASSWORD: 'given' }],
    ['SOFTWARE_TOKEN_MFA', { USERNAME: 'id-1', SOFTWARE_TOKEN_MFA_CODE: 'given' }],
    ['SMS_MFA', { USERNAME: 'id-1', SMS_MFA_CODE: 'given' }],
  ])('answers %s where it was asked', async (ChallengeName, ChallengeResponses) => {
    const asks = { ChallengeName, Session: 's1', ChallengeParameters: { USER_ID_FOR_SRP: 'id-1' } };
    const { cognito, asked } = wire(refusal('NotAuthorizedException'), asks, result);
    const step = await cognito.signIn('agent@example.com', 'secret');
    if (!('challenge' in step)) throw new Error('no challenge');
    expect(await cognito.answer(step.challenge, 'given')).toEqual({ pool: 'staff', tokens });
    expect(asked[2]).toEqual({
      operation: 'RespondToAuthChallenge',
      body: { ClientId: 'staff', ChallengeName, Session: 's1', ChallengeResponses },
    });
  });

  it('sets up an authenticator, then goes on with the sign-in', async () => {
    const asks = { ChallengeName: 'MFA_SETUP', Session: 's1', ChallengeParameters: {} };
    const { cognito, asked } = wire(asks, { SecretCode: 'KEY', Session: 's2' }, { Session: 's3' }, result);
    const step = await cognito.signIn('agent@example.com', 'secret');
    if (!('challenge' in step)) throw new Error('no challenge');
    const { secret, challenge } = await cognito.beginAuthenticator(step.challenge);
    expect(secret).toBe('KEY');
    expect(await cognito.finishAuthenticator(challenge, '123456')).toMatchObject({ tokens });
    expect(asked.map(({ operation, body }) => [operation, body.Session])).toEqual([
      ['InitiateAuth', undefined],
      ['AssociateSoftwareToken', 's1'],
      ['VerifySoftwareToken', 's2'],
      ['RespondToAuthChallenge', 's3'],
    ]);
  });

  it('says that it does not know a step, instead of waiting for ever', async () => {
    const { cognito } = wire({ ChallengeName: 'DEVICE_SRP_AUTH', Session: 's' });
    await expect(cognito.signIn('casey@example.com', 'secret')).rejects.toBeInstanceOf(SignInRefused);
  });
});

describe('a forgotten password', () => {
  it('is asked for in both pools, which tell nobody whom they know', async () => {
    const { cognito, asked } = wire(refusal('UserNotFoundException'), {});
    await cognito.forgotPassword('agent@example.com');
    expect(asked.map(({ operation, body }) => [operation, body.ClientId])).toEqual([
      ['ForgotPassword', 'members'],
      ['ForgotPassword', 'staff'],
    ]);
  });

  it('is set where the code is known', async () => {
    const { cognito, asked } = wire(refusal('CodeMismatchException'), {});
    await cognito.resetPassword('agent@example.com', '1', 'New-password-1');
    expect(asked.map(({ body }) => body.ClientId)).toEqual(['members', 'staff']);
  });

  it('says what the members’ pool said when neither takes the code', async () => {
    const { cognito } = wire(refusal('ExpiredCodeException'), refusal('UserNotFoundException'));
    await expect(cognito.resetPassword('a@b.c', '1', 'x')).rejects.toMatchObject({
      kind: 'ExpiredCodeException',
    });
  });

  it('is not tried elsewhere when the password is too weak', async () => {
    const { cognito, asked } = wire(refusal('InvalidPasswordException'));
    await expect(cognito.resetPassword('a@b.c', '1', 'x')).rejects.toMatchObject({
      kind: 'InvalidPasswordException',
    });
    expect(asked).toHaveLength(1);
  });
});
