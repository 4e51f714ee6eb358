import { z } from 'zod';
import { ACCOUNT, REGION } from '../aws-service.ts';
import type { DataFolder } from '../data-folder.ts';
import type { BusEvent, EventBus } from '../events.ts';
import type { Bill } from '../metering/bill.ts';
import { physicalName, type ResourceProvider, type TemplateResource } from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';
import { createDeliveryQueue, type Delivery, type DeliveryDeps } from './delivery-queue.ts';
import { compilePattern, type EventMatcher } from './event-pattern.ts';
import { type Target, targetProperties } from './target.ts';
import { type Tick, Ticker } from './ticker.ts';

export interface EventBridgeDeps extends DeliveryDeps {
  readonly folder: DataFolder;
  /** For event ids. */
  newId(): string;
  readonly bill: Bill;
}

export interface EventBridge {
  readonly provider: ResourceProvider;
  readonly bus: EventBus;
  /** Takes up deliveries that an earlier run left, and starts the schedules. Throws InvalidScheduleExpression. */
  resume(): void;
  stop(): void;
}

interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly matches: EventMatcher | undefined;
  readonly targets: readonly Target[];
}

const ruleProperties = z.object({
  EventPattern: z.unknown().optional(),
  ScheduleExpression: z.string().optional(),
  State: z.string().optional(),
  /** Only the default bus exists here. */
  EventBusName: z.literal('default').optional(),
  Targets: z.array(targetProperties).default([]),
});

/** The default bus of EventBridge: rules by pattern or schedule, and their targets. No role may put events on it. */
export function createEventBridge(deps: EventBridgeDeps): EventBridge {
  const database = deps.folder.sqlite('events');
  const queue = createDeliveryQueue('events.amazonaws.com', database, deps);
  const ticker = new Ticker('events', deps.clock, database);
  const rules = new Map<string, Rule>();
  const ticks: Tick[] = [];

  const deliver = (wanted: (event: object) => readonly Rule[], event: BusEvent, at: number): void => {
    const id = deps.newId();
    const full = envelope(id, event, at);
    queue.add(
      wanted(full).flatMap((rule) =>
        rule.targets.map((target): Delivery => {
          const input = target.Input ?? JSON.stringify(full);
          return { id, owner: rule.name, ownerArn: rule.arn, target, input };
        }),
      ),
    );
  };
  const tick = (rule: Rule, at: number): void =>
    deliver(
      () => [rule],
      { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources: [rule.arn] },
      at,
    );
  const provision = (resource: TemplateResource, name: string): void => {
    const {
      EventPattern,
      ScheduleExpression: expression,
      State,
      Targets,
    } = typedProperties(ruleProperties, resource);
    if (State === 'DISABLED') return;
    const matches = EventPattern === undefined ? undefined : compilePattern(EventPattern);
    const rule = { name, arn: ruleArn(name), matches, targets: Targets };
    rules.set(name, rule);
    if (expression !== undefined) ticks.push({ name, expression, fire: (at) => tick(rule, at) });
  };

  return {
    provider: {
      types: ['AWS::Events::Rule'],
      identify(resource) {
        const { Name: given } = resource.properties;
        const name = typeof given === 'string' ? given : physicalName(resource);
        return { ref: name, attributes: { Arn: ruleArn(name) } };
      },
      provision: (resource) => provision(resource, resource.identity.ref),
    },
    bus: {
      publish: async (event) => {
        billEvent(deps.bill, event);
        const matching = (full: object) => [...rules.values()].filter((rule) => rule.matches?.(full));
        deliver(matching, event, deps.clock.now());
      },
    },
    resume() {
      queue.takeUp();
      for (const one of ticks) ticker.start(one);
    },
    stop: () => queue.stop(),
  };
}

/** An event is billed by each 64 KB of it. */
const BILLED_BYTES = 64 * 1024;

/** Events of AWS itself are free, except those a bucket was told to send: they cost what custom events cost. */
function billEvent(bill: Bill, { source, detail }: BusEvent): void {
  const quantity = Math.max(1, Math.ceil(Buffer.byteLength(JSON.stringify(detail)) / BILLED_BYTES));
  const unit = source === 'aws.s3' ? 'event' : 'free-event';
  bill({ service: 'events', operation: source, unit, quantity }, detail);
}

const ruleArn = (name: string) => `arn:aws:events:${REGION}:${ACCOUNT}:rule/${name}`;

/** An event as targets receive it. */
function envelope(id: string, event: BusEvent, at: number) {
  return {
    version: '0',
    id,
    'detail-type': event.detailType,
    source: event.source,
    account: ACCOUNT,
    time: `${new Date(at).toISOString().slice(0, 19)}Z`,
    region: REGION,
    resources: event.resources ?? [],
    detail: event.detail,
  };
}
