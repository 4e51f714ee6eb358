import { createHash } from 'node:crypto';
import { ACCOUNT } from '../aws-service.ts';
import {
  physicalName,
  type ResourceIdentity,
  type ResourceProvider,
  type TemplateResource,
} from '../resource-provider.ts';
import { AWS_MANAGED_POLICIES } from './managed-policies.ts';
import { asList, compilePolicy, PolicyError, type Statement, texts } from './policy.ts';

/** A role of the template with what it may do. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The Lambda function that runs as this role; its name is the session name in refusals, as on AWS. */
  functionName?: string;
  /** Who may assume it. */
  readonly trust: readonly Statement[];
  readonly inline: Map<string, readonly Statement[]>;
  readonly managedArns: Set<string>;
}

/** The roles and policies of the template. */
export interface RoleStore {
  readonly provider: ResourceProvider;
  readonly byArn: ReadonlyMap<string, Role>;
  readonly byAccessKey: ReadonlyMap<string, Role>;
  /** The role's statements from all its policies. Throws PolicyError for a managed policy that is not known. */
  statementsOf(role: Role): readonly Statement[];
}

/** The template's managed policies and those of AWS. */
function createManagedPolicies() {
  const known = new Map<string, readonly Statement[]>();
  return {
    add: (arn: string, statements: readonly Statement[]) => void known.set(arn, statements),
    get(arn: string): readonly Statement[] {
      const document = AWS_MANAGED_POLICIES[arn];
      const statements = known.get(arn) ?? (document && compilePolicy(arn, document));
      if (!statements) throw new PolicyError(`The managed policy ${arn} is not known here`);
      known.set(arn, statements);
      return statements;
    },
  };
}

export function createRoleStore(): RoleStore {
  const byArn = new Map<string, Role>();
  const byName = new Map<string, Role>();
  const byAccessKey = new Map<string, Role>();
  const managed = createManagedPolicies();
  const compiled = new Map<Role, readonly Statement[]>();

  const attach = (names: unknown, change: (role: Role) => void): void => {
    for (const name of texts(names ?? [])) {
      const role = byName.get(name);
      if (!role) throw new PolicyError(`A policy of the template is attached to the unknown role ${name}`);
      change(role);
    }
  };
  const provision = (resource: TemplateResource & { readonly identity: ResourceIdentity }): void => {
    const { properties, identity } = resource;
    compiled.clear();
    if (resource.type === 'AWS::IAM::Role') {
      const role = readRole(resource);
      byArn.set(role.arn, role);
      byName.set(role.name, role);
      byAccessKey.set(role.accessKeyId, role);
      for (const arn of role.managedArns) if (arn.startsWith('arn:aws:iam::aws:')) managed.get(arn);
      return;
    }
    if (properties.Users !== undefined || properties.Groups !== undefined) {
      throw new PolicyError(`${resource.logicalId}: policies for users and groups are not supported here`);
    }
    const statements = compilePolicy(identity.ref, properties.PolicyDocument);
    if (resource.type === 'AWS::IAM::Policy') {
      attach(properties.Roles, (role) => role.inline.set(identity.ref, statements));
    } else {
      managed.add(identity.ref, statements);
      attach(properties.Roles, (role) => role.managedArns.add(identity.ref));
    }
  };

  return {
    provider: {
      types: ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'],
      identify,
      provision,
    },
    byArn,
    byAccessKey,
    statementsOf(role) {
      let statements = compiled.get(role);
      if (!statements) {
        statements = [...[...role.inline.values()].flat(), ...[...role.managedArns].flatMap(managed.get)];
        compiled.set(role, statements);
      }
      return statements;
    },
  };
}

function identify(resource: TemplateResource): ResourceIdentity {
  const { properties } = resource;
  if (resource.type === 'AWS::IAM::Policy') {
    const name = String(properties.PolicyName ?? physicalName(resource, 128));
    return { ref: name, attributes: { Id: name } };
  }
  const path = String(properties.Path ?? '/');
  if (resource.type === 'AWS::IAM::ManagedPolicy') {
    const name = String(properties.ManagedPolicyName ?? physicalName(resource, 128));
    const arn = `arn:aws:iam::${ACCOUNT}:policy${path}${name}`;
    return { ref: arn, attributes: { PolicyArn: arn } };
  }
  const name = String(properties.RoleName ?? physicalName(resource));
  const arn = `arn:aws:iam::${ACCOUNT}:role${path}${name}`;
  return { ref: name, attributes: { Arn: arn, RoleId: `AROA${digest(arn, 'id')}` } };
}

function readRole(resource: TemplateResource & { readonly identity: ResourceIdentity }): Role {
  const { properties, identity } = resource;
  const arn = identity.attributes.Arn ?? '';
  if (properties.PermissionsBoundary !== undefined) {
    throw new PolicyError(`${resource.logicalId}: permissions boundaries are not supported here`);
  }
  const inline = new Map<string, readonly Statement[]>();
  for (const value of asList(properties.Policies ?? [])) {
    const policy = value as Readonly<Record<string, unknown>>;
    const name = String(policy.PolicyName);
    inline.set(name, compilePolicy(name, policy.PolicyDocument));
  }
  return {
    name: identity.ref,
    arn,
    ...keysOf(arn),
    trust: compilePolicy(`trust of ${identity.ref}`, properties.AssumeRolePolicyDocument),
    inline,
    managedArns: new Set(texts(properties.ManagedPolicyArns ?? [])),
  };
}

/** Keys are derived from the ARN: the same on every start, and known without being stored. They guard nothing. */
function keysOf(roleArn: string): { accessKeyId: string; secretAccessKey: string } {
  const secret = createHash('sha256').update(`secret ${roleArn}`).digest('base64');
  return { accessKeyId: `AKIA${digest(roleArn, 'key')}`, secretAccessKey: secret.slice(0, 40) };
}

/** 16 characters of AWS's id alphabet (base32). */
function digest(text: string, purpose: string): string {
  const bytes = createHash('sha256').update(`${purpose} ${text}`).digest();
  return Array.from(bytes.subarray(0, 16), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte & 31]).join('');
}
