/** `nextToken`: where to go on, in a form that callers leave alone. */
import { invalidToken } from './errors.ts';
import { type Input, optionalString } from './input.ts';

/** The number the token stands for; `null` without a token. Throws AwsError `InvalidToken`. */
export function readPageToken(input: Input): number | null {
  const token = optionalString(input, 'nextToken', 3_096);
  if (token === undefined) return null;
  const match = /^page:(\d+)$/.exec(Buffer.from(token, 'base64').toString());
  if (match === null) throw invalidToken();
  return Number(match[1]);
}

export function pageToken(position: number): string {
  return Buffer.from(`page:${position}`).toString('base64');
}
