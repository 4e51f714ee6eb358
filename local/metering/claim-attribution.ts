import type { Caller } from '../aws-service.ts';

const CLAIM_ID = /CLM-[0-9A-Z]{8}(?![0-9A-Z])/;
/** Mail is base64 in the input; its headers and first lines are enough. A multiple of 4 characters. */
const MAIL_PREFIX = 16_384;

/**
 * The claim a call is done for: the first claim id in the session's name (executions are named after their claim), else
 * in the input's JSON, else in the mail it sends. A call that names two claims counts for the first; one that names
 * none is nobody's and shows in the total only.
 */
export function claimOf(caller: Caller, input: unknown): string | undefined {
  return find(caller.arn) ?? find(jsonText(input)) ?? find(mailText(input));
}

function find(text: string | undefined): string | undefined {
  return text === undefined ? undefined : CLAIM_ID.exec(text)?.[0];
}

/** The input as text, without what is only bytes. */
function jsonText(input: unknown): string | undefined {
  return JSON.stringify(input, (_key, value: unknown) => (ArrayBuffer.isView(value) ? undefined : value));
}

function mailText(input: unknown): string | undefined {
  const data = (input as { RawMessage?: { Data?: unknown } } | undefined)?.RawMessage?.Data;
  return typeof data === 'string'
    ? Buffer.from(data.slice(0, MAIL_PREFIX), 'base64').toString('utf8')
    : undefined;
}
