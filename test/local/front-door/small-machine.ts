import type { AwsService } from '../../../local/aws-service.ts';
import type { DataFolder } from '../../../local/data-folder.ts';
import { createFaults, type Faults } from '../../../local/faults/faults.ts';
import { createFrontDoor, type FrontDoor } from '../../../local/front-door/front-door.ts';
import { createIam, type Iam } from '../../../local/iam/iam.ts';
import { createCallMeter } from '../../../local/metering/call-meter.ts';
import { createMetering, type Metering } from '../../../local/metering/metering.ts';
import type { ResourceProvider, TemplateResource } from '../../../local/resource-provider.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';

export const START = Date.UTC(2026, 0, 15, 12);
const ROLE_ARN = 'arn:aws:iam::000000000000:role/';

/** The front door with everything it needs, in memory, and whatever services a test gives it. */
export interface SmallMachine {
  readonly folder: DataFolder;
  readonly clock: SimulatedClock;
  readonly iam: Iam;
  readonly faults: Faults;
  readonly metering: Metering;
  readonly door: FrontDoor;
  readonly log: string[];
  readonly crashes: string[];
}

export function smallMachine(services: readonly AwsService[] = []): SmallMachine {
  const folder = openDataFolder(null);
  const clock = new SimulatedClock(new ActivityCount(), START);
  const iam = createIam({ clock });
  const crashes: string[] = [];
  const log: string[] = [];
  const faults = createFaults({ clock, onCrash: (reason) => void crashes.push(reason) });
  const metering = createMetering({ folder });
  const door = createFrontDoor({
    clock,
    iam,
    faults,
    meter: createCallMeter(metering),
    services,
    log: (line) => void log.push(line),
  });
  return { folder, clock, iam, faults, metering, door, log, crashes };
}

/** Provisions resources as the template would: `[type, logicalId, properties]`. */
export function provision(
  provider: ResourceProvider,
  ...resources: [type: string, logicalId: string, properties: Record<string, unknown>][]
): (TemplateResource & { readonly identity: ReturnType<ResourceProvider['identify']> })[] {
  return resources.map(([type, logicalId, properties]) => {
    const resource: TemplateResource = { stackName: 'S', logicalId, type, properties };
    const provisioned = { ...resource, identity: provider.identify(resource) };
    void provider.provision(provisioned);
    return provisioned;
  });
}

/** A role that Lambda may assume, with one policy of the given statements. Returns its ARN. */
export function addRole(
  iam: Iam,
  name: string,
  statements: object[],
  service = 'lambda.amazonaws.com',
): string {
  provision(
    iam.provider,
    ['AWS::IAM::Role', name, { RoleName: name, AssumeRolePolicyDocument: trust(service) }],
    [
      'AWS::IAM::Policy',
      `${name}Policy`,
      { PolicyName: 'default', PolicyDocument: { Statement: statements }, Roles: [name] },
    ],
  );
  return `${ROLE_ARN}${name}`;
}

export function trust(service: string, more: object = {}): object {
  return {
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service }, ...more }],
  };
}
