import { ACCOUNT, AwsError, type Caller, type Permission } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import { contextOf } from './context.ts';
import { createGrantUse, type Grant } from './grant-use.ts';
import { compilePolicy, decide, PolicyError, type Question, type Statement } from './policy.ts';
import { type Refusal, type RefusalCause, reasonOf, refusalError } from './refusal.ts';
import { createRoleStore, type Role } from './role-store.ts';
import { type RoleUser, roleUses } from './role-uses.ts';

export type { Grant } from './grant-use.ts';
export type { Refusal } from './refusal.ts';

/** The role ARN of state machines created from outside, and the access key id that may do everything. */
export const ADMIN_ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/local-admin`;
export const ADMIN_KEY = 'local-admin';
/** S3's signature checks need a secret; HTTP callers may sign `local-admin` with any. */
export const ADMIN_SECRET = 'local-admin';
export const ADMIN: Caller = { kind: 'admin', arn: ADMIN_ROLE_ARN };
export const ANONYMOUS: Caller = { kind: 'anonymous', arn: 'anonymous' };

/** Refusals kept for the control room; older ones are dropped. */
const KEPT_REFUSALS = 1000;

/** A policy document attached to a resource, by the ARN a call names (an object's ARN for a bucket's policy). */
export type ResourcePolicyOf = (arn: string) => object | undefined;

export interface RoleKeys {
  readonly name: string;
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly function?: string;
}

export interface Iam {
  /** AWS::IAM::Role, ::Policy, ::ManagedPolicy. */
  readonly provider: ResourceProvider;
  /** Adds resource policies: Lambda permissions, bucket, queue and topic policies. */
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
  const policySources: ResourcePolicyOf[] = [];
  const resourceStatements = cachedCompiler();
  const refusals: Refusal[] = [];
  const use = createGrantUse();

  const caller = (role: Role, session: string): Caller => ({
    kind: 'role',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role.name}/${session}`,
    roleArn: role.arn,
  });
  const refuse = (who: Caller, question: Question, cause: RefusalCause): never => {
    const reason = reasonOf(cause, question.action);
    const at = new Date(deps.clock.now()).toISOString();
    refusals.push({ at, caller: who.arn, action: question.action, resource: question.resource, reason });
    if (refusals.length > KEPT_REFUSALS) refusals.shift();
    throw refusalError(who, question.action, question.resource, reason);
  };
  const check = (who: Caller, question: Question): void => {
    const statements = policySources.flatMap((policyOf) => resourceStatements(policyOf(question.resource)));
    const byResource = decide(statements, question, who);
    if (byResource.effect === 'deny') refuse(who, question, 'resource-deny');
    const role = who.roleArn === undefined ? undefined : store.byArn.get(who.roleArn);
    const byIdentity = role ? decide(store.statementsOf(role), question) : ({ effect: 'silent' } as const);
    if (byIdentity.effect === 'deny') refuse(who, question, 'identity-deny');
    if (byIdentity.effect === 'allow') use.record(who.roleArn ?? '', byIdentity.by, question.action);
    else if (byResource.effect !== 'allow')
      refuse(who, question, role ? 'identity-silent' : 'resource-silent');
  };
  const trusts: Iam['trusts'] = (roleArn, servicePrincipal, sourceArn) => {
    const role = store.byArn.get(roleArn);
    if (!role) return false;
    const source = sourceArn === undefined ? {} : { sourceArn };
    const service: Caller = { kind: 'service', arn: servicePrincipal, servicePrincipal, ...source };
    const action = 'sts:AssumeRole';
    const context = contextOf(service, { action, resources: ['*'] }, deps.clock.now());
    return decide(role.trust, { action, resource: '*', context }, service).effect === 'allow';
  };

  return {
    provider: store.provider,
    addResourcePolicies: (policyOf) => void policySources.push(policyOf),
    bindRoles(resources) {
      const services = resources.flatMap(roleUses);
      for (const { roleArn, servicePrincipal, sourceArn, where } of services) {
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
    trusts,
    secretOf(accessKeyId) {
      if (accessKeyId === ADMIN_KEY) return { secret: ADMIN_SECRET, caller: ADMIN };
      const role = store.byAccessKey.get(accessKeyId);
      return role && { secret: role.secretAccessKey, caller: caller(role, role.functionName ?? role.name) };
    },
    authorize(who, permission) {
      if (who.kind === 'admin') return;
      const context = contextOf(who, permission, deps.clock.now());
      // A call about nothing in particular is about `*`: it must not pass by having nothing to check.
      const resources = permission.resources.length > 0 ? permission.resources : ['*'];
      for (const resource of resources) check(who, { action: permission.action, resource, context });
    },
    refusals: () => [...refusals],
    grants: () => [...store.byArn.values()].flatMap((role) => use.grantsOf(role, store.statementsOf(role))),
    roles: () => [...store.byArn.values()].map(roleKeys),
  };
}

/** Resource policies are compiled once per document object. */
function cachedCompiler(): (document: object | undefined) => readonly Statement[] {
  const compiled = new WeakMap<object, readonly Statement[]>();
  return (document) => {
    if (!document) return [];
    const statements = compiled.get(document) ?? compilePolicy('resource policy', document);
    compiled.set(document, statements);
    return statements;
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
