import type { Caller } from '../aws-service.ts';

const CLAIM_ID = /CLM-[0-9A-Z]{8}(?![0-9A-Z])/;
/** How much of one text is searched: ids stand early, and a mail may have 10 MB. A multiple of base64's 4 characters. */
const SEARCHED = 65_536;

/**
 * The claim a call is done for: the first claim id in the session's name (executions are named after their claim), else
 * in a text of the input, else in the mail it sends, which is base64. A call that names two claims counts for the
 * first; one that names none is nobody's and shows in the total only.
 */
export function claimOf(caller: Caller, input: unknown): string | undefined {
  const mail = (input as { RawMessage?: { Data?: unknown } } | undefined)?.RawMessage?.Data;
  const decoded =
    typeof mail === 'string' ? Buffer.from(mail.slice(0, SEARCHED), 'base64').toString('utf8') : undefined;
  return claimIn(caller.arn) ?? claimIn(input) ?? claimIn(decoded);
}

/** The first claim id in a text, a list or an object; bytes are passed over. */
export function claimIn(value: unknown): string | undefined {
  if (typeof value === 'string') return CLAIM_ID.exec(value.slice(0, SEARCHED))?.[0];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const item of Object.values(value)) {
    const found = claimIn(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
