import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

/** Codes of six digits: sent to somebody, and typed in or told, to show that what they were sent to is theirs. */

/** Six digits are a match for whoever may guess often. */
const mostCodeTries = 5;

/** What is kept of a code while it is open. */
export const sentCodeFields = { codeHash: z.string(), codeUntil: z.string(), triesLeft: z.int() };
const sentCodeSchema = z.object(sentCodeFields);
export type SentCode = z.infer<typeof sentCodeSchema>;

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/**
 * Of a code as it was told, with spaces or without; `owner` is the id of whose it is. Six digits are guessed from any hash
 * in no time: it only keeps the code from being read over a shoulder.
 */
export const codeHashOf = (owner: string, code: string): string =>
  createHash('sha256')
    .update(`${owner}\n${code.replace(/\D/g, '')}`)
    .digest('hex');

export const openCode = (owner: string, code: string, nowMs: number, minutes: number): SentCode => ({
  codeHash: codeHashOf(owner, code),
  codeUntil: new Date(nowMs + minutes * 60_000).toISOString(),
  triesLeft: mostCodeTries,
});

export const isOpen = ({ codeUntil, triesLeft }: SentCode, nowMs: number): boolean =>
  Date.parse(codeUntil) > nowMs && triesLeft > 0;

export const isCode = ({ codeHash }: SentCode, owner: string, told: string): boolean =>
  timingSafeEqual(Buffer.from(codeHashOf(owner, told)), Buffer.from(codeHash));
