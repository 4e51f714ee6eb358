import type { CustomMessageTriggerEvent } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { handler } from '../../lambdas/triggers/customize-message.ts';

beforeAll(() => {
  process.env.PORTAL_URL = 'https://portal.example.com';
});

const asked = async (triggerSource: string, usernameParameter: string | null = null) => {
  const event = {
    triggerSource,
    request: { codeParameter: '{####}', usernameParameter, userAttributes: {} },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  };
  return (await handler(event as unknown as CustomMessageTriggerEvent)).response;
};

describe('messages of Cognito', () => {
  it('invite with both placeholders, which Cognito demands, in mail and text message', async () => {
    const { emailMessage, smsMessage, emailSubject } = await asked(
      'CustomMessage_AdminCreateUser',
      '{username}',
    );
    for (const text of [emailMessage, smsMessage]) {
      expect(text).toContain('{####}');
      expect(text).toContain('{username}');
      expect(text).toContain('https://portal.example.com');
    }
    expect(smsMessage?.length).toBeLessThanOrEqual(140);
    expect(emailSubject).not.toMatch(/claimflow/i);
    // A clerk of a shop is invited with it too.
    expect(emailMessage).not.toMatch(/your (claims|protection)/);
  });

  it.each(['CustomMessage_ForgotPassword', 'CustomMessage_ResendCode', 'CustomMessage_UpdateUserAttribute'])(
    'carry the code: %s',
    async (source) => {
      const { emailMessage, smsMessage } = await asked(source);
      expect(emailMessage).toContain('{####}');
      expect(smsMessage).toContain('{####}');
    },
  );

  it('keep the words of the pool for what is not known', async () => {
    expect(await asked('CustomMessage_Authentication')).toEqual({
      smsMessage: null,
      emailMessage: null,
      emailSubject: null,
    });
  });
});
