import { ACCOUNT, AwsError, type Caller, type Permission, REGION } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { ResourceProvider, TemplateResource } from '../resource-provider.ts';
import type { ConditionContext } from './conditions.ts';
import { compilePolicy, decide, type Question, type Statement } from './policy.ts';
import { type Refusal, type RefusalCause, reasonOf, refusalError } from './refusal.ts';
import { createRoleStore, type Role } from './role-store.ts';

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

/** An Allow statement of a role and how often it let a call through. */
export interface Grant {
  readonly roleArn: string;
  readonly policy: string;
  /** Position in the policy, from 0. */
  readonly statement: number;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly used: number;
  /** Actions that calls asked for and this statement allowed. */
  readonly usedActions: readonly string[];
}

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
  /** Says which function runs as which role, from AWS::Lambda::Function resources (others are passed over). */
  nameFunctions(
    resources: readonly (TemplateResource & { readonly identity: { readonly ref: string } })[],
  ): void;
  /** A session of a role; `local-admin` is the admin. Throws AwsError for a role the template does not have. */
  callerForRole(roleArn: string, sessionName: string): Caller;
  /** Whether the role's trust policy lets a service (`lambda.amazonaws.com`) assume it. */
  trusts(roleArn: string, servicePrincipal: string): boolean;
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
  const usage = new Map<string, Map<string, number>>();

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
    if (byIdentity.effect === 'allow') recordUse(usage, who.roleArn ?? '', byIdentity.by, question.action);
    else if (byResource.effect !== 'allow')
      refuse(who, question, role ? 'identity-silent' : 'resource-silent');
  };

  return {
    provider: store.provider,
    addResourcePolicies: (policyOf) => void policySources.push(policyOf),
    nameFunctions(resources) {
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
    trusts(roleArn, servicePrincipal) {
      const role = store.byArn.get(roleArn);
      if (!role) return false;
      const service: Caller = { kind: 'service', arn: servicePrincipal, servicePrincipal };
      const question = {
        action: 'sts:AssumeRole',
        resource: '*',
        context: globalContext(service, deps.clock.now()),
      };
      return decide(role.trust, question, service).effect === 'allow';
    },
    secretOf(accessKeyId) {
      if (accessKeyId === ADMIN_KEY) return { secret: ADMIN_SECRET, caller: ADMIN };
      const role = store.byAccessKey.get(accessKeyId);
      return role && { secret: role.secretAccessKey, caller: caller(role, role.functionName ?? role.name) };
    },
    authorize(who, permission) {
      if (who.kind === 'admin') return;
      const context = contextOf(who, permission, deps.clock.now());
      for (const resource of permission.resources)
        check(who, { action: permission.action, resource, context });
    },
    refusals: () => [...refusals],
    grants: () =>
      [...store.byArn.values()].flatMap((role) => grantsOf(role, store.statementsOf(role), usage)),
    roles: () => [...store.byArn.values()].map(roleKeys),
  };
}

function contextOf(who: Caller, permission: Permission, now: number): ConditionContext {
  const context = globalContext(who, now);
  for (const [key, values] of Object.entries(permission.context ?? {}))
    context.set(key.toLowerCase(), values);
  return context;
}

/** Condition keys every call carries. Loopback HTTP stands for the TLS that AWS's endpoints have. */
function globalContext(who: Caller, now: number): Map<string, readonly string[]> {
  const context = new Map<string, readonly string[]>([
    ['aws:currenttime', [new Date(now).toISOString()]],
    ['aws:epochtime', [String(Math.floor(now / 1000))]],
    ['aws:principalisawsservice', [String(who.kind === 'service')]],
    ['aws:requestedregion', [REGION]],
    ['aws:resourceaccount', [ACCOUNT]],
    ['aws:securetransport', ['true']],
    ['aws:viaawsservice', ['false']],
  ]);
  if (who.kind === 'role') {
    context.set('aws:principalaccount', [ACCOUNT]);
    context.set('aws:principaltype', ['AssumedRole']);
    context.set('aws:principalarn', [who.roleArn ?? who.arn]);
  }
  if (who.servicePrincipal !== undefined) context.set('aws:principalservicename', [who.servicePrincipal]);
  if (who.sourceArn !== undefined) {
    context.set('aws:sourcearn', [who.sourceArn]);
    context.set('aws:sourceaccount', [ACCOUNT]);
  }
  return context;
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

const usageKey = (roleArn: string, statement: Statement) =>
  `${roleArn} ${statement.policy} ${statement.index}`;

function recordUse(
  usage: Map<string, Map<string, number>>,
  roleArn: string,
  statements: readonly Statement[],
  action: string,
): void {
  for (const statement of statements) {
    const key = usageKey(roleArn, statement);
    const actions = usage.get(key) ?? new Map<string, number>();
    actions.set(action, (actions.get(action) ?? 0) + 1);
    usage.set(key, actions);
  }
}

function grantsOf(
  role: Role,
  statements: readonly Statement[],
  usage: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Grant[] {
  return statements
    .filter((statement) => statement.effect === 'Allow')
    .map((statement) => {
      const used = usage.get(usageKey(role.arn, statement)) ?? new Map<string, number>();
      return {
        roleArn: role.arn,
        policy: statement.policy,
        statement: statement.index,
        actions: statement.actions,
        resources: statement.resources,
        used: [...used.values()].reduce((sum, count) => sum + count, 0),
        usedActions: [...used.keys()],
      };
    });
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
