import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod/mini';
import { ConcurrentChange } from '../../domain/errors.ts';
import { requireEnv } from '../environment.ts';
import type { Key } from './keys.ts';

export type Item = Record<string, unknown>;
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A stored item no longer has the shape its schema asks for: a fault of ours, never of the caller. */
export class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem';

  constructor(key: Key, cause: unknown) {
    super(`item ${key.pk} / ${key.sk} does not fit its schema: ${String(cause)}`);
  }
}

/** One or more conditions of a transaction did not hold; nothing was written. */
export class TransactionRefused extends Error {
  override readonly name = 'TransactionRefused';
  /** Indexes of the members whose condition failed. */
  readonly failed: readonly number[];
  /** A member met another transaction on the same item: nothing is wrong, only taken. */
  readonly conflict: boolean;

  constructor(failed: readonly number[], conflict: boolean) {
    super(conflict ? 'another transaction held an item' : `conditions failed at ${failed.join(', ')}`);
    this.failed = failed;
    this.conflict = conflict;
  }
}

/** Keys that one BatchGetItem takes. */
const mostAtOnce = 100;

/** Which part of a list to read. `after` is the cursor of an earlier page. */
export interface PageRequest {
  readonly index?: 'gsi1' | 'gsi2' | 'gsi3' | 'gsi4';
  readonly partition: string;
  readonly sortPrefix?: string;
  readonly sortBefore?: string;
  /** From this sort key on, itself included. */
  readonly sortFrom?: string;
  readonly newestFirst?: boolean;
  readonly limit?: number;
  readonly after?: Item | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: Item;
}

/**
 * Whether an item can stand under this key: DynamoDB refuses keys of more bytes than these, in reads too. An id that
 * somebody typed into a body names nothing then, as any other that does not exist.
 */
const canBe = ({ pk, sk }: Key): boolean => Buffer.byteLength(pk) <= 2_048 && Buffer.byteLength(sk) <= 1_024;

const queryInput = (tableName: string, request: PageRequest): QueryCommandInput => {
  const { index, sortPrefix, sortBefore, sortFrom } = request;
  const [pk, sk] = index ? [`${index}pk`, `${index}sk`] : ['pk', 'sk'];
  const range =
    sortPrefix !== undefined
      ? ' AND begins_with(#sk, :sk)'
      : sortBefore !== undefined
        ? ' AND #sk <= :sk'
        : sortFrom !== undefined
          ? ' AND #sk >= :sk'
          : '';
  return {
    TableName: tableName,
    KeyConditionExpression: `#pk = :pk${range}`,
    ExpressionAttributeNames: { '#pk': pk, ...(range && { '#sk': sk }) },
    ExpressionAttributeValues: {
      ':pk': request.partition,
      ...(range && { ':sk': sortPrefix ?? sortBefore ?? sortFrom }),
    },
    ScanIndexForward: !request.newestFirst,
    ...(index && { IndexName: index }),
    ...(request.limit !== undefined && { Limit: request.limit }),
    ...(request.after && { ExclusiveStartKey: request.after }),
    // A list right after a write must show it; indexes cannot be read consistently.
    ...(!index && { ConsistentRead: true }),
  };
};

/** The one table. Every read is parsed with the item's schema, every write goes through a conditional transaction. */
export class Table {
  readonly name: string;
  readonly #client: DynamoDBDocumentClient;

  constructor(client: DynamoDBDocumentClient, name: string) {
    this.#client = client;
    this.name = name;
  }

  /** Reads one item, consistently. Undefined when there is none. Throws {@link UnreadableItem}. */
  async get<T extends z.ZodMiniType>(key: Key, schema: T): Promise<z.infer<T> | undefined> {
    if (!canBe(key)) return undefined;
    const { Item: item } = await this.#client.send(
      new GetCommand({ TableName: this.name, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }),
    );
    return item ? parsed(schema, item) : undefined;
  }

  /**
   * Reads items by their keys, consistently and in no order; those that are not there are left out. Throws
   * {@link UnreadableItem}.
   */
  async getAll<T extends z.ZodMiniType>(keys: readonly Key[], schema: T): Promise<z.infer<T>[]> {
    const found: z.infer<T>[] = [];
    let left: Item[] = keys.filter(canBe).map(({ pk, sk }) => ({ pk, sk }));
    while (left.length > 0) {
      const request = { [this.name]: { Keys: left.slice(0, mostAtOnce), ConsistentRead: true } };
      const answer = await this.#client.send(new BatchGetCommand({ RequestItems: request }));
      found.push(...(answer.Responses?.[this.name] ?? []).map((item) => parsed(schema, item)));
      // What did not fit into one answer is asked for again.
      left = [...(answer.UnprocessedKeys?.[this.name]?.Keys ?? []), ...left.slice(mostAtOnce)];
    }
    return found;
  }

  async page<T extends z.ZodMiniType>(request: PageRequest, schema: T): Promise<Page<z.infer<T>>> {
    if (!canBe({ pk: request.partition, sk: request.sortPrefix ?? '' })) return { items: [] };
    const answer = await this.#client.send(new QueryCommand(queryInput(this.name, request)));
    const items = (answer.Items ?? []).map((item) => parsed(schema, item));
    return { items, ...(answer.LastEvaluatedKey && { next: answer.LastEvaluatedKey }) };
  }

  /** Reads a whole list, page after page; for lists that a claim or a person bounds. */
  async all<T extends z.ZodMiniType>(request: PageRequest, schema: T): Promise<z.infer<T>[]> {
    const found: z.infer<T>[] = [];
    let after: Item | undefined;
    do {
      const page = await this.page({ ...request, after }, schema);
      found.push(...page.items);
      after = page.next;
    } while (after);
    return found;
  }

  /** Writes all or nothing. Throws {@link TransactionRefused} naming the members whose condition failed. */
  async transact(items: readonly TransactItem[]): Promise<void> {
    try {
      await this.#client.send(new TransactWriteCommand({ TransactItems: [...items] }));
    } catch (error) {
      if (error instanceof TransactionCanceledException) throw refused(error);
      throw error;
    }
  }

  /**
   * Writes over what was read, all or nothing. Throws {@link ConcurrentChange} when somebody else was faster; `what` names
   * the record to whoever has to look again.
   */
  async change(what: string, items: readonly TransactItem[]): Promise<void> {
    try {
      await this.transact(items);
    } catch (error) {
      if (error instanceof TransactionRefused) throw new ConcurrentChange(what);
      throw error;
    }
  }

  /** An item that must not be there yet. */
  create(key: Key, item: Item): TransactItem {
    return {
      Put: {
        TableName: this.name,
        Item: { ...item, ...key },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  /** The next version of an item that was read at `version`. */
  replace(key: Key, item: Item, version: number): TransactItem {
    return {
      Put: {
        TableName: this.name,
        Item: { ...item, ...key },
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      },
    };
  }

  /**
   * Sets and removes attributes of an item, and adds to its numbers, while `condition` holds. Names stand in the
   * expressions as `#name`.
   */
  update(
    key: Key,
    change: {
      set?: Item;
      remove?: readonly string[];
      add?: Readonly<Record<string, number>>;
      condition: string;
      values?: Item;
    },
  ): TransactItem {
    const set = Object.entries(change.set ?? {});
    const add = Object.entries(change.add ?? {});
    const names = new Set([...[...set, ...add].map(([name]) => name), ...(change.remove ?? [])]);
    for (const [, name] of change.condition.matchAll(/#(\w+)/g)) if (name !== undefined) names.add(name);
    const values = {
      ...Object.fromEntries([...set, ...add].map(([name, value]) => [`:${name}`, value])),
      ...change.values,
    };
    const expression = [
      set.length > 0 && `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      add.length > 0 && `ADD ${add.map(([name]) => `#${name} :${name}`).join(', ')}`,
      change.remove?.length && `REMOVE ${change.remove.map((name) => `#${name}`).join(', ')}`,
    ].filter(Boolean);
    return {
      Update: {
        TableName: this.name,
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression: expression.join(' '),
        ConditionExpression: change.condition,
        ExpressionAttributeNames: Object.fromEntries([...names].map((name) => [`#${name}`, name])),
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
      },
    };
  }
}

function parsed<T extends z.ZodMiniType>(schema: T, item: Item): z.infer<T> {
  const result = schema.safeParse(item);
  if (!result.success) throw new UnreadableItem({ pk: String(item.pk), sk: String(item.sk) }, result.error);
  return result.data;
}

function refused(error: TransactionCanceledException): TransactionRefused {
  const reasons = error.CancellationReasons ?? [];
  const at = (code: string): number[] =>
    reasons.flatMap((reason, index) => (reason.Code === code ? [index] : []));
  const failed = at('ConditionalCheckFailed');
  if (failed.length > 0) return new TransactionRefused(failed, false);
  if (at('TransactionConflict').length > 0) return new TransactionRefused([], true);
  throw error;
}

let shared: Table | undefined;

/** The table of this function, named by the stack; one client per container. */
export function theTable(): Table {
  shared ??= new Table(
    DynamoDBDocumentClient.from(quiet(new DynamoDBClient({})), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    requireEnv('TABLE_NAME'),
  );
  return shared;
}

/** Without a logger, the SDK's log step still walks through every request and answer to hide what is sensitive. */
function quiet(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
