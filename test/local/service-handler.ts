import {
  type AwsCall,
  AwsError,
  type AwsService,
  type Caller,
  type HttpRequest,
  type HttpResponse,
} from '../../local/aws-service.ts';
import { type InProcessHandler, inProcessHandler } from './in-process-handler.ts';

export const ADMIN: Caller = { kind: 'admin', arn: 'arn:aws:iam::000000000000:role/local-admin' };

/** A bare front door for one service: no signatures, no IAM, only the wire format. */
export function serviceHandler(service: AwsService, now: () => number): InProcessHandler {
  return inProcessHandler((request) =>
    answer(service, request, { caller: ADMIN, now: now(), requestId: 'test-request' }),
  );
}

async function answer(service: AwsService, request: HttpRequest, call: AwsCall): Promise<HttpResponse> {
  if (service.protocol === 'rest') return answerRest(service, request, call);
  const operation = service.operations[request.headers['x-amz-target']?.split('.')[1] ?? ''];
  if (!operation) throw new Error(`${request.headers['x-amz-target']} is not an operation of the service`);
  try {
    return json(200, await operation.run(JSON.parse(Buffer.from(request.body).toString()) as never, call));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return json(error.status, { __type: error.code, message: error.message, ...error.fields });
  }
}

async function answerRest(
  service: AwsService & { protocol: 'rest' },
  request: HttpRequest,
  call: AwsCall,
): Promise<HttpResponse> {
  try {
    const { operation, input } = service.parse(request);
    return service.encode(operation, await service.operations[operation]?.run(input as never, call), call);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return service.encodeError(error, call, request);
  }
}

function json(status: number, body: unknown): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(body)),
  };
}
