/**
 * Task tokens say which attempt of which task they belong to, sealed with the folder's own key: a token that was given
 * out and is over (`TaskTimedOut`) can be told from one that never was (`InvalidToken`) without keeping them all.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export interface TokenContent {
  readonly executionId: number;
  readonly strandId: number;
  readonly attempt: number;
}

const VERSION = 'AQCEAAAAKgAAAAMAAAAAAAAAAS';
const SEAL_BYTES = 32;

export class Tokens {
  readonly #key: Buffer;

  /** The key is made once per data folder, from the given randomness. */
  constructor(database: DatabaseSync, random: () => number) {
    const row = database.prepare('SELECT value FROM secrets WHERE name = ?').get('token-key') as
      | { value: string }
      | undefined;
    const hex =
      row?.value ?? Buffer.from(Array.from({ length: 32 }, () => Math.floor(random() * 256))).toString('hex');
    if (row === undefined)
      database.prepare('INSERT INTO secrets (name, value) VALUES (?, ?)').run('token-key', hex);
    this.#key = Buffer.from(hex, 'hex');
  }

  create(content: TokenContent): string {
    const text = `${content.executionId}.${content.strandId}.${content.attempt}`;
    const body = Buffer.concat([this.#seal(text), Buffer.from(text)]);
    return VERSION + body.toString('base64');
  }

  /** `null` for anything that this folder never gave out. */
  read(token: string): TokenContent | null {
    if (!token.startsWith(VERSION)) return null;
    const body = Buffer.from(token.slice(VERSION.length), 'base64');
    const text = body.subarray(SEAL_BYTES).toString();
    const seal = body.subarray(0, SEAL_BYTES);
    if (seal.length !== SEAL_BYTES || !timingSafeEqual(seal, this.#seal(text))) return null;
    const [executionId = 0, strandId = 0, attempt = 0] = text.split('.').map(Number);
    return { executionId, strandId, attempt };
  }

  #seal(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}
