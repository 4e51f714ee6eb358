import middy from '@middy/core';
import type { Context, SESEvent } from 'aws-lambda';
import { requireEnv } from '../../adapters/environment.ts';
import { theFiles } from '../../adapters/files/files.ts';
import { signingKeys } from '../../adapters/mail/link-store.ts';
import { theTable } from '../../adapters/table/table.ts';
import { logger } from '../../middleware/logger.ts';
import { observed } from '../../middleware/observed.ts';
import { arrivalOf, receiptEventSchema } from './arrival.ts';
import { receiveMail } from './keep-mail.ts';

/** Takes in the mails of one event of SES; a fault is thrown, and Lambda calls again with the same event. */
export async function receive(event: unknown): Promise<void> {
  const receiver = {
    table: theTable(),
    files: theFiles(),
    mailBucket: requireEnv('MAIL_BUCKET'),
    quarantineBucket: requireEnv('QUARANTINE_BUCKET'),
    place: { domain: requireEnv('MAIL_DOMAIN'), keys: (await signingKeys()).keys },
    maxBytes: Number(requireEnv('UPLOAD_MAX_BYTES')),
  };
  for (const record of receiptEventSchema.parse(event).Records) {
    const arrival = arrivalOf(record);
    logger.appendKeys({ emailId: arrival.emailId });
    await receiveMail(receiver, arrival, Date.now());
  }
}

export const handler = middy<SESEvent, void, Error, Context>().use(observed()).handler(receive);
