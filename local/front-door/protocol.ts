import {
  type AwsCall,
  AwsError,
  type AwsService,
  type HttpRequest,
  type HttpResponse,
} from '../aws-service.ts';
import { decodeJson, encodeJson, encodeJsonError } from './json-codec.ts';
import { decodeQuery, encodeQuery, encodeQueryError } from './query-codec.ts';

/** Which operation a request asks for and its input, by the service's protocol. Throws AwsError. */
export function decodeRequest(
  service: AwsService,
  request: HttpRequest,
): { operation: string; input: unknown } {
  if (service.protocol === 'rest') return service.parse(request);
  if (service.protocol === 'query') {
    const { action, version, input } = decodeQuery(request);
    if (version !== service.target) {
      const message = `Could not find operation ${action} for version ${version || 'NO_VERSION_SPECIFIED'}`;
      throw new AwsError('InvalidAction', message);
    }
    return { operation: action, input };
  }
  const [target, operation, ...rest] = (request.headers['x-amz-target'] ?? '').split('.');
  if (target !== service.target || !operation || rest.length > 0) {
    throw new AwsError(
      'UnknownOperationException',
      `${service.signingName} has no target ${target || '(none)'}.`,
    );
  }
  return { operation, input: decodeJson(request) };
}

export function encodeOutput(
  service: AwsService,
  operation: string,
  output: unknown,
  call: AwsCall,
): HttpResponse {
  if (service.protocol === 'rest') return service.encode(operation, output, call);
  if (service.protocol === 'query') return encodeQuery(service, operation, output, call.requestId);
  return encodeJson(service, output);
}

export function encodeError(
  service: AwsService,
  error: AwsError,
  call: AwsCall,
  request: HttpRequest,
): HttpResponse {
  if (service.protocol === 'rest') return service.encodeError(error, call, request);
  if (service.protocol === 'query') return encodeQueryError(service, error, call.requestId);
  return encodeJsonError(service, error);
}
