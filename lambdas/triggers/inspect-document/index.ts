import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { requireEnv } from '../../adapters/environment.ts';
import { theFiles } from '../../adapters/files/files.ts';
import { theTable } from '../../adapters/table/table.ts';
import { observed } from '../../middleware/observed.ts';
import { inspectDocument } from './inspect-document.ts';

/** GuardDuty's event `GuardDuty Malware Protection Object Scan Result`, as far as it is read. */
const scanEventSchema = z.object({
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string(), eTag: z.string() }),
    scanResultDetails: z.object({
      scanResultStatus: z.enum([
        'NO_THREATS_FOUND',
        'THREATS_FOUND',
        'UNSUPPORTED',
        'ACCESS_DENIED',
        'FAILED',
      ]),
    }),
  }),
});

export const handler = middy<unknown, void, Error, Context>()
  .use(observed())
  .handler(async (event) => {
    const { s3ObjectDetails, scanResultDetails } = scanEventSchema.parse(event).detail;
    const inspector = {
      table: theTable(),
      files: theFiles(),
      quarantineBucket: requireEnv('QUARANTINE_BUCKET'),
      documentsBucket: requireEnv('DOCUMENTS_BUCKET'),
      maxBytes: Number(requireEnv('UPLOAD_MAX_BYTES')),
    };
    const scan = {
      objectKey: s3ObjectDetails.objectKey,
      etag: s3ObjectDetails.eTag,
      status: scanResultDetails.scanResultStatus,
    };
    await inspectDocument(inspector, scan, Date.now());
  });
