/** The events of a task, which a Lambda function named directly writes in its own older types. */

import { REGION } from '../../aws-service.ts';
import type { Resource } from '../integrations/resource.ts';
import type { StateFailure } from './failure.ts';
import { NOT_TRUNCATED } from './history-event.ts';

type Event = readonly [type: string, details: Record<string, unknown>];

export interface Limits {
  readonly timeoutSeconds: number | null;
  readonly heartbeatSeconds: number | null;
}

export function scheduled(resource: Resource, parameters: string, limits: Limits): Event {
  const timeout = limits.timeoutSeconds === null ? {} : { timeoutInSeconds: limits.timeoutSeconds };
  if (resource.kind === 'function') {
    const details = { resource: resource.arn, input: parameters, inputDetails: NOT_TRUNCATED, ...timeout };
    return ['LambdaFunctionScheduled', { lambdaFunctionScheduledEventDetails: details }];
  }
  const heartbeat = limits.heartbeatSeconds === null ? {} : { heartbeatInSeconds: limits.heartbeatSeconds };
  return [
    'TaskScheduled',
    {
      taskScheduledEventDetails: { ...named(resource), region: REGION, parameters, ...timeout, ...heartbeat },
    },
  ];
}

export function started(resource: Resource): Event {
  return resource.kind === 'function'
    ? ['LambdaFunctionStarted', {}]
    : ['TaskStarted', { taskStartedEventDetails: named(resource) }];
}

export function submitted(resource: Resource, output: string): Event {
  return [
    'TaskSubmitted',
    { taskSubmittedEventDetails: { ...named(resource), output, outputDetails: NOT_TRUNCATED } },
  ];
}

export function succeeded(resource: Resource, output: string): Event {
  const details = { output, outputDetails: NOT_TRUNCATED };
  return resource.kind === 'function'
    ? ['LambdaFunctionSucceeded', { lambdaFunctionSucceededEventDetails: details }]
    : ['TaskSucceeded', { taskSucceededEventDetails: { ...named(resource), ...details } }];
}

/** `submitting`: the request of a `.sync` or callback task failed, before there was anything to wait for. */
export function failed(resource: Resource, failure: StateFailure, submitting: boolean): Event {
  if (resource.kind === 'function')
    return ['LambdaFunctionFailed', { lambdaFunctionFailedEventDetails: told(failure) }];
  const details = { ...named(resource), ...told(failure) };
  return submitting
    ? ['TaskSubmitFailed', { taskSubmitFailedEventDetails: details }]
    : ['TaskFailed', { taskFailedEventDetails: details }];
}

export function timedOut(resource: Resource, failure: StateFailure): Event {
  return resource.kind === 'function'
    ? ['LambdaFunctionTimedOut', { lambdaFunctionTimedOutEventDetails: told(failure) }]
    : ['TaskTimedOut', { taskTimedOutEventDetails: { ...named(resource), ...told(failure) } }];
}

function named(resource: Resource): { resource: string; resourceType: string } {
  return { resource: resource.action, resourceType: resource.type };
}

/** SendTaskFailure need not name an error. */
function told({ error, reason }: StateFailure): { error?: string; cause?: string } {
  return { ...(error === '' ? {} : { error }), ...(reason === undefined ? {} : { cause: reason }) };
}
