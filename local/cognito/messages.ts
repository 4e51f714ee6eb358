import { type AwsCaller, AwsError, type Caller, REGION } from '../aws-service.ts';
import type { Pool } from './pools.ts';
import type { User } from './user-store.ts';

export type Medium = 'EMAIL' | 'SMS';
export type Occasion = 'AdminCreateUser' | 'ForgotPassword';

export interface Message {
  readonly occasion: Occasion;
  readonly pool: Pool;
  readonly user: User;
  readonly media: readonly Medium[];
  /** The temporary password or the reset code. */
  readonly code: string;
  /** What the person types as user name. */
  readonly shownName: string;
  readonly clientId: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface MessageDoors {
  readonly call: AwsCaller;
  sendMail(mail: { from: string; to: string; subject: string; html: string }): Promise<void>;
  sendText(text: { to: string; text: string }): Promise<void>;
}

interface Texts {
  readonly subject: string;
  readonly mail: string;
  readonly sms: string;
}

/** Who Cognito's own mail comes from. */
const SENDER = 'no-reply@verificationemail.com';
/** Cognito's own invitation. */
const INVITATION: Texts = {
  subject: 'Your temporary password',
  mail: 'Your username is {username} and temporary password is {####}.',
  sms: 'Your username is {username} and temporary password is {####}.',
};

const CODE = '{####}';
const USERNAME = '{username}';

function triggerEvent(message: Message): object {
  const { pool, user } = message;
  const userAttributes = { ...user.attributes, sub: user.sub, 'cognito:user_status': user.status };
  return {
    version: '1',
    region: REGION,
    userPoolId: pool.id,
    userName: user.username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: message.clientId },
    triggerSource: `CustomMessage_${message.occasion}`,
    request: {
      userAttributes,
      codeParameter: CODE,
      usernameParameter: message.occasion === 'AdminCreateUser' ? USERNAME : null,
      linkParameter: '{##Click Here##}',
      clientMetadata: message.metadata,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  };
}

interface LambdaAnswer {
  readonly FunctionError?: string;
  readonly Payload?: string;
}

/** What the CustomMessage function makes of the texts; what it leaves empty stays the pool's. */
async function customized(message: Message, texts: Texts, call: AwsCaller): Promise<Texts> {
  const functionArn = message.pool.customMessageFunction;
  if (functionArn === null) return texts;
  const principal = 'cognito-idp.amazonaws.com';
  const caller: Caller = {
    kind: 'service',
    arn: principal,
    servicePrincipal: principal,
    sourceArn: message.pool.arn,
  };
  const answer = (await call(caller, 'lambda', 'Invoke', {
    FunctionName: functionArn,
    InvocationType: 'RequestResponse',
    Payload: JSON.stringify(triggerEvent(message)),
  })) as LambdaAnswer;
  const parsed = JSON.parse(answer.Payload || 'null') as null | {
    errorMessage?: string;
    response?: { smsMessage?: string | null; emailMessage?: string | null; emailSubject?: string | null };
  };
  if (answer.FunctionError !== undefined) {
    const text = `CustomMessage failed with error ${parsed?.errorMessage ?? answer.FunctionError}.`;
    throw new AwsError('UserLambdaValidationException', text);
  }
  if (typeof parsed?.response !== 'object')
    throw new AwsError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  const { smsMessage, emailMessage, emailSubject } = parsed.response;
  return {
    subject: emailSubject ?? texts.subject,
    mail: emailMessage ?? texts.mail,
    sms: smsMessage ?? texts.sms,
  };
}

/** Cognito does not send a text that leaves out the code, or the user name of an invitation. */
function filled(text: string, message: Message): string {
  const needed = message.occasion === 'AdminCreateUser' ? [CODE, USERNAME] : [CODE];
  const missing = needed.find((placeholder) => !text.includes(placeholder));
  if (missing !== undefined) {
    throw new AwsError('InvalidLambdaResponseException', `The message lacks the placeholder ${missing}.`);
  }
  return text.replaceAll(CODE, message.code).replaceAll(USERNAME, message.shownName);
}

/**
 * Writes the message (asking the CustomMessage function) and answers how to send it: writing may fail and must come
 * before the user is changed, sending comes after. Throws UserLambdaValidationException, InvalidLambdaResponseException.
 */
export async function prepareMessage(message: Message, doors: MessageDoors): Promise<() => Promise<void>> {
  if (message.media.length === 0) return () => Promise.resolve();
  const { pool, user } = message;
  const texts = await customized(
    message,
    message.occasion === 'AdminCreateUser' ? INVITATION : pool.resetText,
    doors.call,
  );
  const html = message.media.includes('EMAIL') ? filled(texts.mail, message) : '';
  const sms = message.media.includes('SMS') ? filled(texts.sms, message) : '';
  const { email, phone_number: phone } = user.attributes;
  return async () => {
    if (html !== '' && email !== undefined) {
      await doors.sendMail({ from: SENDER, to: email, subject: texts.subject, html });
    }
    if (sms !== '' && phone !== undefined) await doors.sendText({ to: phone, text: sms });
  };
}
