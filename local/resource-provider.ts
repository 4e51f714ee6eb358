/** How a service takes over resources of the synthesized template. */

/** Properties as they stand in the template, or with every intrinsic resolved. */
export type Properties = Readonly<Record<string, unknown>>;

export interface TemplateResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
}

/** What `Ref` and `Fn::GetAtt` answer for a resource; attribute names as in CloudFormation, e.g. `Arn`, `StreamArn`. */
export interface ResourceIdentity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A service's side of the template. `identify` is pure and is called for every resource before any property is
 * resolved, so it may use only names written literally; `provision` is called once per start, in dependency order, and
 * must be idempotent: on an existing data folder it finds what it created before.
 */
export interface ResourceProvider {
  readonly types: readonly string[];
  identify(resource: TemplateResource): ResourceIdentity;
  provision(resource: TemplateResource & { readonly identity: ResourceIdentity }): Promise<void> | void;
}

/** The physical name of an unnamed resource: stable over starts, as CloudFormation's are over deployments. */
export function physicalName(resource: TemplateResource, maxLength = 64): string {
  return `${resource.stackName}-${resource.logicalId}`.slice(0, maxLength);
}
