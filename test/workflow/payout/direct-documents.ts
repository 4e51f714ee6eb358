import { type AttributeValue, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { AwsError } from '../../../local/aws-service.ts';
import type { DynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { ADMIN } from '../../local/service-handler.ts';

/**
 * The document client without the wire: commands go to DynamoDB's operations in process. Signing, serializing and retrying
 * by the SDK is held by the tests of the adapters; here it was most of two simulated years.
 */

/** As the client of production is set. */
const attributes = (fields: object): object => marshall(fields, { removeUndefinedValues: true });

/** Members of a command that hold attributes, on their way in and out. */
const itemNames = new Set([
  'Item',
  'Key',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
]);

/** A command's input or answer with its attributes written the other way. */
function rewritten(value: unknown, change: (item: object) => object): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (itemNames.has(name)) return [name, inner && change(inner)];
      if (name === 'Items') return [name, (inner as object[]).map(change)];
      return [name, rewritten(inner, change)];
    }),
  );
}

const operations: Readonly<Record<string, string>> = {
  GetCommand: 'GetItem',
  QueryCommand: 'Query',
  TransactWriteCommand: 'TransactWriteItems',
};

interface Command {
  readonly input: object;
  readonly constructor: { readonly name: string };
}

/** A client for `Table` and nothing else: it gets, queries and writes in transactions. */
export function directDocuments(
  dynamo: DynamoDb,
  now: () => number,
  around: <T>(run: () => Promise<T>) => Promise<T>,
): DynamoDBDocumentClient {
  const send = async ({ input, constructor: { name } }: Command): Promise<unknown> => {
    const operation = dynamo.service.operations[operations[name] ?? ''];
    if (!operation) throw new Error(`${name} is not simulated here`);
    const request = rewritten(input, attributes);
    const call = { caller: ADMIN, now: now(), requestId: 'test' };
    try {
      const answer = await around(() => operation.run(request as never, call));
      return rewritten(answer, (item) => unmarshall(item as Record<string, AttributeValue>));
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'TransactionCanceledException') throw error;
      const { CancellationReasons } = error.fields as Pick<
        TransactionCanceledException,
        'CancellationReasons'
      >;
      throw new TransactionCanceledException({ message: error.message, $metadata: {}, CancellationReasons });
    }
  };
  return { send } as unknown as DynamoDBDocumentClient;
}
