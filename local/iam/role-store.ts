import { createHash } from 'node:crypto';
import { ACCOUNT } from '../aws-service.ts';
import {
  type Properties,
  physicalName,
  type ResourceIdentity,
  type ResourceProvider,
  type TemplateResource,
} from '../resource-provider.ts';
import { compilePolicy, PolicyError, type Statement, texts } from './policy.ts';

type ProvisionedResource = TemplateResource & { readonly identity: ResourceIdentity };

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
}

/** The roles and policies of the template. */
export interface RoleStore {
  readonly provider: ResourceProvider;
  readonly byArn: ReadonlyMap<string, Role>;
  readonly byAccessKey: ReadonlyMap<string, Role>;
  /** The role's statements from all its policies. */
  statementsOf(role: Role): readonly Statement[];
}

export function createRoleStore(): RoleStore {
  const byArn = new Map<string, Role>();
  const byName = new Map<string, Role>();
  const byAccessKey = new Map<string, Role>();
  const compiled = new Map<Role, readonly Statement[]>();

  const addPolicy = ({ logicalId, properties, identity }: ProvisionedResource): void => {
    refuse(logicalId, properties, ['Users', 'Groups']);
    const statements = compilePolicy(identity.ref, properties.PolicyDocument);
    for (const name of texts(properties.Roles ?? [])) {
      const role = byName.get(name);
      if (!role) throw new PolicyError(`A policy of the template is attached to the unknown role ${name}`);
      role.inline.set(identity.ref, statements);
    }
  };
  const provision = (resource: ProvisionedResource): void => {
    compiled.clear();
    if (resource.type === 'AWS::IAM::Policy') {
      addPolicy(resource);
      return;
    }
    const role = readRole(resource);
    byArn.set(role.arn, role);
    byName.set(role.name, role);
    byAccessKey.set(role.accessKeyId, role);
  };

  return {
    provider: {
      types: ['AWS::IAM::Role', 'AWS::IAM::Policy'],
      identify,
      provision,
    },
    byArn,
    byAccessKey,
    statementsOf(role) {
      let statements = compiled.get(role);
      if (!statements) {
        statements = [...role.inline.values()].flat();
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
  const name = String(properties.RoleName ?? physicalName(resource));
  const arn = `arn:aws:iam::${ACCOUNT}:role/${name}`;
  return { ref: name, attributes: { Arn: arn, RoleId: `AROA${digest(arn, 'id')}` } };
}

/** What is granted, or bounded, in ways the template does not use must not pass unseen. */
function refuse(logicalId: string, properties: Properties, names: readonly string[]): void {
  const found = names.find((name) => properties[name] !== undefined);
  if (found !== undefined) throw new PolicyError(`${logicalId}: ${found} is not supported here`);
}

function readRole(resource: ProvisionedResource): Role {
  const { properties, identity } = resource;
  const arn = identity.attributes.Arn ?? '';
  refuse(resource.logicalId, properties, ['PermissionsBoundary', 'ManagedPolicyArns', 'Policies', 'Path']);
  return {
    name: identity.ref,
    arn,
    ...keysOf(arn),
    trust: compilePolicy(`trust of ${identity.ref}`, properties.AssumeRolePolicyDocument),
    inline: new Map(),
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
