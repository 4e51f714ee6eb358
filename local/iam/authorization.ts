import type { Caller, Permission } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import { contextOf } from './context.ts';
import { createGrantUse, type Grant } from './grant-use.ts';
import { compilePolicy, decide, type Question, type Statement } from './policy.ts';
import { type Refusal, type RefusalCause, reasonOf, refusalError } from './refusal.ts';
import type { RoleStore } from './role-store.ts';

/** Refusals kept for the control room; older ones are dropped. */
const KEPT_REFUSALS = 1000;

/** A policy document attached to a resource, by the ARN a call names (an object's ARN for a bucket's policy). */
export type ResourcePolicyOf = (arn: string) => object | undefined;

/** Decides calls and remembers what it decided. */
export interface Authorization {
  addResourcePolicies(policyOf: ResourcePolicyOf): void;
  authorize(caller: Caller, permission: Permission): void;
  refusals(): readonly Refusal[];
  grants(): readonly Grant[];
}

export function createAuthorization(store: RoleStore, clock: Pick<Clock, 'now'>): Authorization {
  const policySources: ResourcePolicyOf[] = [];
  const resourceStatements = cachedCompiler();
  const refusals: Refusal[] = [];
  const use = createGrantUse();

  const refuse = (who: Caller, question: Question, cause: RefusalCause): never => {
    const reason = reasonOf(cause, question.action);
    const at = new Date(clock.now()).toISOString();
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
    // In one account either side's Allow is enough.
    if (byIdentity.effect === 'allow')
      use.record(who.roleArn ?? '', byIdentity.by, question.action, question.resource);
    else if (byResource.effect !== 'allow')
      refuse(who, question, role ? 'identity-silent' : 'resource-silent');
  };

  return {
    addResourcePolicies: (policyOf) => void policySources.push(policyOf),
    authorize(who, permission) {
      if (who.kind === 'admin') return;
      const context = contextOf(who, permission);
      // A call about nothing in particular is about `*`: it must not pass by having nothing to check.
      const resources = permission.resources.length > 0 ? permission.resources : ['*'];
      for (const resource of resources) check(who, { action: permission.action, resource, context });
    },
    refusals: () => [...refusals],
    grants: () => [...store.byArn.values()].flatMap((role) => use.grantsOf(role, store.statementsOf(role))),
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
