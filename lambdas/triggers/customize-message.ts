import type { CustomMessageTriggerEvent } from 'aws-lambda';

interface Message {
  readonly subject: string;
  readonly html: string;
  readonly sms: string;
}

const page = (...paragraphs: string[]): string =>
  paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');

/** A word in a box, easy to select; Cognito puts the code or password in the place of its placeholder. */
const code = (placeholder: string): string =>
  `<span style="font:600 20px ui-monospace,Menlo,Consolas,monospace;letter-spacing:.06em">${placeholder}</span>`;

/** Where people sign in; the one setting this function has. */
const portal = (): string => process.env.PORTAL_URL ?? '';

/** Cognito refuses an invitation that leaves out either placeholder. */
const invitation = (username: string, password: string): Message => ({
  subject: 'Your sign-in',
  html: page(
    'Hello,',
    // Customers, people of companies and the claims team alike.
    'an account was opened for you.',
    `Sign in at <a href="${portal()}">${portal()}</a> as <strong>${username}</strong> with this passcode. You choose a password of your own there.`,
    code(password),
    'The passcode works for 7 days. We never ask for it on the phone or by mail: please tell it to nobody.',
  ),
  // Cognito takes 140 characters. The passcode stands apart, so that nobody copies a full stop with it.
  sms: `${portal()}/activate\nSign in as ${username}, passcode: ${password}\nTell it to nobody.`,
});

const newPassword = (resetCode: string): Message => ({
  subject: 'Your code for a new password',
  html: page(
    'Hello,',
    'somebody, hopefully you, asked for a new password. Type this code on the page that asked for it:',
    code(resetCode),
    'It works for one hour. If it was not you, nothing has changed and there is nothing to do.',
  ),
  sms: `Your code for a new password: ${resetCode}. It works for one hour. Tell it to nobody.`,
});

const addressCheck = (checkCode: string): Message => ({
  subject: 'Please confirm your address',
  html: page(
    'Hello,',
    'type this code on the page that asked for it, to confirm your address:',
    code(checkCode),
  ),
  sms: `Your code to confirm this number: ${checkCode}.`,
});

function messageFor({ triggerSource, request }: CustomMessageTriggerEvent): Message | undefined {
  switch (triggerSource) {
    case 'CustomMessage_AdminCreateUser':
      return invitation(request.usernameParameter ?? '{username}', request.codeParameter);
    case 'CustomMessage_ForgotPassword':
      return newPassword(request.codeParameter);
    case 'CustomMessage_ResendCode':
    case 'CustomMessage_UpdateUserAttribute':
    case 'CustomMessage_VerifyUserAttribute':
      return addressCheck(request.codeParameter);
    default:
      return undefined;
  }
}

/**
 * Words the messages that Cognito sends, without a brand: the trigger reads no table, so that the pool and what it
 * triggers make no cycle. What it does not know keeps Cognito's own words.
 */
export const handler = async (event: CustomMessageTriggerEvent): Promise<CustomMessageTriggerEvent> => {
  const message = messageFor(event);
  if (message) {
    event.response.emailSubject = message.subject;
    event.response.emailMessage = message.html;
    event.response.smsMessage = message.sms;
  }
  return event;
};
