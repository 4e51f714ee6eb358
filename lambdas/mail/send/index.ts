import { SESClient } from '@aws-sdk/client-ses';
import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { requireEnv } from '../../adapters/environment.ts';
import { signingKeys } from '../../adapters/mail/link-store.ts';
import { readBrand } from '../../adapters/people/people.ts';
import { theTable } from '../../adapters/table/table.ts';
import { logger } from '../../middleware/logger.ts';
import { observed } from '../../middleware/observed.ts';
import { Outbox } from './outbox.ts';

const ses = new SESClient({});

/**
 * Sends what the table's stream says is queued. Mails do not depend on each other, so a batch goes on past one that
 * fails; those that failed are reported, and what was sent meanwhile is skipped when they come again.
 */
export async function sendQueued(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const table = theTable();
  const outbox = new Outbox({
    table,
    ses,
    signingKeys: await signingKeys(),
    senderName: `${(await readBrand(table)).name} Claims Team`,
    claimsAddress: requireEnv('CLAIMS_ADDRESS'),
    domain: requireEnv('MAIL_DOMAIN'),
    portalUrl: requireEnv('PORTAL_URL'),
    configurationSet: requireEnv('CONFIGURATION_SET'),
  });
  const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
  for (const { dynamodb } of event.Records) {
    const pk = dynamodb?.Keys?.pk?.S;
    const sk = dynamodb?.Keys?.sk?.S;
    if (pk === undefined || sk === undefined) continue;
    try {
      await outbox.send({ pk, sk });
    } catch (error) {
      logger.error('a mail was not sent', { error, sequence: dynamodb?.SequenceNumber });
      batchItemFailures.push({ itemIdentifier: dynamodb?.SequenceNumber ?? '' });
    }
  }
  return { batchItemFailures };
}

export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse, Error, Context>()
  .use(observed())
  .handler(sendQueued);
