import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { requireEnv } from '../../adapters/environment.ts';
import { theFiles } from '../../adapters/files/files.ts';
import { presignDownload } from '../../adapters/files/presigned.ts';
import { type ExportFormat, exportContentTypes } from './formats.ts';

/** Too large to answer directly: kept for a day under a name nobody can guess, and read by a URL of its own. */
async function kept(file: Buffer, fileName: string, format: ExportFormat): Promise<string> {
  const key = `exports/${randomUUID()}.${format}`;
  const contentType = exportContentTypes[format];
  await theFiles().put(requireEnv('DOCUMENTS_BUCKET'), key, { bytes: file, contentType });
  return presignDownload({ key, fileName, contentType });
}

/**
 * A script can't follow the redirect: its page may ask the bucket for nothing. Whoever wants JSON first gets the URL in
 * it, and opens it as a download.
 */
function elsewhere(url: string, accept: string | undefined): APIGatewayProxyStructuredResultV2 {
  const headers = { 'cache-control': 'no-store', vary: 'Accept' };
  if (!accept?.startsWith('application/json'))
    return { statusCode: 303, headers: { ...headers, location: url }, body: '' };
  const body = JSON.stringify({ url });
  return { statusCode: 200, headers: { ...headers, 'content-type': 'application/json' }, body };
}

/** A file that is never large: directly. */
export const smallFileAnswer = (
  file: Buffer,
  fileName: string,
  format: ExportFormat,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: {
    'content-type': exportContentTypes[format],
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
  },
  body: file.toString('base64'),
  isBase64Encoded: true,
});

/** An exported file: directly, or, where it is too large for that, by a redirect. `accept` is the call's header. */
export async function fileAnswer(
  file: Buffer,
  fileName: string,
  format: ExportFormat,
  accept: string | undefined,
): Promise<APIGatewayProxyStructuredResultV2> {
  if (file.length > Number(requireEnv('EXPORT_DIRECT_BYTES')))
    return elsewhere(await kept(file, fileName, format), accept);
  return smallFileAnswer(file, fileName, format);
}
