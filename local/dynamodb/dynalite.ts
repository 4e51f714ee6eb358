/**
 * A typed window on dynalite's item actions and validations: the parts of the DynamoDB emulator that parse
 * expressions, check requests and compute results. Its store, table life cycle and HTTP server are not used: they bring
 * real timers, lose index entries whose 24-bit key suffixes collide, and leave iterators open. The store is ours
 * (`item-store.ts`), and so every action runs synchronously on it, up to the commit.
 */
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { AwsError } from '../aws-service.ts';
import type { AttributeValue, Item } from './attribute-value.ts';

export type Callback<T> = (error: Error | null, result?: T) => void;

/** A range of keys as dynalite asks for it; `limit` −1 means all. */
export interface KeyRange {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  limit?: number;
  reverse?: boolean;
}

/** What an action calls on the items of a table, or on one of its indexes. */
export interface ActionStorage {
  lock(key: string | readonly string[], run: (release: <T>(callback: T) => T) => void): void;
  get(key: string, callback: Callback<Item | undefined>): void;
  put(key: string, item: Item, callback: Callback<void>): void;
  del(key: string, callback: Callback<void>): void;
  createValueStream(range: KeyRange): Readable;
}

/** The table's description in the names of CreateTable, as far as actions read it. */
export interface TableDefinition {
  readonly TableName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly AttributeDefinitions: readonly { AttributeName: string; AttributeType: string }[];
  readonly GlobalSecondaryIndexes?: readonly IndexDefinition[];
}

export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: string;
}

export interface IndexDefinition {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
}

/** The store an action runs on. */
export interface ActionStore {
  readonly options: { readonly maxItemSize: number };
  getTable(name: string, callback: Callback<TableDefinition>): void;
  getItemDb(table: string): ActionStorage;
  getIndexDb(type: string, table: string, index: string): ActionStorage;
}

/** A request after validation: its expressions are parsed into fields beginning with an underscore. */
export type CheckedRequest = Record<string, unknown> & { TableName: string; Key?: Item; Item?: Item };

type Action = (store: ActionStore, request: CheckedRequest, callback: Callback<ActionResult>) => void;
export type ActionResult = Record<string, unknown>;
interface Validation {
  readonly types: Record<string, unknown>;
  readonly custom?: unknown;
}

const require = createRequire(import.meta.url);

/**
 * Parses a condition each time it comes, which is the dearest part of a small write. One without placeholders means the
 * same whatever else the request says, and nearly every item that is created carries the same one: parsed once.
 */
const conditionParser = require('dynalite/db/conditionParser') as {
  parse(condition: string, options: object): unknown;
};
const parseCondition = conditionParser.parse;
const parsedConditions = new Map<string, unknown>();
const mostParsed = 100;
conditionParser.parse = (condition, options) => {
  if (/[#:]/.test(condition)) return parseCondition(condition, options);
  const known = parsedConditions.get(condition);
  if (known !== undefined) return known;
  const parsed = parseCondition(condition, options);
  if (parsedConditions.size < mostParsed) parsedConditions.set(condition, parsed);
  return parsed;
};

const actions = {
  GetItem: require('dynalite/actions/getItem') as Action,
  Query: require('dynalite/actions/query') as Action,
  PutItem: require('dynalite/actions/putItem') as Action,
  UpdateItem: require('dynalite/actions/updateItem') as Action,
  DeleteItem: require('dynalite/actions/deleteItem') as Action,
};
export type ActionName = keyof typeof actions;

const requestValidations: Record<ActionName | 'BatchGetItem', Validation> = {
  GetItem: require('dynalite/validations/getItem') as Validation,
  BatchGetItem: require('dynalite/validations/batchGetItem') as Validation,
  Query: require('dynalite/validations/query') as Validation,
  PutItem: require('dynalite/validations/putItem') as Validation,
  UpdateItem: require('dynalite/validations/updateItem') as Validation,
  DeleteItem: require('dynalite/validations/deleteItem') as Validation,
};

const validations = require('dynalite/validations') as {
  checkTypes(request: object, types: object): CheckedRequest;
  checkValidations(request: object, types: object, custom: unknown, store: unknown): void;
};

const keys = require('dynalite/db') as {
  createKey(item: Item, table: TableDefinition): string;
  createIndexKey(item: Item, table: TableDefinition, schema: readonly KeyElement[]): string;
  validateKey(key: Item, table: TableDefinition): Error | undefined;
  validateItem(item: Item, table: TableDefinition): Error | undefined;
  itemSize(item: Item): number;
};

/** AWS refuses items above 400 KB. */
const MAX_ITEM_BYTES = 400 * 1024;
export const STORE_OPTIONS = { maxItemSize: MAX_ITEM_BYTES };

/** Parses and statically checks a request, as AWS does before it looks at any table. Throws AwsError. */
export function checkRequest(name: ActionName | 'BatchGetItem', input: object): CheckedRequest {
  const { types, custom } = requestValidations[name];
  try {
    const request = validations.checkTypes(structuredClone(input), types);
    validations.checkValidations(request, types, custom, { options: STORE_OPTIONS });
    return request;
  } catch (error) {
    throw asAwsError(error);
  }
}

/** Runs one of dynalite's actions on a store. Rejects with AwsError for what AWS refuses. */
export function runAction(
  name: ActionName,
  store: ActionStore,
  request: CheckedRequest,
): Promise<ActionResult> {
  return new Promise((resolve, reject) => {
    actions[name](store, request, (error, result = {}) =>
      error ? reject(asAwsError(error)) : resolve(result),
    );
  });
}

/** The item's key as text; items of one hash key stand together, in the order of their sort keys. */
export function itemKey(item: Item, table: TableDefinition): string {
  return keys.createKey(item, table);
}

/** An index entry's key as dynalite makes it; entries of different items may share it. */
export function indexKey(item: Item, table: TableDefinition, index: IndexDefinition): string {
  return keys.createIndexKey(item, table, index.KeySchema);
}

/** Throws the ValidationException of AWS when the request's Key or Item does not fit the table's key schema. */
export function checkKeySchema(request: CheckedRequest, table: TableDefinition): void {
  const refusal = request.Item
    ? keys.validateItem(request.Item, table)
    : keys.validateKey(request.Key ?? {}, table);
  if (refusal) throw asAwsError(refusal);
}

/** Bytes of an item as AWS counts them towards its limits. */
export function itemBytes(item: Item): number {
  return keys.itemSize(item);
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** What AWS says of an empty text or blob as a key, of the table or an index; `undefined` for any other value. */
export function emptyKey(name: string, { S, B }: AttributeValue, index?: string): AwsError | undefined {
  if (S !== '' && B !== '') return undefined;
  const secondary = index ? 'A value specified for a secondary index key is not supported. ' : '';
  const place = index ? `IndexName: ${index}, IndexKey: ${name}` : `Key: ${name}`;
  return validationError(
    `One or more parameter values are not valid. ${secondary}The AttributeValue for a key attribute cannot contain ` +
      `an empty ${S === '' ? 'string' : 'binary'} value. ${place}`,
  );
}

/** dynalite's errors carry status and JSON body; anything else is a defect of ours and stays what it is. */
function asAwsError(error: unknown): unknown {
  if (!(error instanceof Error) || !('body' in error)) return error;
  const { statusCode, body } = error as Error & { statusCode?: number; body: Record<string, string> };
  const code = body.__type?.split('#').at(-1) ?? 'InternalServerError';
  const message = body.message ?? body.Message ?? error.message;
  // AWS says so whether the key is to be written or read.
  const told = message.replace(/were invalid: (?=The AttributeValue for a key)/, 'are not valid. ');
  return new AwsError(code, told, statusCode ?? 400);
}
