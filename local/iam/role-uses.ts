import type { ResourceIdentity, TemplateResource } from '../resource-provider.ts';

export type RoleUser = TemplateResource & { readonly identity: ResourceIdentity };

/** A service that acts as a role on behalf of a resource. */
export interface RoleUse {
  readonly roleArn: string;
  readonly servicePrincipal: string;
  readonly sourceArn?: string;
  /** Stack and logical id, for messages. */
  readonly where: string;
}

/** Which service assumes which role for a resource, by the property that names the role. */
export function roleUses(resource: RoleUser): RoleUse[] {
  const { properties, identity } = resource;
  const where = `${resource.stackName}/${resource.logicalId}`;
  const use = (roleArn: unknown, servicePrincipal: string, sourceArn = identity.attributes.Arn): RoleUse[] =>
    typeof roleArn === 'string'
      ? [{ roleArn, servicePrincipal, where, ...(sourceArn !== undefined && { sourceArn }) }]
      : [];
  switch (resource.type) {
    case 'AWS::Lambda::Function':
      return use(properties.Role, 'lambda.amazonaws.com');
    case 'AWS::StepFunctions::StateMachine':
      return use(properties.RoleArn, 'states.amazonaws.com', identity.ref);
    case 'AWS::Events::Rule':
      return targets(properties.Targets).flatMap((target) => use(target.RoleArn, 'events.amazonaws.com'));
    case 'AWS::Scheduler::Schedule':
      return targets(properties.Target).flatMap((target) => use(target.RoleArn, 'scheduler.amazonaws.com'));
    case 'AWS::GuardDuty::MalwareProtectionPlan':
      return use(properties.Role, 'malware-protection-plan.guardduty.amazonaws.com');
    default:
      return [];
  }
}

function targets(value: unknown): { readonly RoleArn?: unknown }[] {
  return [value ?? []].flat();
}
