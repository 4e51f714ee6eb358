/** The body of a browser's form upload. */
import type { HttpRequest } from '../aws-service.ts';
import { s3Error } from './s3-error.ts';

/** S3's limit for everything before the file. */
const MAX_FIELD_BYTES = 20_000;

export interface UploadForm {
  /** By lower-case name. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Uint8Array;
}

/**
 * Reads the fields before the file, and the file; what follows it is ignored, as by S3. Throws MalformedPOSTRequest and
 * MaxPostPreDataLengthExceeded.
 */
export function parseUploadForm(request: HttpRequest): UploadForm {
  const boundary = /boundary="?([^";]+)"?/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (!boundary) throw s3Error('MalformedPOSTRequest');
  const body = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength);
  const fields = new Map<string, string>();
  let fieldBytes = 0;
  let position = body.indexOf(`--${boundary}\r\n`);
  while (position >= 0) {
    const headerStart = position + boundary.length + 4;
    const headerEnd = body.indexOf('\r\n\r\n', headerStart);
    const next = body.indexOf(`\r\n--${boundary}`, headerEnd);
    if (headerEnd < 0 || next < 0) throw s3Error('MalformedPOSTRequest');
    const disposition = body.toString('utf8', headerStart, headerEnd);
    const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1]?.toLowerCase();
    if (name === undefined) throw s3Error('MalformedPOSTRequest');
    const content = body.subarray(headerEnd + 4, next);
    if (name === 'file') return { fields, file: content };
    fieldBytes += content.length;
    if (fieldBytes > MAX_FIELD_BYTES) throw s3Error('MaxPostPreDataLengthExceeded');
    fields.set(name, content.toString('utf8'));
    position =
      body.toString('latin1', next + boundary.length + 4, next + boundary.length + 6) === '--'
        ? -1
        : next + 2;
  }
  throw s3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
}
