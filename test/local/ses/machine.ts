import { SESClient } from '@aws-sdk/client-ses';
import type { AwsCaller, AwsService, Caller } from '../../../local/aws-service.ts';
import type { DataFolder } from '../../../local/data-folder.ts';
import type { BusEvent } from '../../../local/events.ts';
import { createFaults } from '../../../local/faults/faults.ts';
import { createFrontDoor, type FrontDoor } from '../../../local/front-door/front-door.ts';
import { createIam } from '../../../local/iam/iam.ts';
import { createCallMeter } from '../../../local/metering/call-meter.ts';
import { createMetering } from '../../../local/metering/metering.ts';
import type { Properties, ResourceProvider } from '../../../local/resource-provider.ts';
import { createSes, type Ses } from '../../../local/ses/service.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { inProcessHandler } from '../in-process-handler.ts';

export const START = Date.parse('2026-03-01T12:00:00Z');

/** Gives a provider one resource, as the template would. */
export async function provide(
  provider: ResourceProvider,
  type: string,
  logicalId: string,
  properties: Properties,
): Promise<string> {
  const resource = { stackName: 'Test', logicalId, type, properties };
  const identity = provider.identify(resource);
  await provider.provision({ ...resource, identity });
  return identity.ref;
}

/** A front door before the given services, with nothing metered away and no faults. */
export function doorBefore(folder: DataFolder, clock: SimulatedClock, services: AwsService[]): FrontDoor {
  return createFrontDoor({
    clock,
    services,
    iam: createIam({ clock }),
    faults: createFaults({ clock }),
    meter: createCallMeter(createMetering({ folder })),
  });
}

export const sdkOptions = (door: FrontDoor) => ({
  region: 'us-east-1',
  endpoint: 'http://127.0.0.1:4566',
  credentials: { accessKeyId: 'local-admin', secretAccessKey: 'local-admin' },
  requestHandler: inProcessHandler(door.http),
  maxAttempts: 1,
});

export interface Invocation {
  readonly functionArn: string;
  readonly event: unknown;
}

export interface Put {
  readonly caller: Caller;
  readonly input: { Bucket: string; Key: string; Body: Uint8Array };
}

export interface SesMachine {
  readonly ses: Ses;
  readonly client: SESClient;
  readonly clock: SimulatedClock;
  readonly activity: ActivityCount;
  readonly events: BusEvent[];
  readonly invocations: Invocation[];
  readonly puts: Put[];
}

export const RECEIVE = 'arn:aws:lambda:us-east-1:000000000000:function:Receive';
const CHECKED = { Enabled: true, ScanEnabled: true };

/** SES as the template of the tests configures it: one domain, one configuration set, one domain-wide rule. */
export async function sesMachine(
  folder: DataFolder,
  options: { call?: AwsCaller; refuseInvoke?: () => Error | undefined; deafBus?: boolean } = {},
): Promise<SesMachine> {
  const failures: unknown[] = [];
  const activity = new ActivityCount((_what, error) => void failures.push(error));
  const clock = new SimulatedClock(activity, START);
  const events: BusEvent[] = [];
  const invocations: Invocation[] = [];
  const puts: Put[] = [];
  const ses = createSes({
    bill: () => undefined,
    ...{ folder, clock, activity },
    bus: () => ({
      publish: (event) =>
        options.deafBus ? new Promise<void>(() => undefined) : Promise.resolve(void events.push(event)),
    }),
    invokeAsync: () => async (functionArn, event) => {
      const refusal = options.refuseInvoke?.();
      if (refusal !== undefined) throw refusal;
      invocations.push({ functionArn, event });
    },
    call:
      options.call ??
      (async (caller, _service, _operation, input) =>
        void puts.push({ caller, input: input as Put['input'] })),
    log: (line) => void failures.push(line),
  });
  const [provider] = ses.providers;
  if (provider === undefined) throw new Error('SES has no provider');
  const give = (kind: string, properties: Properties) =>
    provide(provider, `AWS::SES::${kind}`, kind, properties);
  await give('EmailIdentity', { EmailIdentity: 'claimflow.example' });
  await give('ConfigurationSet', { Name: 'outgoing' });
  await give('ConfigurationSetEventDestination', {
    ConfigurationSetName: 'outgoing',
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ['SEND', 'delivery', 'bounce', 'complaint'],
      EventBridgeDestination: { EventBusArn: 'arn:aws:events:us-east-1:000000000000:event-bus/default' },
    },
  });
  await give('ReceiptRuleSet', { RuleSetName: 'inbound' });
  await give('ReceiptRule', {
    RuleSetName: 'inbound',
    Rule: {
      ...CHECKED,
      Recipients: ['claimflow.example'],
      Actions: [
        { S3Action: { BucketName: 'mail', ObjectKeyPrefix: 'raw/' } },
        { LambdaAction: { FunctionArn: RECEIVE, InvocationType: 'Event' } },
      ],
    },
  });
  const client = new SESClient(sdkOptions(doorBefore(folder, clock, [ses.service])));
  return { ses, client, clock, activity, events, invocations, puts };
}
