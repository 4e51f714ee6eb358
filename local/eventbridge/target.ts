import type { AwsCaller, Caller } from '../aws-service.ts';
import { AwsError } from '../aws-service.ts';
import { queueUrlOf } from '../sqs/queue-address.ts';

/** A target of a rule or schedule, as in the template. */
export interface Target {
  readonly Id?: string;
  readonly Arn: string;
  readonly RoleArn?: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: {
    readonly InputPathsMap?: Readonly<Record<string, string>>;
    readonly InputTemplate: string;
  };
  readonly RetryPolicy?: {
    readonly MaximumEventAgeInSeconds?: number;
    readonly MaximumRetryAttempts?: number;
  };
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly SqsParameters?: { readonly MessageGroupId?: string };
}

/** A rule or schedule aims at a service that can't be a target here. Stops the start. */
export class UnsupportedTarget extends Error {
  constructor(owner: string, arn: string) {
    super(`${owner}: the target ${arn} is not supported here (Lambda, SQS and Step Functions are)`);
    this.name = 'UnsupportedTarget';
  }
}

const KINDS = ['lambda', 'sqs', 'states'] as const;

export function checkTarget(owner: string, target: Target): void {
  if (!KINDS.some((kind) => target.Arn.startsWith(`arn:aws:${kind}:`)))
    throw new UnsupportedTarget(owner, target.Arn);
}

/**
 * Hands an event to its target: with the target's role if it has one, else as the service, which the target's resource
 * policy must allow. Resolves once the target has it. Throws AwsError.
 */
export async function hand(
  deps: { readonly call: AwsCaller; callerForRole(roleArn: string, sessionName: string): Caller },
  target: Target,
  service: Caller,
  id: string,
  input: string,
): Promise<void> {
  const caller = target.RoleArn ? deps.callerForRole(target.RoleArn, id) : service;
  if (target.Arn.startsWith('arn:aws:lambda:')) {
    await deps.call(caller, 'lambda', 'Invoke', {
      FunctionName: target.Arn,
      InvocationType: 'Event',
      Payload: input,
    });
  } else if (target.Arn.startsWith('arn:aws:sqs:')) {
    const group = target.SqsParameters?.MessageGroupId;
    const message = { QueueUrl: queueUrlOf(target.Arn), MessageBody: input };
    await deps.call(caller, 'sqs', 'SendMessage', group ? { ...message, MessageGroupId: group } : message);
  } else {
    try {
      await deps.call(caller, 'states', 'StartExecution', { stateMachineArn: target.Arn, name: id, input });
    } catch (error) {
      // Handed over a second time after a crash: the first time counted.
      if (!(error instanceof AwsError && error.code === 'ExecutionAlreadyExists')) throw error;
    }
  }
}

/** What the target gets: the event, a part of it, a constant, or a text built from it. */
export function inputFor(target: Target, event: unknown, rule: { name: string; arn: string }): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(atPath(event, target.InputPath) ?? null);
  if (!target.InputTransformer) return JSON.stringify(event);
  const { InputPathsMap = {}, InputTemplate } = target.InputTransformer;
  const values = new Map<string, unknown>([
    ['aws.events.event', event],
    ['aws.events.rule-name', rule.name],
    ['aws.events.rule-arn', rule.arn],
    ...Object.entries(InputPathsMap).map(([name, path]) => [name, atPath(event, path)] as const),
  ]);
  return fillTemplate(InputTemplate, values);
}

/** Inside quotes a value stands as text, outside as JSON; a value that is missing is an empty text. */
function fillTemplate(template: string, values: ReadonlyMap<string, unknown>): string {
  let quoted = false;
  return template.replace(/\\.|"|<([^<>]+)>/g, (found: string, name: string | undefined) => {
    if (found === '"') quoted = !quoted;
    if (name === undefined || !values.has(name)) return found;
    const value = values.get(name) ?? '';
    if (!quoted) return JSON.stringify(value);
    return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
  });
}

/** `$.detail.items[0]`: the paths that EventBridge allows. */
function atPath(event: unknown, path: string): unknown {
  const steps = path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter((step) => step !== '');
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | null | undefined)?.[step],
    event,
  );
}
