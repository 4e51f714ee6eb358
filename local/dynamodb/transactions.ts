/** TransactWriteItems: all or nothing, in one batch, at most once per client token. */
import { createHash } from 'node:crypto';
import { AwsError } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import { isRecord } from '../json-shape.ts';
import type { Item } from './attribute-value.ts';
import { type ActionResult, itemBytes, itemKey, validationError } from './dynalite.ts';
import {
  type ItemRequest,
  type ItemStores,
  type ItemWrite,
  type PreparedWrite,
  prepareWrite,
  withTableName,
} from './item-operations.ts';
import type { BatchOperation, Database, ItemChange } from './item-store.ts';
import { hasKeys } from './table.ts';
import type { TableWriter } from './table-writer.ts';

export type MemberKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
export type TransactMember = {
  readonly [kind in MemberKind]?: ItemRequest & { ConditionExpression?: string; UpdateExpression?: string };
};

export interface TransactWriteRequest {
  readonly TransactItems: readonly TransactMember[];
  readonly ClientRequestToken?: string;
  readonly ReturnConsumedCapacity?: string;
}

/** A condition check is a delete of which nothing is kept but its verdict. */
const ACTION: Record<MemberKind, ItemWrite> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
};

/** Errors of one member that cancel the transaction; any other error is the request's own. */
const CANCELLATION_CODES = new Map([
  ['ConditionalCheckFailedException', 'ConditionalCheckFailed'],
  ['ValidationException', 'ValidationError'],
]);

const MAX_ITEMS = 100;
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_TOKEN_LENGTH = 36;
/** How long AWS remembers a client token. */
const TOKEN_LIFE_MS = 10 * 60_000;
const TOKEN_PREFIX = 'token~';

interface PreparedMember extends PreparedWrite {
  readonly kind: MemberKind;
  readonly tableName: string;
}

interface KnownToken {
  readonly requestHash: string;
  readonly at: number;
}

interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

export class Transactions {
  readonly #stores: ItemStores;
  readonly #writer: TableWriter;
  readonly #clock: Clock;
  /** In the order in which they were used. */
  readonly #tokens = new Map<string, KnownToken>();

  constructor(stores: ItemStores, writer: TableWriter, clock: Clock) {
    this.#stores = stores;
    this.#writer = writer;
    this.#clock = clock;
  }

  /** Remembers the client tokens used before a restart; once the database is open. */
  async load(): Promise<void> {
    for (const [token, known] of await storedTokens(this.#stores.database)) this.#tokens.set(token, known);
  }

  /** Throws TransactionCanceledException with a reason for each member, and AWS's other errors. */
  async write(input: TransactWriteRequest): Promise<ActionResult> {
    const { ClientRequestToken: token, ReturnConsumedCapacity: mode, TransactItems: items } = input;
    checkToken(token);
    const members = prepareMembers(this.#stores, items, mode);
    const requestHash = createHash('sha256').update(JSON.stringify(items)).digest('hex');
    return this.#writer.exclusive(async () => {
      const forgotten = this.#forgetOldTokens();
      const known = token === undefined ? undefined : this.#tokens.get(token);
      if (known && known.requestHash !== requestHash) throw tokenMismatch();
      if (known) return {};
      const outcome = await runAll(members);
      const remembered: KnownToken = { requestHash, at: this.#clock.now() };
      const also: BatchOperation[] = token
        ? [...forgotten, { type: 'put', key: TOKEN_PREFIX + token, value: remembered }]
        : forgotten;
      await this.#writer.commit(outcome.changes, { also });
      if (token) this.#tokens.set(token, remembered);
      return consumed(members, outcome.units, mode);
    });
  }

  #forgetOldTokens(): BatchOperation[] {
    const operations: BatchOperation[] = [];
    for (const [token, { at }] of this.#tokens) {
      if (this.#clock.now() - at < TOKEN_LIFE_MS) break;
      this.#tokens.delete(token);
      operations.push({ type: 'del', key: TOKEN_PREFIX + token });
    }
    return operations;
  }
}

async function storedTokens(database: Database): Promise<[string, KnownToken][]> {
  const tokens: [string, KnownToken][] = [];
  for await (const [key, value] of database.iterator({ gte: TOKEN_PREFIX, lt: `${TOKEN_PREFIX}\x7f` })) {
    tokens.push([key.slice(TOKEN_PREFIX.length), value as KnownToken]);
  }
  return tokens.sort(([, one], [, other]) => one.at - other.at);
}

function prepareMembers(
  stores: ItemStores,
  items: readonly TransactMember[] | undefined,
  mode: string | undefined,
): PreparedMember[] {
  if (!items) throw violated('Value null', 'transactItems', 'Member must not be null');
  // The shapes that AWS's reader of JSON refuses, before anything is looked at.
  if (
    !Array.isArray(items) ||
    !items.every(isRecord) ||
    !items.every((item) => Object.values(item).every(isRecord))
  )
    throw new AwsError('SerializationException', 'Start of structure or map found where not expected.');
  if (items.length === 0)
    throw violated("Value '[]'", 'transactItems', 'Member must have length greater than or equal to 1');
  if (items.length > MAX_ITEMS) {
    throw violated('Value', 'transactItems', `Member must have length less than or equal to ${MAX_ITEMS}`);
  }
  const seen = new Set<string>();
  let bytes = 0;
  return items.map((member, index) => {
    const [kind, input] = soleMember(member, index);
    const request = withTableName(mode ? { ...input, ReturnConsumedCapacity: mode } : input);
    const prepared = prepareWrite(stores, ACTION[kind], request);
    const addressed = request.Item ?? request.Key ?? {};
    const address = addressOf(prepared, addressed);
    if (address !== undefined && seen.has(address)) {
      throw validationError('Transaction request cannot include multiple operations on one item');
    }
    if (address !== undefined) seen.add(address);
    bytes += itemBytes(addressed);
    if (bytes > MAX_BYTES) throw validationError('Transaction request exceeds the maximum size of 4 MB');
    return { ...prepared, kind, tableName: request.TableName };
  });
}

function soleMember(member: TransactMember, index: number): [MemberKind, ItemRequest] {
  const present = (Object.keys(ACTION) as MemberKind[]).flatMap((kind): [MemberKind, ItemRequest][] => {
    const input = member[kind];
    return input ? [[kind, input]] : [];
  });
  const [sole] = present;
  if (!sole || present.length !== 1) {
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const at = `transactItems.${index + 1}.member`;
  if (member.ConditionCheck && !member.ConditionCheck.ConditionExpression)
    throw violated('Value null', `${at}.conditionCheck.conditionExpression`, 'Member must not be null');
  if (member.Update && !member.Update.UpdateExpression)
    throw violated('Value null', `${at}.update.updateExpression`, 'Member must not be null');
  return sole;
}

/** Which item a member is about; `undefined` when its key does not fit the table, which then cancels the transaction. */
function addressOf({ table }: PreparedWrite, addressed: Item): string | undefined {
  const { definition, keyNames } = table;
  const fits = hasKeys(addressed, keyNames, definition);
  return fits ? `${definition.TableName}~${itemKey(addressed, definition)}` : undefined;
}

/** Runs every member on what is committed now; no item stands twice, so none has to see another's effect. */
async function runAll(
  members: readonly PreparedMember[],
): Promise<{ changes: ItemChange[]; units: number[] }> {
  const reasons: CancellationReason[] = [];
  const changes: ItemChange[] = [];
  const units: number[] = [];
  for (const { kind, run } of members) {
    try {
      const { result, change } = await run();
      if (kind !== 'ConditionCheck') changes.push(change);
      units.push((result.ConsumedCapacity as { CapacityUnits: number } | undefined)?.CapacityUnits ?? 0);
      reasons.push({ Code: 'None' });
    } catch (error) {
      reasons.push(cancellationReason(error));
    }
  }
  if (reasons.every(({ Code }) => Code === 'None')) return { changes, units };
  throw new AwsError(
    'TransactionCanceledException',
    'Transaction cancelled, please refer cancellation reasons for specific reasons ' +
      `[${reasons.map(({ Code }) => Code).join(', ')}]`,
    400,
    { CancellationReasons: reasons },
  );
}

function cancellationReason(error: unknown): CancellationReason {
  const code = error instanceof AwsError ? CANCELLATION_CODES.get(error.code) : undefined;
  if (!code || !(error instanceof AwsError)) throw error;
  return {
    Code: code,
    Message: error.message,
    ...(error.fields.Item !== undefined && { Item: error.fields.Item }),
  };
}

/** A transaction costs twice what its writes cost alone. */
function consumed(members: readonly PreparedMember[], units: readonly number[], mode?: string): ActionResult {
  if (mode !== 'TOTAL' && mode !== 'INDEXES') return {};
  const byTable = new Map<string, number>();
  members.forEach(({ tableName }, index) => {
    byTable.set(tableName, (byTable.get(tableName) ?? 0) + 2 * (units[index] ?? 0));
  });
  return {
    ConsumedCapacity: [...byTable].map(([TableName, CapacityUnits]) => ({
      TableName,
      CapacityUnits,
      WriteCapacityUnits: CapacityUnits,
    })),
  };
}

function checkToken(token: string | undefined): void {
  if (token === undefined || (token.length >= 1 && token.length <= MAX_TOKEN_LENGTH)) return;
  const bound = token === '' ? 'greater than or equal to 1' : `less than or equal to ${MAX_TOKEN_LENGTH}`;
  throw violated(`Value '${token}'`, 'clientRequestToken', `Member must have length ${bound}`);
}

function violated(value: string, at: string, constraint: string): AwsError {
  return validationError(
    `1 validation error detected: ${value} at '${at}' failed to satisfy constraint: ${constraint}`,
  );
}

function tokenMismatch(): AwsError {
  return new AwsError(
    'IdempotentParameterMismatchException',
    'The request was rejected because it was retried with different parameters than the original request',
  );
}
