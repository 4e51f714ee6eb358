import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { DocumentRecord } from '../domain/claim/records.ts';
import { requireEnv } from './environment.ts';
import * as keys from './keys.ts';
import type { Table, TransactItem } from './table.ts';

let shared: S3Client | undefined;

const s3 = (): S3Client => {
  shared ??= new S3Client({});
  return shared;
};

export interface Upload {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/** A document that is announced: pending, and known to the reconcile until it is uploaded and inspected. */
export const pendingDocument = (table: Table, document: DocumentRecord): TransactItem =>
  table.create(keys.documentKey(document.claimId, document.documentId), {
    entity: 'document',
    ...document,
    ...keys.pendingIndexes('document', document.createdAt),
  });

/**
 * Lets a browser post one file straight into quarantine: this key, this content type, not larger than announced. POST
 * knows no write-once; the key is unguessable and used for nothing else, and inspection takes the object away.
 */
export async function presignUpload(upload: {
  readonly key: string;
  readonly contentType: string;
  readonly maxBytes: number;
  readonly seconds: number;
}): Promise<Upload> {
  const { url, fields } = await createPresignedPost(s3(), {
    Bucket: requireEnv('QUARANTINE_BUCKET'),
    Key: upload.key,
    Conditions: [
      ['content-length-range', 1, upload.maxBytes],
      ['eq', '$Content-Type', upload.contentType],
    ],
    Fields: { 'Content-Type': upload.contentType },
    Expires: upload.seconds,
  });
  return { url, fields };
}

const inBrowser = (contentType: string): boolean => contentType.startsWith('image/');

/** RFC 5987: any file name, in ASCII. */
const namedIn = (disposition: string, fileName: string): string =>
  `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** A URL to read an accepted file; only pictures open in the browser, anything else is saved. */
export const presignDownload = (file: {
  readonly key: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly seconds: number;
}): Promise<string> =>
  getSignedUrl(
    s3(),
    new GetObjectCommand({
      Bucket: requireEnv('DOCUMENTS_BUCKET'),
      Key: file.key,
      ResponseContentType: file.contentType,
      ResponseContentDisposition: namedIn(
        inBrowser(file.contentType) ? 'inline' : 'attachment',
        file.fileName,
      ),
    }),
    { expiresIn: file.seconds },
  );
