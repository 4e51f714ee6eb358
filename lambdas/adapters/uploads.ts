import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { requireEnv } from './environment.ts';

/** How long a presigned upload or download works: long enough for a slow line, short enough to be forwarded in vain. */
const presignedSeconds = 15 * 60;

/** What a browser posts a file with: the fields first, in a multipart form, then the file. */
export interface PresignedUpload {
  readonly url: string;
  readonly fields: Record<string, string>;
}

let client: S3Client | undefined;
const s3 = (): S3Client => {
  client ??= new S3Client({});
  return client;
};

/** Lets a browser put one file into quarantine: of this type, and of at most `size` bytes, or S3 refuses it. */
export async function presignUpload(upload: {
  readonly path: string;
  readonly contentType: string;
  readonly size: number;
}): Promise<PresignedUpload> {
  const { url, fields } = await createPresignedPost(s3(), {
    Bucket: requireEnv('QUARANTINE_BUCKET'),
    Key: upload.path,
    Fields: { 'Content-Type': upload.contentType },
    Conditions: [
      ['content-length-range', 1, upload.size],
      ['eq', '$Content-Type', upload.contentType],
    ],
    Expires: presignedSeconds,
  });
  return { url, fields };
}

/** A link to an inspected picture, shown in the page. */
export const presignPicture = (path: string): Promise<string> =>
  getSignedUrl(s3(), new GetObjectCommand({ Bucket: requireEnv('DOCUMENTS_BUCKET'), Key: path }), {
    expiresIn: presignedSeconds,
  });
