import { type AwsCaller, AwsError, type Caller } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { queueUrlOf } from '../sqs/queue-address.ts';
import { type Attempt, RetryQueue } from '../storage/retry-queue.ts';
import type { FunctionRegistry } from './function-registry.ts';
import type { FunctionLog, FunctionSpec, InvocationResult } from './function-spec.ts';

/** Lambda waits a minute before the first retry and two before the second, which is the last. */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** Older events are given up. */
const MAX_AGE_MS = 6 * 3600_000;

export interface AsyncQueueDeps {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly registry: FunctionRegistry;
  readonly log: FunctionLog;
  readonly call: AwsCaller;
  callerForRole(roleArn: string, sessionName: string): Caller;
  /** @param retry whether this is billed as a request of its own; the first attempt passed the front door. */
  execute(fn: FunctionSpec, requestId: string, payload: string, retry: boolean): Promise<InvocationResult>;
}

interface QueuedEvent {
  /** The request's; it may come twice, as AWS delivers events twice. */
  readonly id: string;
  readonly functionName: string;
  readonly payload: string;
}

/** Events on their way to functions, kept until a function took them or they went to its dead letters. */
export function createAsyncQueue(deps: AsyncQueueDeps): RetryQueue<QueuedEvent> {
  return new RetryQueue<QueuedEvent>({
    database: deps.folder.sqlite('lambda'),
    name: 'lambda/async',
    clock: deps.clock,
    activity: deps.activity,
    describe: ({ functionName }) => functionName,
    attempt: (event, attempt) => deliver(deps, event, attempt),
  });
}

async function deliver(
  deps: AsyncQueueDeps,
  event: QueuedEvent,
  { failures, since }: Attempt,
): Promise<number | undefined> {
  const { registry, log, clock } = deps;
  const fn = registry.known(event.functionName);
  if (!fn) {
    // The function left the template while the event waited: AWS drops it as well.
    log.write(event.functionName, `event ${event.id} dropped: the function is gone`);
    return undefined;
  }
  const result = await deps.execute(fn, event.id, event.payload, failures > 0);
  if (!result.functionError) return undefined;
  const delay = RETRY_DELAYS_MS[failures];
  const again = clock.now() + (delay ?? 0);
  if (delay !== undefined && again - since <= MAX_AGE_MS) return again;
  log.write(fn.name, `event ${event.id} given up after ${failures + 1} attempts: ${result.payload}`);
  if (fn.deadLetterArn) await sendDeadLetter(deps, fn, fn.deadLetterArn, event, result);
  return undefined;
}

/** With the function's own role, as AWS does. A refusal is logged and the event lost, as AWS loses it. */
async function sendDeadLetter(
  { call, callerForRole, log }: AsyncQueueDeps,
  fn: FunctionSpec,
  queueArn: string,
  event: QueuedEvent,
  result: InvocationResult,
): Promise<void> {
  const input = {
    QueueUrl: queueUrlOf(queueArn),
    MessageBody: event.payload,
    MessageAttributes: {
      RequestID: { DataType: 'String', StringValue: event.id },
      ErrorCode: { DataType: 'Number', StringValue: '200' },
      ErrorMessage: { DataType: 'String', StringValue: errorMessage(result.payload) },
    },
  };
  try {
    await call(callerForRole(fn.roleArn, fn.name), 'sqs', 'SendMessage', input);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log.write(fn.name, `could not send to ${queueArn}: ${error.message}`);
  }
}

function errorMessage(payload: string): string {
  const failure = JSON.parse(payload) as { errorMessage?: string } | null;
  return String(failure?.errorMessage ?? '').slice(0, 1024);
}
