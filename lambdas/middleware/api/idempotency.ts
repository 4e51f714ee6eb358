import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Key } from '../../adapters/table/keys.ts';
import { idempotencyKey } from '../../adapters/table/system-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { KeyReused } from './problem.ts';

/** How long a key is remembered. The table's time to live is lazy, so the age is checked on reading too. */
const rememberedSeconds = 24 * 3600;

const markerSchema = z.object({
  bodyHash: z.string(),
  status: z.int(),
  body: z.string(),
  expiresAt: z.int(),
});

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * One POST under an Idempotency-Key. The marker is written in the transaction of the effect, so that there is never an
 * effect without its answer, nor an answer without its effect.
 */
export class IdempotentCall {
  readonly #table: Table;
  readonly #key: Key;
  readonly #bodyHash: string;
  readonly #nowMs: number;

  constructor(
    table: Table,
    call: { caller: string; route: string; key: string; body: string; nowMs: number },
  ) {
    if (!/^[\x21-\x7e]{1,200}$/.test(call.key))
      throw InvalidInput.at('Idempotency-Key', 'must be 1 to 200 printable characters');
    this.#table = table;
    this.#key = idempotencyKey(call.caller, call.route, call.key);
    // Salted with the key, which the table does not hold: a body may carry what should not be guessed from its hash.
    this.#bodyHash = createHash('sha256').update(`${call.key}\n${call.body}`).digest('hex');
    this.#nowMs = call.nowMs;
  }

  /** The answer of an earlier call with this key and body. Throws {@link KeyReused} when the body was another. */
  async earlier(): Promise<Answer | undefined> {
    const marker = await this.#table.get(this.#key, markerSchema);
    if (!marker || marker.expiresAt * 1000 <= this.#nowMs) return undefined;
    if (marker.bodyHash !== this.#bodyHash) throw new KeyReused('the key came with another body');
    return { status: marker.status, body: JSON.parse(marker.body) };
  }

  /** The marker to be written with the effect; an expired one is overwritten. */
  marker(answer: Answer): TransactItem {
    return {
      Put: {
        TableName: this.#table.name,
        Item: {
          ...this.#key,
          entity: 'idempotency',
          bodyHash: this.#bodyHash,
          status: answer.status,
          body: JSON.stringify(answer.body),
          expiresAt: Math.floor(this.#nowMs / 1000) + rememberedSeconds,
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #expiresAt <= :now',
        ExpressionAttributeNames: { '#expiresAt': 'expiresAt' },
        ExpressionAttributeValues: { ':now': Math.floor(this.#nowMs / 1000) },
      },
    };
  }
}
