import { randomUUID } from 'node:crypto';
import {
  type AwsCall,
  type AwsCaller,
  AwsError,
  type AwsOperation,
  type AwsService,
  type Caller,
  type HttpRequest,
  type HttpResponse,
} from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults/faults.ts';
import { ANONYMOUS, type Iam } from '../iam/iam.ts';
import type { CallMeter } from '../metering/call-meter.ts';
import { decodeRequest, encodeError, encodeOutput } from './protocol.ts';
import { encodeUnknownServiceError } from './query-codec.ts';
import { readCredential, scopeFault } from './signature.ts';

/**
 * A door for requests that carry no Authorization header of AWS: S3's browser forms and presigned URLs, CORS
 * preflights, Cognito's key sets. Answers `undefined` for what is not its own.
 */
export type UnsignedRoute = (
  request: HttpRequest,
) => Promise<HttpResponse | undefined> | HttpResponse | undefined;

export interface FrontDoorDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly iam: Pick<Iam, 'authorize' | 'callerForRole' | 'secretOf'>;
  readonly faults: Pick<Faults, 'apply'>;
  readonly meter: CallMeter;
  readonly services?: readonly AwsService[];
  readonly unsignedRoutes?: readonly UnsignedRoute[];
  /** For a replayable run; default is a random UUID. */
  readonly newRequestId?: () => string;
  /** Told of operations nobody has and of faults of our own; default is standard error. */
  readonly log?: (line: string) => void;
}

export interface FrontDoor {
  /** Answers one request to the AWS endpoint. Rejects only after `close`. */
  http(request: HttpRequest): Promise<HttpResponse>;
  /** The same path without the wire: identity, IAM, faults and metering. Throws AwsError. */
  readonly call: AwsCaller;
  callerForRole(roleArn: string, sessionName: string): Caller;
  register(service: AwsService): void;
  registerUnsigned(route: UnsignedRoute): void;
  /** A simulated crash: every call from now on rejects, and none under way gets its answer. */
  close(): void;
}

/** The machine was crashed or stopped while somebody still held on to it. */
export class FrontDoorClosed extends Error {
  override readonly name = 'FrontDoorClosed';
}

export function createFrontDoor(deps: FrontDoorDeps): FrontDoor {
  const services = new Map<string, AwsService>();
  const unsignedRoutes = [...(deps.unsignedRoutes ?? [])];
  const newRequestId = deps.newRequestId ?? randomUUID;
  const log = deps.log ?? ((line) => void process.stderr.write(`${line}\n`));
  let closed = false;
  for (const service of deps.services ?? []) services.set(service.signingName, service);

  const assertOpen = (): void => {
    if (closed) throw new FrontDoorClosed('The machine has stopped');
  };
  const perform = async (service: AwsService, name: string, input: unknown, call: AwsCall, bytes: number) => {
    assertOpen();
    const operation = findOperation(service, name, log);
    authorize(deps.iam, operation, input, call);
    const metered = { service: service.signingName, operation: name, input, caller: call.caller, bytes };
    const output = await deps.faults.apply(service.signingName, name, () =>
      deps.meter(metered, (prepared) => operation.run(prepared as never, call)),
    );
    assertOpen();
    return output;
  };
  const asAwsError = (cause: unknown, what: string): AwsError => {
    if (cause instanceof AwsError) return cause;
    if (cause instanceof FrontDoorClosed || closed) throw cause;
    log(`${what} failed: ${cause instanceof Error ? cause.stack : String(cause)}`);
    return new AwsError(
      'InternalFailure',
      'The request processing has failed because of an unknown error.',
      500,
    );
  };
  const newCall = (caller: Caller): AwsCall => ({ caller, now: deps.clock.now(), requestId: newRequestId() });

  const answer = async (
    service: AwsService,
    request: HttpRequest,
    credentialed: boolean,
  ): Promise<HttpResponse> => {
    let call = newCall(ANONYMOUS);
    try {
      if (credentialed) call = { ...call, caller: identify(deps.iam, service, request) };
      const { operation, input } = decodeRequest(service, request);
      const output = await perform(service, operation, input, call, request.body.length);
      return stamp(encodeOutput(service, operation, output, call), call);
    } catch (cause) {
      const error = asAwsError(cause, `${service.signingName} ${request.method} ${request.path}`);
      return stamp(encodeError(service, error, call, request), call);
    }
  };
  const answerUnsigned = async (request: HttpRequest): Promise<HttpResponse> => {
    const service = serviceByTarget(services, request);
    if (service) return await answer(service, request, false);
    const call = newCall(ANONYMOUS);
    try {
      for (const route of unsignedRoutes) {
        const response = await route(request);
        assertOpen();
        if (response) return stamp(response, call);
      }
      throw new AwsError('MissingAuthenticationToken', 'Missing Authentication Token', 403);
    } catch (cause) {
      const error = asAwsError(cause, `${request.method} ${request.path}`);
      return stamp(encodeUnknownServiceError(error, call.requestId), call);
    }
  };

  return {
    async http(request) {
      assertOpen();
      if (!request.headers.authorization?.startsWith('AWS4-')) return await answerUnsigned(request);
      const service = signedService(services, request);
      if (service) return await answer(service, request, true);
      const error = new AwsError(
        'UnknownServiceException',
        'No service of this machine takes the request.',
        404,
      );
      log(`No service for ${request.method} ${request.path}: ${request.headers.authorization.slice(0, 120)}`);
      const call = newCall(ANONYMOUS);
      return stamp(encodeUnknownServiceError(error, call.requestId), call);
    },
    async call(caller, signingName, operation, input) {
      const service = services.get(signingName);
      if (!service)
        throw new AwsError('UnknownServiceException', `There is no service ${signingName} here.`, 404);
      try {
        return await perform(service, operation, input, newCall(caller), 0);
      } catch (cause) {
        throw asAwsError(cause, `${signingName} ${operation}`);
      }
    },
    callerForRole: (roleArn, sessionName) => deps.iam.callerForRole(roleArn, sessionName),
    register: (service) => void services.set(service.signingName, service),
    registerUnsigned: (route) => void unsignedRoutes.push(route),
    close() {
      closed = true;
    },
  };
}

function findOperation(service: AwsService, name: string, log: (line: string) => void): AwsOperation {
  const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (operation) return operation;
  log(`${service.signingName} ${name || '(no operation)'} is not supported here`);
  if (service.protocol === 'query') {
    throw new AwsError('InvalidAction', `The action ${name} is not valid for this web service.`);
  }
  throw new AwsError(
    'UnknownOperationException',
    `The operation ${name} is not known to ${service.signingName}.`,
  );
}

function authorize(iam: FrontDoorDeps['iam'], operation: AwsOperation, input: unknown, call: AwsCall): void {
  const permissions = operation.permissions(input as never, call);
  if (call.caller.kind === 'anonymous' && permissions.length > 0) {
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  for (const permission of permissions) iam.authorize(call.caller, permission);
}

/** Who signed, or AWS's error of the service's protocol for a key nobody has or a scope that is wrong. */
function identify(iam: FrontDoorDeps['iam'], service: AwsService, request: HttpRequest): Caller {
  const credential = readCredential(request);
  if (!credential) return ANONYMOUS;
  const fault = scopeFault(credential, service.signingName);
  if (fault !== undefined) throw scopeError(service, fault);
  const signer = iam.secretOf(credential.accessKeyId);
  if (signer) return signer.caller;
  if (service.signingName === 's3') {
    throw new AwsError(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      403,
    );
  }
  if (service.protocol === 'query') {
    throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);
  }
  const status = service.protocol === 'rest' ? 403 : 400;
  throw new AwsError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    status,
  );
}

function scopeError(service: AwsService, fault: string): AwsError {
  if (service.signingName === 's3') {
    return new AwsError(
      'AuthorizationHeaderMalformed',
      `The authorization header is malformed; ${fault.trim()}`,
    );
  }
  if (service.protocol === 'query') return new AwsError('SignatureDoesNotMatch', fault, 403);
  return new AwsError('InvalidSignatureException', fault, service.protocol === 'rest' ? 403 : 400);
}

/** By the credential's scope; a scope naming no service is told which it should have named, by the target. */
function signedService(
  services: ReadonlyMap<string, AwsService>,
  request: HttpRequest,
): AwsService | undefined {
  const scope = /Credential=[^,/\s]+\/[^/]*\/[^/]*\/([^/,\s]+)/.exec(
    request.headers.authorization ?? '',
  )?.[1];
  return (
    services.get(scope ?? '') ??
    serviceByTarget(services, request) ??
    (scope ? undefined : services.get('s3'))
  );
}

function serviceByTarget(
  services: ReadonlyMap<string, AwsService>,
  request: HttpRequest,
): AwsService | undefined {
  const target = request.headers['x-amz-target']?.split('.')[0];
  if (target === undefined) return undefined;
  for (const service of services.values()) {
    if (service.protocol !== 'rest' && service.protocol !== 'query' && service.target === target)
      return service;
  }
  return undefined;
}

/** `date` is the machine's time, so that SDK clients whose clock differs correct theirs. */
function stamp(response: HttpResponse, call: AwsCall): HttpResponse {
  const date = new Date(call.now).toUTCString();
  return { ...response, headers: { date, 'x-amzn-requestid': call.requestId, ...response.headers } };
}
