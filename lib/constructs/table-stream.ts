import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from '../acknowledgements.ts';
import type { ServiceFunction } from './service-function.ts';

export interface StreamConsumerProps {
  readonly table: Table;
  readonly consumer: ServiceFunction;
  /** String attributes of the new image, and the values to be told of. */
  readonly newImage: Readonly<Record<string, readonly string[]>>;
  /** Where the position of a record goes that failed for good; it holds no data of the record. */
  readonly deadLetters: IQueue;
}

/**
 * Calls a function for changes of the table that match. A table stream feeds two readers at most, and one record that
 * always fails blocks its shard until it is 24 hours old: so a failed batch is split, tried ten times, then put aside.
 */
export function consumeTableStream({ table, consumer, newImage, deadLetters }: StreamConsumerProps): void {
  const { tableStreamArn } = table;
  if (tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream`);
  consumer.grant(
    'ReadStream',
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    [tableStreamArn],
  );
  consumer.grant('FindStream', ['dynamodb:ListStreams'], ['*']);
  acknowledge(
    consumer.role,
    'IAM5[Resource::*]',
    'dynamodb:ListStreams only: AWS gives this action no resource',
  );
  consumer.function.addEventSourceMapping('TableStream', {
    eventSourceArn: tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 25,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(6),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(deadLetters),
    filters: [
      FilterCriteria.filter({
        dynamodb: {
          NewImage: Object.fromEntries(
            Object.entries(newImage).map(([name, values]) => [name, { S: values }]),
          ),
        },
      }),
    ],
  });
}
