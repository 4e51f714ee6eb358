import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from '../../lambdas/adapters/table/table.ts';
import { AwsError, type HttpRequest, type HttpResponse } from '../../local/aws-service.ts';
import { createDynamoDb, type DynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { openDataFolder } from '../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../local/time/activity-count.ts';
import { SimulatedClock } from '../../local/time/simulated-clock.ts';
import { ADMIN } from '../local/service-handler.ts';
import { answerAt } from '../one-socket.ts';
import { holdToGrants } from './function-rights.ts';

export const TABLE_NAME = 'claimflow';

/** The key that links in mail are made with. */
export const LINK_KEY = 'the key of the tests';

const key = (attribute: string, type: string) => ({ AttributeName: attribute, KeyType: type });
const indexes = ['gsi1', 'gsi2', 'gsi3', 'gsi4'];

export const TABLE_RESOURCE = {
  stackName: 'data',
  logicalId: 'Table',
  type: 'AWS::DynamoDB::Table',
  properties: {
    TableName: TABLE_NAME,
    KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
    AttributeDefinitions: ['pk', 'sk', ...indexes.flatMap((index) => [`${index}pk`, `${index}sk`])].map(
      (AttributeName) => ({ AttributeName, AttributeType: 'S' }),
    ),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index,
      KeySchema: [key(`${index}pk`, 'HASH'), key(`${index}sk`, 'RANGE')],
      Projection: { ProjectionType: 'ALL' },
    })),
  },
};

export interface TableServer {
  readonly table: Table;
  /** Text messages that went out, oldest first. */
  readonly texts: readonly { readonly to: string; readonly text: string }[];
  /** Runs before the next write that fits, once: what somebody else does in between. */
  beforeNextWrite(work: () => Promise<void>): void;
  /** Told of every call of the table from now on: the operation's name and its input as JSON. */
  watch(listener: (operation: string, input: string) => void): void;
  close(): Promise<void>;
}

/**
 * DynamoDB in memory with the app's table, and the link key, behind a socket, and the environment that leads the
 * handlers' own SDK clients there.
 */
export async function startTableServer(nowMs: number): Promise<TableServer> {
  const activity = new ActivityCount();
  const clock = new SimulatedClock(activity, nowMs);
  const folder = openDataFolder(null);
  const dynamo = createDynamoDb({ folder, clock, activity });
  await dynamo.provider.provision({ ...TABLE_RESOURCE, identity: dynamo.provider.identify(TABLE_RESOURCE) });
  dynamo.resume();
  const texts: { to: string; text: string }[] = [];
  let between: (() => Promise<void>) | undefined;
  let watcher: ((operation: string, input: string) => void) | undefined;
  const socket = await answerAt('table', async (request) => {
    const work = between;
    if (work && request.headers['x-amz-target']?.endsWith('.TransactWriteItems')) {
      between = undefined;
      await work();
    }
    if (request.headers['x-amz-target'] === undefined)
      return published(new URLSearchParams(Buffer.from(request.body).toString()), texts);
    if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue')
      return json(200, { Name: 'secret', SecretString: secretIn(request) });
    watcher?.(request.headers['x-amz-target'].split('.')[1] ?? '', Buffer.from(request.body).toString());
    return answer(dynamo, request, clock.now());
  });
  // As on a function: region and credentials are there, and every call goes to this machine.
  process.env.AWS_REGION = 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID = 'local';
  process.env.AWS_SECRET_ACCESS_KEY = 'local';
  const endpoint = `http://127.0.0.1:${socket.port}`;
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER = endpoint;
  process.env.AWS_ENDPOINT_URL_SNS = endpoint;
  process.env.LINK_KEY_SECRET_ARN = 'link-key';
  process.env.TABLE_NAME = TABLE_NAME;
  const client = new DynamoDBClient({});
  return {
    table: new Table(
      DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
      TABLE_NAME,
    ),
    texts,
    beforeNextWrite: (work) => {
      between = work;
    },
    watch: (listener) => {
      watcher = listener;
    },
    close: async () => {
      client.destroy();
      socket.end();
      await dynamo.stop();
      folder.close();
    },
  };
}

/** The value of the secret that is asked for: the provider's credentials, or the link key. */
const secretIn = (request: HttpRequest): string =>
  Buffer.from(request.body).includes('paypal') ? '{"clientId":"id","clientSecret":"secret"}' : LINK_KEY;

/** SNS, as far as texts go: the one service asked by a form here. */
function published(form: URLSearchParams, texts: { to: string; text: string }[]): HttpResponse {
  texts.push({ to: form.get('PhoneNumber') ?? '', text: form.get('Message') ?? '' });
  const body =
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}

async function answer(dynamo: DynamoDb, request: HttpRequest, now: number): Promise<HttpResponse> {
  const name = request.headers['x-amz-target']?.split('.')[1] ?? '';
  const operation = dynamo.service.operations[name];
  if (!operation) throw new Error(`${name} is not an operation of the table`);
  const call = { caller: ADMIN, now, requestId: 'test' };
  try {
    const input = JSON.parse(Buffer.from(request.body).toString()) as never;
    holdToGrants(request.headers, operation.permissions(input, call));
    return json(200, await operation.run(input, call));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return json(error.status, { __type: error.code, message: error.message, ...error.fields });
  }
}

const json = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify(body)),
});
