import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { SFNClient } from '@aws-sdk/client-sfn';
import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { requireEnv } from '../adapters/environment.ts';
import { theTable } from '../adapters/table/table.ts';
import { logger } from '../middleware/logger.ts';
import { ClaimExecutions } from './claim-executions.ts';
import { deliverRecord, type Executions } from './deliver.ts';
import { PayoutExecutions } from './payout-executions.ts';
import { PlanExecutions } from './plan-executions.ts';
import { RmaExecutions } from './rma-executions.ts';

let executions: Executions | undefined;

const theExecutions = (): Executions => {
  const client = new SFNClient({});
  executions ??= {
    claims: new ClaimExecutions(client, requireEnv('CLAIM_MACHINE_ARN')),
    plans: new PlanExecutions(client, {
      activation: requireEnv('ACTIVATION_MACHINE_ARN'),
      billing: requireEnv('BILLING_MACHINE_ARN'),
    }),
    rmas: new RmaExecutions(client, requireEnv('RMA_MACHINE_ARN')),
    payouts: new PayoutExecutions(client, requireEnv('PAYOUT_MACHINE_ARN')),
  };
  return executions;
};

/**
 * Brings what the table recorded to the workflows: answers to waiting tasks, and the start of executions. A record that
 * fails is reported alone, in order, and tried again.
 */
export async function deliverBatch(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    try {
      await deliverRecord(theTable(), theExecutions(), record);
    } catch (error) {
      logger.error('a callback was not delivered', { error, sequence: record.dynamodb?.SequenceNumber });
      // Everything from here on comes again: the order of a claim's records is kept.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}

export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse, Error, Context>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(deliverBatch);
