import type { Resource, Template } from '../assembly.ts';

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Sid?: string;
}

/** A statement of an identity policy, and the path of the role that carries it, e.g. `SendMail/Role`. */
export interface Grant {
  readonly role: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
}

/** Every statement of every role's own policies. */
export function grantsOf(template: Template): readonly Grant[] {
  return resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, resource]) => {
    const { Statement } = resource.Properties.PolicyDocument as { Statement: readonly Statement[] };
    return Statement.map(({ Action, Resource }) => ({
      role: rolePath(resource),
      actions: list(Action),
      resources: list(Resource),
    }));
  });
}

/** The grants of one function, by its name in `lib/functions.ts`: action → resources. */
export function grantsOfFunction(template: Template, name: string): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, readonly unknown[]>();
  for (const { role, actions, resources } of grantsOf(template)) {
    if (role !== `${name}/Role`) continue;
    for (const action of actions) found.set(action, [...(found.get(action) ?? []), ...resources]);
  }
  return found;
}

export function resourcesOf(
  template: Template,
  type: string,
): readonly (readonly [logicalId: string, resource: Resource])[] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The construct path below the stack, without CDK's own last parts: `ClaimflowService/SendMail/Role/…` → `SendMail/Role`. */
function rolePath({ Metadata }: Resource): string {
  const path = String(Metadata?.['aws:cdk:path']);
  return path.replace(/^[^/]*\//, '').replace(/\/DefaultPolicy\/Resource$/, '');
}

function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
