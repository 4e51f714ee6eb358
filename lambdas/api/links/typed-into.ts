import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { bodyText } from '../../middleware/api/input.ts';
import type { Typed } from './forms.ts';

/** The texts among a form's fields; a file is no answer to anything here. */
const texts = (fields: Iterable<readonly [string, unknown]>): Typed =>
  Object.fromEntries(
    [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

async function multipart(event: APIGatewayProxyEventV2, contentType: string): Promise<Typed> {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  try {
    return texts(await new Response(body, { headers: { 'content-type': contentType } }).formData());
  } catch (error) {
    // What `formData` throws at a body that is not what its type says.
    if (error instanceof TypeError) return {};
    throw error;
  }
}

/**
 * The form's fields, as a browser posts them without script; a program may send them as `multipart/form-data` as well. What
 * can't be read is an empty form: the page then says what is missing.
 */
export async function typedInto(event: APIGatewayProxyEventV2): Promise<Typed> {
  const contentType = event.headers['content-type'] ?? '';
  return /^multipart\/form-data\b/i.test(contentType)
    ? multipart(event, contentType)
    : texts(new URLSearchParams(bodyText(event)));
}
