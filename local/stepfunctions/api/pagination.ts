/** `nextToken`: where to go on, in a form that callers leave alone. */
import { invalidToken } from './errors.ts';
import { type Input, optionalString } from './input.ts';

/** The number the token stands for; `null` without a token. Throws AwsError `InvalidToken`, also for one of another list. */
export function readPageToken(input: Input, list: string): number | null {
  const token = optionalString(input, 'nextToken', 3_096);
  if (token === undefined) return null;
  const [, of, position] = /^(.*)#(\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (of !== list) throw invalidToken();
  return Number(position);
}

export function pageToken(position: number, list: string): string {
  return Buffer.from(`${list}#${position}`).toString('base64');
}
