import { AwsError, type HttpRequest, type HttpResponse, type RpcService } from '../aws-service.ts';

/** Reads an AWS JSON body; an empty one is an empty input. Throws SerializationException. */
export function decodeJson(request: HttpRequest): Record<string, unknown> {
  if (request.body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause;
    throw new AwsError('SerializationException', 'The request body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError('SerializationException', 'Start of structure or map found where not expected.');
  }
  return value as Record<string, unknown>;
}

export function encodeJson(service: RpcService, output: unknown): HttpResponse {
  return jsonResponse(service, 200, output ?? {}, {});
}

export function encodeJsonError(service: RpcService, error: AwsError): HttpResponse {
  const body = { __type: qualified(service, error.code), message: error.message, ...error.fields };
  return jsonResponse(service, error.status, body, { 'x-amzn-errortype': error.code });
}

/** Errors that come from the layer in front of a service, not from the service. */
const IN_FRONT: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'IncompleteSignatureException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SerializationException',
  'UnknownOperationException',
  'UnrecognizedClientException',
]);

/** DynamoDB alone qualifies its error types; clients cut the part before `#`. */
function qualified(service: RpcService, code: string): string {
  if (service.signingName !== 'dynamodb') return code;
  if (code === 'ValidationException') return `com.amazon.coral.validate#${code}`;
  return `${IN_FRONT.has(code) ? 'com.amazon.coral.service' : 'com.amazonaws.dynamodb.v20120810'}#${code}`;
}

function jsonResponse(
  service: RpcService,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>>,
): HttpResponse {
  const version = service.protocol === 'json-1.1' ? '1.1' : '1.0';
  return {
    status,
    headers: { 'content-type': `application/x-amz-json-${version}`, ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}
