import {
  type AwsCall,
  type AwsCaller,
  AwsError,
  type Caller,
  type HttpRequest,
  type HttpResponse,
  type Permission,
  type RestService,
} from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { decodedPath } from '../decoded-path.ts';
import type { InvokeAsync } from '../events.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import { createAsyncQueue } from './async-queue.ts';
import { FunctionRegistry, type RegistryDeps } from './function-registry.ts';
import type { FunctionLog, FunctionSpec, InvocationResult, LambdaHost } from './function-spec.ts';
import { createLogRights } from './log-rights.ts';

/** Limits of the Invoke operation, bytes. */
const MAX_SYNC_BYTES = 6 * 1024 * 1024;
const MAX_ASYNC_BYTES = 1024 * 1024;

export interface LambdaDeps extends RegistryDeps {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly host: LambdaHost;
  readonly log: FunctionLog;
  readonly call: AwsCaller;
  authorize(caller: Caller, permission: Permission): void;
  callerForRole(roleArn: string, sessionName: string): Caller;
  /** Told what each execution is billed: gigabyte-milliseconds, and a request for retries (others pass the front door). */
  record(usage: {
    readonly unit: 'gb-ms' | 'init-gb-ms' | 'request';
    readonly quantity: number;
    readonly payload: string;
  }): void;
}

export interface Lambda {
  readonly service: RestService;
  readonly provider: ResourceProvider;
  readonly invokeAsync: InvokeAsync;
  resourcePolicyOf(arn: string): object | undefined;
  functions(): readonly FunctionSpec[];
  /** Takes up events that an earlier run left. */
  resume(): void;
  stop(): void;
}

export interface InvokeInput {
  readonly FunctionName: string;
  readonly InvocationType?: 'RequestResponse' | 'Event';
  /** JSON text; absent means `{}`. */
  readonly Payload?: string;
}

export interface InvokeOutput {
  readonly StatusCode: number;
  readonly ExecutedVersion?: string;
  readonly FunctionError?: string;
  readonly Payload?: string;
}

export function createLambda(deps: LambdaDeps): Lambda {
  const registry = new FunctionRegistry(deps);
  const askForLog = createLogRights(deps);
  const execute = async (fn: FunctionSpec, requestId: string, payload: string, nested = false) => {
    askForLog(fn);
    const end = deps.activity.begin(`invocation of ${fn.name}`);
    try {
      const result = await deps.host.invoke(fn, { requestId, payload, nested });
      // Billed per millisecond begun; memory in gigabytes. Loading is billed alike, and told apart.
      const billed = (ms: number) => (Math.ceil(ms) * fn.memoryMb) / 1024;
      deps.record({ unit: 'gb-ms', quantity: billed(result.durationMs), payload });
      if (result.initMs !== undefined)
        deps.record({ unit: 'init-gb-ms', quantity: billed(result.initMs), payload });
      return limitAnswer(result);
    } finally {
      end();
    }
  };
  const queue = createAsyncQueue({
    ...deps,
    registry,
    execute: (fn, requestId, payload, retry) => {
      if (retry) deps.record({ unit: 'request', quantity: 1, payload });
      return execute(fn, requestId, payload);
    },
  });

  const invoke = {
    permissions: (input: InvokeInput) => [
      { action: 'lambda:InvokeFunction', resources: [registry.find(input.FunctionName).arn] },
    ],
    run: async (input: InvokeInput, call: AwsCall): Promise<InvokeOutput> => {
      const fn = registry.find(input.FunctionName);
      const type = input.InvocationType ?? 'RequestResponse';
      const payload = checkedPayload(input.Payload || '{}', type);
      if (type === 'Event') {
        queue.add([{ id: call.requestId, functionName: fn.name, payload }]);
        return { StatusCode: 202 };
      }
      const result = await execute(fn, call.requestId, payload, isNested(call.caller, registry));
      return {
        StatusCode: 200,
        ExecutedVersion: '$LATEST',
        Payload: result.payload,
        ...(result.functionError && { FunctionError: result.functionError }),
      };
    },
  };

  return {
    service: {
      protocol: 'rest',
      signingName: 'lambda',
      operations: { Invoke: invoke },
      parse,
      encode,
      encodeError,
    },
    provider: registry.provider,
    invokeAsync: async (functionArn, event, { servicePrincipal, sourceArn }) => {
      const caller: Caller = {
        kind: 'service',
        arn: servicePrincipal,
        servicePrincipal,
        ...(sourceArn !== undefined && { sourceArn }),
      };
      const input: InvokeInput = {
        FunctionName: functionArn,
        InvocationType: 'Event',
        Payload: JSON.stringify(event),
      };
      await deps.call(caller, 'lambda', 'Invoke', input);
    },
    resourcePolicyOf: (arn) => registry.resourcePolicyOf(arn),
    functions: () => registry.all(),
    resume: () => queue.takeUp(),
    stop: () => queue.stop(),
  };
}

/** An identity trigger or a function waits for this call from inside an invocation of its own. */
function isNested(caller: Caller, registry: FunctionRegistry): boolean {
  return caller.servicePrincipal === 'cognito-idp.amazonaws.com' || registry.isFunctionRole(caller.roleArn);
}

function checkedPayload(payload: string, type: string): string {
  const limit = type === 'Event' ? MAX_ASYNC_BYTES : MAX_SYNC_BYTES;
  if (Buffer.byteLength(payload) > limit) {
    const message = `Request must be smaller than ${limit} bytes for the InvokeFunction operation`;
    throw new AwsError('RequestTooLargeException', message, 413, { Type: 'User' });
  }
  try {
    JSON.parse(payload);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Could not parse request body into json: ${reason}`;
    throw new AwsError('InvalidRequestContentException', message, 400, { Type: 'User' });
  }
  return payload;
}

function limitAnswer(result: InvocationResult): InvocationResult {
  if (Buffer.byteLength(result.payload) <= MAX_SYNC_BYTES) return result;
  const errorMessage = 'Response payload size exceeded maximum allowed payload size (6291556 bytes).';
  return {
    ...result,
    payload: JSON.stringify({ errorMessage, errorType: 'Function.ResponseSizeTooLarge' }),
    functionError: 'Unhandled',
  };
}

function parse(request: HttpRequest): { operation: string; input: unknown } {
  const match = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.path);
  if (!match?.[1] || request.method !== 'POST')
    throw new AwsError(
      'UnknownOperationException',
      `No operation for ${request.method} ${request.path}`,
      404,
    );
  const input: InvokeInput = {
    FunctionName: decodedPath(match[1]),
    InvocationType: (request.headers['x-amz-invocation-type'] ?? 'RequestResponse') as 'RequestResponse',
    Payload: new TextDecoder().decode(request.body),
  };
  return { operation: 'Invoke', input };
}

function encode(_operation: string, output: unknown): HttpResponse {
  const { StatusCode, FunctionError, ExecutedVersion, Payload } = output as InvokeOutput;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (FunctionError) headers['x-amz-function-error'] = FunctionError;
  if (ExecutedVersion) headers['x-amz-executed-version'] = ExecutedVersion;
  return { status: StatusCode, headers, body: new TextEncoder().encode(Payload ?? '') };
}

function encodeError(error: AwsError): HttpResponse {
  const body = JSON.stringify({
    Type: 'User',
    ...error.fields,
    message: error.message,
    Message: error.message,
  });
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    body: new TextEncoder().encode(body),
  };
}
