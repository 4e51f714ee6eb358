import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DataFolder } from '../../../local/data-folder.ts';
import { createDynamoDb, type DynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { serviceHandler } from '../service-handler.ts';

export const TABLE = 'claims';
export const START = Date.parse('2026-03-01T12:00:00Z');

const key = (AttributeName: string, KeyType: string) => ({ AttributeName, KeyType });

const RESOURCE = {
  stackName: 'data',
  logicalId: 'ClaimsTable',
  type: 'AWS::DynamoDB::Table',
  properties: {
    TableName: TABLE,
    KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'owner'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'gsi1',
        KeySchema: [key('gsi1pk', 'HASH'), key('gsi1sk', 'RANGE')],
        Projection: { ProjectionType: 'ALL' },
      },
      {
        IndexName: 'byOwner',
        KeySchema: [key('owner', 'HASH')],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  },
};

export interface LocalTable {
  readonly dynamo: DynamoDb;
  readonly client: DynamoDBDocumentClient;
  readonly clock: SimulatedClock;
  readonly activity: ActivityCount;
  readonly streamArn: string;
}

/** A started DynamoDB with one table as the app's, and a real SDK client to it. */
export async function startTable(folder: DataFolder, now = START): Promise<LocalTable> {
  const activity = new ActivityCount();
  const clock = new SimulatedClock(activity, now);
  const dynamo = createDynamoDb({ folder, clock, activity });
  const identity = dynamo.provider.identify(RESOURCE);
  await dynamo.provider.provision({ ...RESOURCE, identity });
  dynamo.resume();
  await activity.idle();
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://localhost:4566',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: serviceHandler(dynamo.service, () => clock.now()),
  });
  return {
    dynamo,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    clock,
    activity,
    streamArn: identity.attributes.StreamArn ?? '',
  };
}
