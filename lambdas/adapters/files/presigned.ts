import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { requireEnv } from '../environment.ts';

/** How long a presigned upload or download works: long enough for a slow line, short enough to be forwarded in vain. */
const presignedSeconds = 15 * 60;

let shared: S3Client | undefined;

const s3 = (): S3Client => {
  shared ??= new S3Client({});
  return shared;
};

/** What a browser posts a file with: the fields first, in a multipart form, then the file. */
export interface PresignedUpload {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/**
 * Lets a browser post one file straight into quarantine: this key, this content type, and at most `size` bytes, or S3
 * refuses it. POST knows no write-once; the key is unguessable and used for nothing else, and inspection takes the
 * object away.
 */
export async function presignUpload(upload: {
  readonly key: string;
  readonly contentType: string;
  readonly size: number;
}): Promise<PresignedUpload> {
  const { url, fields } = await createPresignedPost(s3(), {
    Bucket: requireEnv('QUARANTINE_BUCKET'),
    Key: upload.key,
    Conditions: [
      ['content-length-range', 1, upload.size],
      ['eq', '$Content-Type', upload.contentType],
    ],
    Fields: { 'Content-Type': upload.contentType },
    Expires: presignedSeconds,
  });
  return { url, fields };
}

const inBrowser = (contentType: string): boolean => contentType.startsWith('image/');

const hexOf = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** RFC 5987: any file name, in ASCII. */
const namedIn = (disposition: string, fileName: string): string =>
  `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, hexOf)}`;

/** A URL to read an accepted file; only pictures open in the browser, anything else is saved. */
export const presignDownload = ({
  key,
  fileName,
  contentType,
}: {
  readonly key: string;
  readonly fileName: string;
  readonly contentType: string;
}): Promise<string> =>
  getSignedUrl(
    s3(),
    new GetObjectCommand({
      Bucket: requireEnv('DOCUMENTS_BUCKET'),
      Key: key,
      ResponseContentType: contentType,
      ResponseContentDisposition: namedIn(inBrowser(contentType) ? 'inline' : 'attachment', fileName),
    }),
    { expiresIn: presignedSeconds },
  );
