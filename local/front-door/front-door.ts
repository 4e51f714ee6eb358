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
import { type Faults, InjectedCrash, InjectedSilence } from '../faults/faults.ts';
import { ANONYMOUS, type Iam } from '../iam/iam.ts';
import type { CallMeter } from '../metering/call-meter.ts';
import { diskFault } from '../storage/disk-fault.ts';
import { identify, serviceByTarget, signedService } from './identify.ts';
import { decodeRequest, encodeError, encodeOutput } from './protocol.ts';
import { encodeUnknownServiceError } from './query-codec.ts';
import { isSigned } from './signature.ts';

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
  /** Answers one request to the AWS endpoint. Rejects only after `close`, an injected crash or an injected silence. */
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
  return new Door(deps);
}

class Door implements FrontDoor {
  readonly #deps: FrontDoorDeps;
  readonly #services = new Map<string, AwsService>();
  readonly #unsignedRoutes: UnsignedRoute[];
  readonly #newRequestId: () => string;
  readonly #log: (line: string) => void;
  #closed = false;

  constructor(deps: FrontDoorDeps) {
    this.#deps = deps;
    this.#unsignedRoutes = [...(deps.unsignedRoutes ?? [])];
    this.#newRequestId = deps.newRequestId ?? randomUUID;
    this.#log = deps.log ?? ((line) => void process.stderr.write(`${line}\n`));
    for (const service of deps.services ?? []) this.register(service);
  }

  // Bound, because both are handed on as plain functions.
  readonly http = async (request: HttpRequest): Promise<HttpResponse> => {
    this.#assertOpen();
    if (!isSigned(request)) return await this.#answerUnsigned(request);
    const service = signedService(this.#services, request);
    if (service) return await this.#answer(service, request);
    this.#log(`No service here takes ${request.method} ${request.path}`);
    const error = new AwsError(
      'UnknownServiceException',
      'No service of this machine takes the request.',
      404,
    );
    const call = this.#newCall(ANONYMOUS);
    return stamp(encodeUnknownServiceError(error, call.requestId), call);
  };

  readonly call: AwsCaller = async (caller, signingName, operation, input) => {
    const service = this.#services.get(signingName);
    if (!service)
      throw new AwsError('UnknownServiceException', `There is no service ${signingName} here.`, 404);
    try {
      return await this.#perform(service, operation, input, this.#newCall(caller), 0);
    } catch (cause) {
      throw this.#asAwsError(cause, `${signingName} ${operation}`);
    }
  };

  callerForRole(roleArn: string, sessionName: string): Caller {
    return this.#deps.iam.callerForRole(roleArn, sessionName);
  }

  register(service: AwsService): void {
    this.#services.set(service.signingName, service);
  }

  registerUnsigned(route: UnsignedRoute): void {
    this.#unsignedRoutes.push(route);
  }

  close(): void {
    this.#closed = true;
  }

  #assertOpen(): void {
    if (this.#closed) throw new FrontDoorClosed('The machine has stopped');
  }

  #newCall(caller: Caller): AwsCall {
    return { caller, now: this.#deps.clock.now(), requestId: this.#newRequestId() };
  }

  /** The one path of every call: IAM, then faults, then the meter around the operation itself. */
  async #perform(
    service: AwsService,
    name: string,
    input: unknown,
    call: AwsCall,
    bytes: number,
  ): Promise<unknown> {
    this.#assertOpen();
    const { iam, faults, meter } = this.#deps;
    const operation = findOperation(service, name, this.#log);
    authorize(iam, operation, input, call);
    const metered = { service: service.signingName, operation: name, input, caller: call.caller, bytes };
    const run = (prepared: unknown) => operation.run(prepared as never, call);
    const output = await faults.apply(service.signingName, name, () => meter(metered, run));
    this.#assertOpen();
    return output;
  }

  async #answer(service: AwsService, request: HttpRequest): Promise<HttpResponse> {
    let call = this.#newCall(ANONYMOUS);
    try {
      call = { ...call, caller: identify(this.#deps.iam, service, request) };
      const { operation, input } = decodeRequest(service, request);
      const output = await this.#perform(service, operation, input, call, request.body.length);
      return stamp(encodeOutput(service, operation, output, call), call);
    } catch (cause) {
      if (cause instanceof InjectedSilence) throw cause;
      const error = this.#asAwsError(cause, `${service.signingName} ${request.method} ${request.path}`);
      return stamp(encodeError(service, error, call, request), call);
    }
  }

  async #answerUnsigned(request: HttpRequest): Promise<HttpResponse> {
    const service = serviceByTarget(this.#services, request);
    if (service) return await this.#answer(service, request);
    const call = this.#newCall(ANONYMOUS);
    try {
      for (const route of this.#unsignedRoutes) {
        const response = await route(request);
        this.#assertOpen();
        if (response) return stamp(response, call);
      }
      throw new AwsError('MissingAuthenticationToken', 'Missing Authentication Token', 403);
    } catch (cause) {
      if (cause instanceof InjectedSilence) throw cause;
      const error = this.#asAwsError(cause, `${request.method} ${request.path}`);
      return stamp(encodeUnknownServiceError(error, call.requestId), call);
    }
  }

  /** A fault of our own is answered as AWS answers its own, and told; a crash is answered to nobody. */
  #asAwsError(cause: unknown, what: string): AwsError {
    this.#assertOpen();
    if (cause instanceof InjectedCrash) throw cause;
    // A service that calls another one gives up, as AWS's own do.
    if (cause instanceof InjectedSilence) return new AwsError('InternalServerError', 'No answer came.', 500);
    if (cause instanceof AwsError) return cause;
    const disk = diskFault(cause);
    if (disk !== undefined) this.#log(`${what} was not done. The data folder: ${disk}`);
    else this.#log(`${what} failed: ${cause instanceof Error ? cause.stack : String(cause)}`);
    return new AwsError(
      'InternalFailure',
      'The request processing has failed because of an unknown error.',
      500,
    );
  }
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

/** `date` is the machine's time, so that SDK clients whose clock differs correct theirs. */
function stamp(response: HttpResponse, call: AwsCall): HttpResponse {
  const date = new Date(call.now).toUTCString();
  return { ...response, headers: { date, 'x-amzn-requestid': call.requestId, ...response.headers } };
}
