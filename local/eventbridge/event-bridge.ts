import { ACCOUNT, AwsError, REGION, type RpcService } from '../aws-service.ts';
import type { DataFolder } from '../data-folder.ts';
import type { BusEvent, EventBus } from '../events.ts';
import { physicalName, type ResourceProvider, type TemplateResource } from '../resource-provider.ts';
import { type Delivery, type DeliveryDeps, DeliveryQueue } from './delivery-queue.ts';
import { compilePattern, type EventMatcher } from './event-pattern.ts';
import { checkTarget, inputFor, type Target } from './target.ts';
import { type Tick, Ticker } from './ticker.ts';

export interface EventBridgeDeps extends DeliveryDeps {
  readonly folder: DataFolder;
  /** For event ids. */
  newId(): string;
  /** Told of each event taken: what is billed. */
  record?(events: number, detail: unknown): void;
}

export interface EventBridge {
  readonly service: RpcService;
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

interface PutEventsInput {
  readonly Entries?: readonly {
    readonly Source?: string;
    readonly DetailType?: string;
    readonly Detail?: string;
    readonly Resources?: readonly string[];
    readonly EventBusName?: string;
  }[];
}

const BUS_ARN = `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/default`;

/** The default bus of EventBridge: rules by pattern or schedule, and their targets. */
export function createEventBridge(deps: EventBridgeDeps): EventBridge {
  const database = deps.folder.sqlite('events');
  const queue = new DeliveryQueue('events.amazonaws.com', database, deps);
  const ticker = new Ticker('events', deps.clock, database);
  const rules = new Map<string, Rule>();
  const ticks: Tick[] = [];

  const envelope = (id: string, event: BusEvent, at: number) => ({
    version: '0',
    id,
    'detail-type': event.detailType,
    source: event.source,
    account: ACCOUNT,
    time: `${new Date(at).toISOString().slice(0, 19)}Z`,
    region: REGION,
    resources: event.resources ?? [],
    detail: event.detail,
  });
  const deliveriesOf = (rule: Rule, id: string, event: unknown): Delivery[] =>
    rule.targets.map((target) => ({
      id,
      owner: rule.name,
      ownerArn: rule.arn,
      target,
      input: inputFor(target, event, rule),
    }));
  const take = (event: BusEvent): string => {
    const id = deps.newId();
    const full = envelope(id, event, deps.clock.now());
    deps.record?.(1, event.detail);
    queue.add(
      [...rules.values()]
        .filter((rule) => rule.matches?.(full))
        .flatMap((rule) => deliveriesOf(rule, id, full)),
    );
    return id;
  };
  const tick = (rule: Rule, at: number): void => {
    const id = deps.newId();
    const event: BusEvent = {
      source: 'aws.events',
      detailType: 'Scheduled Event',
      detail: {},
      resources: [rule.arn],
    };
    queue.add(deliveriesOf(rule, id, envelope(id, event, at)));
  };

  return {
    service: {
      protocol: 'json-1.1',
      signingName: 'events',
      target: 'AWSEvents',
      operations: {
        PutEvents: {
          permissions: () => [{ action: 'events:PutEvents', resources: [BUS_ARN] }],
          run: async (input: PutEventsInput) => putEvents(input, take),
        },
      },
    },
    provider: {
      types: ['AWS::Events::Rule'],
      identify(resource) {
        const { Name: given } = resource.properties;
        const name = typeof given === 'string' ? given : physicalName(resource);
        return { ref: name, attributes: { Arn: ruleArn(name) } };
      },
      provision(resource) {
        const rule = readRule(resource, resource.identity.ref);
        const expression = resource.properties.ScheduleExpression;
        if (resource.properties.State === 'DISABLED') return;
        rules.set(rule.name, rule);
        if (typeof expression === 'string')
          ticks.push({ name: rule.name, expression, fire: (at) => tick(rule, at) });
      },
    },
    bus: {
      publish: async (event) => {
        take(event);
      },
    },
    resume() {
      queue.resume();
      for (const one of ticks) ticker.start(one);
    },
    stop: () => queue.stop(),
  };
}

const ruleArn = (name: string) => `arn:aws:events:${REGION}:${ACCOUNT}:rule/${name}`;

function readRule(resource: TemplateResource, name: string): Rule {
  const { EventPattern, Targets, EventBusName } = resource.properties as {
    readonly EventPattern?: unknown;
    readonly Targets?: readonly Target[];
    readonly EventBusName?: string;
  };
  if (EventBusName !== undefined && EventBusName !== 'default' && EventBusName !== BUS_ARN)
    throw new AwsError('ResourceNotFoundException', `${name}: there is only the default event bus here`);
  const targets = Targets ?? [];
  for (const target of targets) checkTarget(name, target);
  const matches = EventPattern === undefined ? undefined : compilePattern(EventPattern);
  return { name, arn: ruleArn(name), matches, targets };
}

function putEvents(input: PutEventsInput, take: (event: BusEvent) => string) {
  const results = (input.Entries ?? []).map((entry) => {
    const { Source, DetailType, Detail, Resources } = entry;
    const missing = (['Source', 'DetailType', 'Detail'] as const).find((name) => !entry[name]);
    if (missing || !Source || !DetailType || !Detail)
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
      };
    try {
      const detail: unknown = JSON.parse(Detail);
      return {
        EventId: take({
          source: Source,
          detailType: DetailType,
          detail,
          ...(Resources && { resources: Resources }),
        }),
      };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    }
  });
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}
