import { z } from 'zod';
import { ACCOUNT, REGION } from '../aws-service.ts';
import type { DataFolder } from '../data-folder.ts';
import { createDeliveryQueue, type DeliveryDeps } from '../eventbridge/delivery-queue.ts';
import { targetProperties } from '../eventbridge/target.ts';
import { type Tick, Ticker } from '../eventbridge/ticker.ts';
import { physicalName, type ResourceProvider } from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';

export interface SchedulerDeps extends DeliveryDeps {
  readonly folder: DataFolder;
  newId(): string;
}

export interface Scheduler {
  readonly provider: ResourceProvider;
  /** Takes up deliveries that an earlier run left, and starts the schedules. Throws InvalidScheduleExpression. */
  resume(): void;
  stop(): void;
}

const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().optional(),
  State: z.string().optional(),
  FlexibleTimeWindow: z.object({ Mode: z.literal('OFF') }),
  Target: targetProperties,
});

const arnOf = (name: string) => `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/default/${name}`;

/**
 * The input with Scheduler's context attributes filled in. A delivery that is tried again keeps its first attempt's
 * number here.
 */
const filled = (input: string, of: { id: string; at: number; scheduleArn: string }): string =>
  input
    .replaceAll('<aws.scheduler.scheduled-time>', new Date(of.at).toISOString().replace('.000Z', 'Z'))
    .replaceAll('<aws.scheduler.execution-id>', of.id)
    .replaceAll('<aws.scheduler.schedule-arn>', of.scheduleArn)
    .replaceAll('<aws.scheduler.attempt-number>', '1');

/** EventBridge Scheduler: the schedules of the template. No role may make one at run time. */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  const database = deps.folder.sqlite('scheduler');
  const queue = createDeliveryQueue('scheduler.amazonaws.com', database, deps);
  const ticker = new Ticker('scheduler', deps.clock, database);
  const ticks: Tick[] = [];
  return {
    provider: {
      types: ['AWS::Scheduler::Schedule'],
      identify(resource) {
        const { Name: given } = resource.properties;
        const name = typeof given === 'string' ? given : physicalName(resource);
        return { ref: name, attributes: { Arn: arnOf(name) } };
      },
      provision(resource) {
        const schedule = typedProperties(scheduleProperties, resource);
        if (schedule.State === 'DISABLED') return;
        const owner = resource.identity.ref;
        const { Target: target, ScheduleExpression: expression, ScheduleExpressionTimezone: zone } = schedule;
        ticks.push({
          name: arnOf(owner),
          expression,
          ...(zone !== undefined && { zone }),
          fire: (at) => {
            const id = deps.newId();
            const input = filled(target.Input ?? '{}', { id, at, scheduleArn: arnOf(owner) });
            queue.add([{ id, owner, ownerArn: arnOf(owner), target, input }]);
          },
        });
      },
    },
    resume() {
      queue.takeUp();
      for (const tick of ticks) ticker.start(tick);
    },
    stop: () => queue.stop(),
  };
}
