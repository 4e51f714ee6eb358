/** From an operation's output, or error, to an HTTP response. */
import { XMLBuilder } from 'fast-xml-parser';
import type { AwsError, HttpRequest, HttpResponse } from '../aws-service.ts';

/** What operations answer: headers by name, and a body that is bytes or becomes XML under the name given. */
export interface S3Output {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly xml?: Readonly<Record<string, unknown>>;
}

const xmlBuilder = new XMLBuilder({ ignoreAttributes: false });

export function toXml(document: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${xmlBuilder.build(document)}`);
}

export function encodeOutput(output: S3Output, requestId: string): HttpResponse {
  const body = output.xml ? toXml(output.xml) : (output.body ?? Buffer.alloc(0));
  return {
    status: output.status ?? 200,
    headers: {
      'x-amz-request-id': requestId,
      ...(output.xml && { 'content-type': 'application/xml' }),
      ...output.headers,
    },
    body,
  };
}

/** An answer to HEAD carries no body, whatever went wrong. */
export function encodeError(error: AwsError, requestId: string, request: HttpRequest): HttpResponse {
  const { code, message, status, fields } = error;
  const headers = { 'x-amz-request-id': requestId, 'content-type': 'application/xml' };
  const marker = fields.DeleteMarker ? { 'x-amz-delete-marker': 'true' } : {};
  const bare = request.method === 'HEAD';
  const body = bare
    ? Buffer.alloc(0)
    : toXml({
        Error: { Code: code, Message: message, ...fields, Resource: request.path, RequestId: requestId },
      });
  return { status, headers: { ...headers, ...marker }, body };
}
