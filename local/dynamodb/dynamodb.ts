/**
 * DynamoDB on one machine: the operations that the app uses, called in process. Expressions and results are dynalite's;
 * storage, transactions, streams and time to live are here. Not simulated: Scan, PartiQL, the stream API, throttling by
 * capacity, conflicts (writes take turns instead). Commits survive the process being killed at any moment, not the
 * machine losing power: LevelDB's log is written, not synced.
 */
import type { AwsCall, AwsOperation, RpcService } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { TableStreams } from '../events.ts';
import { physicalName, type ResourceProvider, type TemplateResource } from '../resource-provider.ts';
import { ChangeStreams } from './change-streams.ts';
import {
  type BatchGetRequest,
  batchGet,
  type ItemRequest,
  type ItemStores,
  type ItemWrite,
  type QueryRequest,
  read,
  write,
} from './item-operations.ts';
import { databaseIn } from './item-store.ts';
import {
  batchGetPermissions,
  itemPermission,
  queryPermission,
  transactionPermissions,
} from './permissions.ts';
import { streamArn, Tables, tableArn, tableOf } from './table.ts';
import { TableWriter } from './table-writer.ts';
import { ExpiryIndex } from './time-to-live.ts';
import { Transactions, type TransactWriteRequest } from './transactions.ts';

export interface DynamoDbDependencies {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  /** 0 ≤ x < 1; the order of BatchGetItem's answers. Default: always 0. */
  readonly random?: () => number;
}

export interface DynamoDb {
  readonly service: RpcService;
  readonly provider: ResourceProvider;
  readonly streams: TableStreams;
  /** Sets the timers of what is due to expire; after all tables are provisioned. */
  resume(): void;
  /** Lets the write under way commit, refuses others, closes the files. */
  stop(): Promise<void>;
  /** For simulations in memory: from this moment nothing is committed. */
  crash(): void;
}

export function createDynamoDb({
  folder,
  clock,
  activity,
  random = () => 0,
}: DynamoDbDependencies): DynamoDb {
  const tables = new Tables();
  const database = databaseIn(folder);
  const streams = new ChangeStreams(database, clock);
  const expiries = new ExpiryIndex(database, clock, tables);
  const writer = new TableWriter(database, streams, expiries);
  const stores: ItemStores = { database, tables };
  const transactions = new Transactions(stores, writer, clock);
  const ready = once(async () => {
    await database.open();
    streams.load();
    await transactions.load();
  });
  return {
    service: {
      protocol: 'json-1.0',
      signingName: 'dynamodb',
      target: 'DynamoDB_20120810',
      operations: afterReady(ready, operationsOf(stores, writer, transactions, random)),
    },
    provider: tableProvider(tables, ready),
    streams,
    resume: () =>
      activity.track(
        'dynamodb: set expiry timers',
        ready().then(() => expiries.start(writer)),
      ),
    crash: () => {
      expiries.stop();
      writer.crash();
    },
    stop: async () => {
      expiries.stop();
      await writer.stop();
      // In memory the items outlive the runtime.
      if (folder.path !== null) await database.close();
    },
  };
}

function operationsOf(
  stores: ItemStores,
  writer: TableWriter,
  transactions: Transactions,
  random: () => number,
): Record<string, AwsOperation> {
  const itemWrite = (name: ItemWrite): AwsOperation => ({
    permissions: (input: ItemRequest) => [itemPermission(name, input)],
    run: (input: ItemRequest) => write(stores, writer, name, input),
  });
  return {
    GetItem: {
      permissions: (input: ItemRequest) => [itemPermission('GetItem', input)],
      run: (input: ItemRequest) => read(stores, 'GetItem', input),
    },
    BatchGetItem: {
      permissions: (input: BatchGetRequest) => batchGetPermissions(input),
      run: (input: BatchGetRequest) => batchGet(stores, input, random),
    },
    Query: {
      permissions: (input: QueryRequest) => [queryPermission(input)],
      run: (input: QueryRequest) => read(stores, 'Query', input),
    },
    PutItem: itemWrite('PutItem'),
    UpdateItem: itemWrite('UpdateItem'),
    DeleteItem: itemWrite('DeleteItem'),
    TransactWriteItems: {
      permissions: (input: TransactWriteRequest) => transactionPermissions(input),
      run: (input: TransactWriteRequest) => transactions.write(input),
    },
  };
}

/** Operations may be called before anything was provisioned; the files are opened by whoever comes first. */
function afterReady(
  ready: () => Promise<void>,
  operations: Record<string, AwsOperation>,
): Record<string, AwsOperation> {
  const waiting = Object.entries(operations).map(([name, operation]): [string, AwsOperation] => [
    name,
    {
      permissions: operation.permissions,
      run: async (input: never, call: AwsCall) => {
        await ready();
        return operation.run(input, call);
      },
    },
  ]);
  return Object.fromEntries(waiting);
}

function tableProvider(tables: Tables, ready: () => Promise<void>): ResourceProvider {
  const nameOf = ({ properties, ...resource }: TemplateResource): string =>
    typeof properties.TableName === 'string'
      ? properties.TableName
      : physicalName({ ...resource, properties }, 255);
  return {
    types: ['AWS::DynamoDB::Table'],
    identify: (resource) => {
      const name = nameOf(resource);
      return { ref: name, attributes: { Arn: tableArn(name), StreamArn: streamArn(name) } };
    },
    provision: async ({ identity, properties }) => {
      await ready();
      tables.add(tableOf(identity.ref, properties));
    },
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
