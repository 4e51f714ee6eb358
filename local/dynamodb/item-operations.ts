/** GetItem, BatchGetItem, Query and the three single writes. */
import { AwsError } from '../aws-service.ts';
import type { AttributeValue, Item } from './attribute-value.ts';
import {
  type ActionName,
  type ActionResult,
  type CheckedRequest,
  checkKeySchema,
  checkRequest,
  emptyKey,
  itemBytes,
  runAction,
  validationError,
} from './dynalite.ts';
import {
  CommittedItems,
  type Database,
  type ItemChange,
  indexEntryKey,
  PendingItemWrite,
} from './item-store.ts';
import { type Table, type Tables, tableName } from './table.ts';
import type { TableWriter } from './table-writer.ts';

export type ItemWrite = 'PutItem' | 'UpdateItem' | 'DeleteItem';

export interface ItemRequest {
  readonly TableName: string;
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ReturnConsumedCapacity?: string;
  readonly ReturnValuesOnConditionCheckFailure?: string;
}

export interface QueryRequest extends ItemRequest {
  readonly IndexName?: string;
  readonly ExclusiveStartKey?: Item;
}

export interface BatchGetRequest {
  readonly RequestItems: Readonly<Record<string, { readonly Keys: readonly Item[] }>>;
  readonly ReturnConsumedCapacity?: string;
}

/** AWS answers at most 16 MB at once and leaves the rest to be asked for again. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

export interface ItemStores {
  readonly database: Database;
  readonly tables: Tables;
}

/** Names the table by its name, whichever way the request does. */
export function withTableName<T extends { TableName: string }>(input: T): T {
  return typeof input.TableName === 'string' ? { ...input, TableName: tableName(input.TableName) } : input;
}

export async function read(
  { database, tables }: ItemStores,
  name: 'GetItem' | 'Query',
  input: QueryRequest,
): Promise<ActionResult> {
  const request = checkRequest(name, withTableName(input));
  const { definition } = tables.get(request.TableName);
  const { ExclusiveStartKey: start, IndexName: index } = input;
  refuseEmptyKeys(request, index);
  const startAfter = start && index ? indexEntryKey(start, definition, index) : undefined;
  return defined(await runAction(name, new CommittedItems(database, tables, startAfter), request));
}

/** No key is an empty text, and AWS refuses to look for one; dynalite finds nothing under it. */
function refuseEmptyKeys({ KeyConditions = {} }: CheckedRequest, index?: string): void {
  const conditions = KeyConditions as Record<string, { AttributeValueList: readonly AttributeValue[] }>;
  for (const [name, { AttributeValueList: values }] of Object.entries(conditions)) {
    for (const value of values) {
      const refusal = emptyKey(name, value, index);
      if (refusal) throw refusal;
    }
  }
}

/** Items come in no order that AWS promises: in the order given by `random`, so that nobody learns to rely on one. */
export async function batchGet(
  stores: ItemStores,
  input: BatchGetRequest,
  random: () => number,
): Promise<ActionResult> {
  checkRequest('BatchGetItem', input);
  const { RequestItems, ReturnConsumedCapacity: mode } = input;
  const responses: Record<string, unknown[]> = {};
  const unprocessed: Record<string, { Keys: Item[] }> = {};
  const capacities: unknown[] = [];
  let bytes = 0;
  for (const [nameOrArn, { Keys, ...options }] of Object.entries(RequestItems)) {
    const found: unknown[] = [];
    let units = 0;
    for (const Key of Keys) {
      const request = {
        ...options,
        TableName: nameOrArn,
        Key,
        ...(mode && { ReturnConsumedCapacity: mode }),
      };
      const { Item: item, ConsumedCapacity: used } = await read(stores, 'GetItem', request);
      units += (used as { CapacityUnits: number } | undefined)?.CapacityUnits ?? 0;
      bytes += item ? itemBytes(item as Item) : 0;
      if (bytes > MAX_BATCH_BYTES) {
        const left = unprocessed[nameOrArn] ?? { ...options, Keys: [] };
        left.Keys.push(Key);
        unprocessed[nameOrArn] = left;
      } else if (item) found.splice(Math.floor(random() * (found.length + 1)), 0, item);
    }
    responses[nameOrArn] = found;
    capacities.push({ TableName: tableName(nameOrArn), CapacityUnits: units });
  }
  return {
    Responses: responses,
    UnprocessedKeys: unprocessed,
    ...(mode && mode !== 'NONE' && { ConsumedCapacity: capacities }),
  };
}

export async function write(
  stores: ItemStores,
  writer: TableWriter,
  name: ItemWrite,
  input: ItemRequest,
): Promise<ActionResult> {
  const prepared = prepareWrite(stores, name, withTableName(input));
  return writer.exclusive(async () => {
    const { result, change } = await prepared.run();
    await writer.commit([change]);
    return result;
  });
}

export interface PreparedWrite {
  readonly table: Table;
  /**
   * Runs the action on what is committed now, and commits nothing; to be called once. Rejects with AwsError when it is
   * refused.
   */
  run(): Promise<{ result: ActionResult; change: ItemChange }>;
}

/** Checks all of a write that does not depend on the stored item. Throws AwsError. */
export function prepareWrite(stores: ItemStores, name: ItemWrite, input: ItemRequest): PreparedWrite {
  const onFailure = input.ReturnValuesOnConditionCheckFailure ?? 'NONE';
  if (onFailure !== 'ALL_OLD' && onFailure !== 'NONE') throw invalidEnum(onFailure);
  const request = checkRequest(name, input);
  const table = stores.tables.get(input.TableName);
  return {
    table,
    run: async () => {
      checkKeySchema(request, table.definition);
      const pending = new PendingItemWrite(stores.database, stores.tables, table);
      const result = await runWrite(name, pending, request, onFailure === 'ALL_OLD');
      const capacity = result.ConsumedCapacity as { CapacityUnits: number } | undefined;
      if (capacity) capacity.CapacityUnits += pending.indexUnits;
      return { result: defined(result), change: pending.change() };
    },
  };
}

async function runWrite(
  name: ActionName,
  pending: PendingItemWrite,
  request: Parameters<typeof runAction>[2],
  returnOld: boolean,
): Promise<ActionResult> {
  try {
    return await runAction(name, pending, request);
  } catch (error) {
    const failed = error instanceof AwsError && error.code === 'ConditionalCheckFailedException';
    if (!failed || !returnOld || !pending.before) throw error;
    throw new AwsError(error.code, error.message, error.status, { Item: pending.before });
  }
}

function invalidEnum(value: string): AwsError {
  return validationError(
    `1 validation error detected: Value '${value}' at 'returnValuesOnConditionCheckFailure' failed to satisfy ` +
      'constraint: Member must satisfy enum value set: [ALL_OLD, NONE]',
  );
}

function defined(result: ActionResult): ActionResult {
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));
}
