import { ACCOUNT, AwsError, type Caller, type Permission } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import { createAuthorization, type ResourcePolicyOf } from './authorization.ts';
import { contextOf } from './context.ts';
import type { Grant } from './grant-use.ts';
import { decide, PolicyError } from './policy.ts';
import type { Refusal } from './refusal.ts';
import { createRoleStore, type Role } from './role-store.ts';
import { type RoleUser, roleUses } from './role-uses.ts';

export type { ResourcePolicyOf } from './authorization.ts';
export type { Grant } from './grant-use.ts';
export type { Refusal } from './refusal.ts';

/** The role ARN of state machines created from outside, and the access key id that may do everything. */
export const ADMIN_ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/local-admin`;
export const ADMIN_KEY = 'local-admin';
/** S3's signature checks need a secret; HTTP callers may sign `local-admin` with any. */
export const ADMIN_SECRET = 'local-admin';
export const ADMIN: Caller = { kind: 'admin', arn: ADMIN_ROLE_ARN };
export const ANONYMOUS: Caller = { kind: 'anonymous', arn: 'anonymous' };

export interface RoleKeys {
  readonly name: string;
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly function?: string;
}

export interface Iam {
  /** AWS::IAM::Role and ::Policy. */
  readonly provider: ResourceProvider;
  /** Adds resource policies: Lambda permissions, bucket and queue policies. */
  addResourcePolicies(policyOf: ResourcePolicyOf): void;
  /**
   * Checks that each service may assume the role a resource gives it, and notes which function runs as which role.
   * Called once after provisioning. Throws PolicyError naming the resource whose role trusts someone else.
   */
  bindRoles(resources: readonly RoleUser[]): void;
  /** A session of a role; `local-admin` is the admin. Throws AwsError for a role the template does not have. */
  callerForRole(roleArn: string, sessionName: string): Caller;
  /** Whether the role's trust policy lets a service (`lambda.amazonaws.com`) assume it for a resource. */
  trusts(roleArn: string, servicePrincipal: string, sourceArn?: string): boolean;
  /** Who signs with a key, and the secret that S3's signatures are checked with. */
  secretOf(accessKeyId: string): { readonly secret: string; readonly caller: Caller } | undefined;
  /** Throws AWS's own refusal (AwsError) unless every resource of the permission is allowed. */
  authorize(caller: Caller, permission: Permission): void;
  refusals(): readonly Refusal[];
  grants(): readonly Grant[];
  roles(): readonly RoleKeys[];
}

/** Evaluates the template's own policies: a call that AWS would refuse is refused here. */
export function createIam(deps: { readonly clock: Pick<Clock, 'now'> }): Iam {
  const store = createRoleStore();
  const { authorize, addResourcePolicies, refusals, grants } = createAuthorization(store, deps.clock);

  const caller = (role: Role, session: string): Caller => ({
    kind: 'role',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role.name}/${session}`,
    roleArn: role.arn,
  });
  const trusts: Iam['trusts'] = (roleArn, servicePrincipal, sourceArn) => {
    const role = store.byArn.get(roleArn);
    if (!role) return false;
    const source = sourceArn === undefined ? {} : { sourceArn };
    const service: Caller = { kind: 'service', arn: servicePrincipal, servicePrincipal, ...source };
    const action = 'sts:AssumeRole';
    const context = contextOf(service, { action, resources: ['*'] });
    return decide(role.trust, { action, resource: '*', context }, service).effect === 'allow';
  };

  return {
    provider: store.provider,
    ...{ authorize, addResourcePolicies, refusals, grants, trusts },
    bindRoles(resources) {
      for (const { roleArn, servicePrincipal, sourceArn, where } of resources.flatMap(roleUses)) {
        if (roleArn === ADMIN_ROLE_ARN || trusts(roleArn, servicePrincipal, sourceArn)) continue;
        throw new PolicyError(`${where}: ${roleArn} does not let ${servicePrincipal} assume it`);
      }
      for (const { type, properties, identity } of resources) {
        const role = type === 'AWS::Lambda::Function' ? store.byArn.get(String(properties.Role)) : undefined;
        if (role) role.functionName = identity.ref;
      }
    },
    callerForRole(roleArn, sessionName) {
      if (roleArn === ADMIN_ROLE_ARN) return ADMIN;
      const role = store.byArn.get(roleArn);
      if (!role) throw new AwsError('AccessDeniedException', `The role ${roleArn} does not exist.`);
      return caller(role, sessionName);
    },
    secretOf(accessKeyId) {
      if (accessKeyId === ADMIN_KEY) return { secret: ADMIN_SECRET, caller: ADMIN };
      const role = store.byAccessKey.get(accessKeyId);
      return role && { secret: role.secretAccessKey, caller: caller(role, role.functionName ?? role.name) };
    },
    roles: () => [...store.byArn.values()].map(roleKeys),
  };
}

function roleKeys(role: Role): RoleKeys {
  const { name, arn, accessKeyId, secretAccessKey, functionName } = role;
  return {
    name,
    arn,
    accessKeyId,
    secretAccessKey,
    ...(functionName !== undefined && { function: functionName }),
  };
}
