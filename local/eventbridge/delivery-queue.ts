import type { DatabaseSync } from 'node:sqlite';
import { type AwsCaller, AwsError, type Caller } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import { queueUrlOf } from '../sqs/queue-address.ts';
import { type Attempt, RetryQueue } from '../storage/retry-queue.ts';
import type { Target } from './target.ts';

export interface Delivery {
  /** The event's id, the same for all its targets. */
  readonly id: string;
  /** Rule or schedule, for timers and logs. */
  readonly owner: string;
  readonly ownerArn: string;
  readonly target: Target;
  /** JSON text. */
  readonly input: string;
}

export interface DeliveryDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly call: AwsCaller;
  callerForRole(roleArn: string, sessionName: string): Caller;
  log(text: string): void;
}

/** EventBridge's and Scheduler's default: 185 retries within a day. */
const DEFAULT_RETRIES = 185;
const DEFAULT_AGE_SECONDS = 24 * 3600;
const LONGEST_PAUSE_MS = 300_000;
/** Trying again changes nothing about these. */
const FINAL = /AccessDenied|NotFound|DoesNotExist|InvalidArn|Validation|RequestTooLarge/;

/**
 * Events on the way to their targets, kept until each target has them or they went to its dead letters.
 * @param principal who delivers: `events.amazonaws.com` or `scheduler.amazonaws.com`.
 */
export function createDeliveryQueue(
  principal: string,
  database: DatabaseSync,
  deps: DeliveryDeps,
): RetryQueue<Delivery> {
  return new RetryQueue<Delivery>({
    ...{ database, name: `${principal}/delivery`, clock: deps.clock, activity: deps.activity },
    describe: ({ owner }) => owner,
    attempt: (delivery, attempt) => deliver(principal, deps, delivery, attempt),
  });
}

/** With the target's role if it has one, else as the service, which the function's resource policy must allow. */
async function deliver(
  principal: string,
  deps: DeliveryDeps,
  { id, owner, ownerArn, target, input }: Delivery,
  { failures, since }: Attempt,
): Promise<number | undefined> {
  const service: Caller = {
    ...{ kind: 'service', arn: principal, servicePrincipal: principal, sourceArn: ownerArn },
  };
  const caller = target.RoleArn ? deps.callerForRole(target.RoleArn, id) : service;
  const event = { FunctionName: target.Arn, InvocationType: 'Event', Payload: input };
  try {
    await deps.call(caller, 'lambda', 'Invoke', event);
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age } = target.RetryPolicy ?? {};
    const again = deps.clock.now() + Math.min(1000 * 2 ** (failures + 1), LONGEST_PAUSE_MS);
    const tooOften = failures >= Number(retries ?? DEFAULT_RETRIES);
    const tooOld = again - since > Number(age ?? DEFAULT_AGE_SECONDS) * 1000;
    if (!FINAL.test(error.code) && !tooOften && !tooOld) return again;
    deps.log(`${owner} could not deliver to ${target.Arn}: ${error.code}: ${error.message}`);
    await sendDeadLetter(deps, service, { owner, ownerArn, target, input }, error);
    return undefined;
  }
}

async function sendDeadLetter(
  { call, log }: DeliveryDeps,
  service: Caller,
  { owner, ownerArn, target, input }: Omit<Delivery, 'id'>,
  error: AwsError,
): Promise<void> {
  const queueArn = target.DeadLetterConfig?.Arn;
  if (queueArn === undefined) return;
  const text = (value: string) => ({ DataType: 'String', StringValue: value });
  const message = {
    QueueUrl: queueUrlOf(queueArn),
    MessageBody: input,
    MessageAttributes: {
      RULE_ARN: text(ownerArn),
      TARGET_ARN: text(target.Arn),
      ERROR_CODE: text(error.code),
      ERROR_MESSAGE: text(error.message),
    },
  };
  try {
    await call(service, 'sqs', 'SendMessage', message);
  } catch (refused) {
    if (!(refused instanceof AwsError)) throw refused;
    log(`${owner}: dead letter lost: ${refused.message}`);
  }
}
