import type { Answer, Claimflow } from './claimflow.ts';

/** Somebody who has never been here. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: object;
}

let people = 0;

export const newcomer = (): Newcomer => {
  people += 1;
  return {
    name: `Sasha Number${people}`,
    email: `sasha${people}@example.org`,
    phone: `+1415555${2000 + people}`,
    address: {
      line1: '12 Mission Street',
      city: 'San Francisco',
      region: 'CA',
      postalCode: '94103',
      country: 'US',
    },
  };
};

/** Calls the API as one person. */
export type CallAs = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** The passcode of the last text to a number; empty when none came. */
export async function passcodeTo(flow: Claimflow, phone: string): Promise<string> {
  const { messages } = await flow.control(`/sms?to=${encodeURIComponent(phone)}`);
  return /passcode\s*:?\s*(\S+)/i.exec(messages[0]?.text ?? '')?.[1] ?? '';
}

async function cognito(flow: Claimflow, operation: string, input: object): Promise<Answer['body']> {
  const config = await flow.portal({ path: '/config.json' });
  const { membersClientId } = JSON.parse(Buffer.from(config.body).toString());
  const answer = await flow.runtime.aws({
    ...{ method: 'POST', path: '/', query: '' },
    headers: {
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      'content-type': 'application/x-amz-json-1.1',
    },
    body: Buffer.from(JSON.stringify({ ClientId: membersClientId, ...input })),
  });
  return JSON.parse(Buffer.from(answer.body).toString());
}

/** What Cognito says to a passcode: a challenge for a new password, or why not. */
export const tryPasscode = (flow: Claimflow, email: string, passcode: string): Promise<Answer['body']> =>
  cognito(flow, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD: passcode },
  });

/** Signs in with the passcode from the text, chooses a password, and calls the API as that person from then on. */
export async function enter(
  flow: Claimflow,
  { email }: Pick<Newcomer, 'email'>,
  passcode: string,
): Promise<CallAs> {
  const { Session } = await tryPasscode(flow, email, passcode);
  const entered = await cognito(flow, 'RespondToAuthChallenge', {
    ...{ ChallengeName: 'NEW_PASSWORD_REQUIRED', Session },
    ChallengeResponses: { USERNAME: email, NEW_PASSWORD: 'Sasha-chose-this-1' },
  });
  let authorization = `Bearer ${entered.AuthenticationResult.AccessToken}`;
  const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
    flow.api(undefined, method, path, body, { authorization });
  return async (method, path, body) => {
    let answer = await call(method, path, body);
    if (answer.status === 401) {
      // The clock has passed the token by.
      const anew = await tryPasscode(flow, email, 'Sasha-chose-this-1');
      authorization = `Bearer ${anew.AuthenticationResult.AccessToken}`;
      answer = await call(method, path, body);
    }
    await flow.runtime.idle();
    return answer;
  };
}
