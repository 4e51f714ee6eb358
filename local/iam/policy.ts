import type { Caller } from '../aws-service.ts';
import {
  type CompiledCondition,
  type ConditionContext,
  compileCondition,
  type Verdict,
} from './conditions.ts';
import { wildcard } from './wildcard.ts';

/** A policy document as IAM defines it; only `Statement` is read. */
export interface PolicyDocument {
  readonly Statement?: unknown;
}

/** A policy of the template that cannot be evaluated here. Stops the start; the message names it. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/** One statement, compiled. */
export interface Statement {
  /** Where it stands: policy name and position, for reports. */
  readonly policy: string;
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  matchesAction(action: string): boolean;
  matchesResource(resource: string): boolean;
  /** Which of its actions, on which of its resources as they are written, a call is; empty for `NotAction` and `NotResource`. */
  pairsMatching(action: string, resource: string): { readonly action: string; readonly resource: string }[];
  readonly condition: CompiledCondition;
  /** Whether a resource policy's statement is about this caller; identity policies have no principal. */
  matchesPrincipal(caller: Caller): Verdict;
}

export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}

/** What a set of statements says: a denial wins, and nothing said is `silent`. */
export type Decision =
  | { readonly effect: 'allow'; readonly by: readonly Statement[] }
  | { readonly effect: 'deny'; readonly by: Statement }
  | { readonly effect: 'silent' };

/** Compiles a policy. Throws PolicyError when the document is not one. */
export function compilePolicy(name: string, document: unknown): Statement[] {
  const statements = (document as PolicyDocument | undefined)?.Statement;
  if (statements === undefined) throw new PolicyError(`Policy ${name} has no Statement`);
  return asList(statements).map((statement, index) => compileStatement(name, index, statement));
}

function compileStatement(policy: string, index: number, value: unknown): Statement {
  const raw = value as Readonly<Record<string, unknown>>;
  const effect = raw.Effect;
  if (effect !== 'Allow' && effect !== 'Deny')
    throw new PolicyError(`Policy ${policy}, statement ${index}: no Effect`);
  const actions = texts(raw.Action ?? raw.NotAction);
  const resources = texts(raw.Resource ?? raw.NotResource ?? '*');
  const anyAction = actions.map((action) => wildcard(action, true));
  const anyResource = resources.map((resource) => wildcard(resource));
  const variables = resources.some((resource) => resource.includes('${'));
  const condition = compileCondition(raw.Condition);
  const sid = raw.Sid;
  return {
    policy,
    index,
    ...(typeof sid === 'string' && { sid }),
    effect,
    actions,
    resources,
    matchesAction: (action) => anyAction.some((matches) => matches(action)) === (raw.NotAction === undefined),
    matchesResource: (resource) =>
      variables || anyResource.some((matches) => matches(resource)) === (raw.NotResource === undefined),
    pairsMatching: (action, resource) =>
      actions
        .filter((_, index) => anyAction[index]?.(action))
        .flatMap((written) =>
          resources
            .filter((_, index) => anyResource[index]?.(resource))
            .map((pattern) => ({ action: written, resource: pattern })),
        ),
    condition: variables ? () => 'unknown' : condition,
    matchesPrincipal: principalTest(raw),
  };
}

function principalTest(raw: Readonly<Record<string, unknown>>): (caller: Caller) => Verdict {
  if (raw.NotPrincipal !== undefined) return () => 'unknown';
  const principal = raw.Principal;
  if (principal === undefined) return () => false;
  if (principal === '*') return () => true;
  const { AWS, Service } = principal as Readonly<Record<string, unknown>>;
  const arns = texts(AWS ?? []);
  const services = texts(Service ?? []);
  return (caller) => {
    if (arns.includes('*')) return true;
    if (caller.servicePrincipal !== undefined && services.includes(caller.servicePrincipal)) return true;
    return arns.includes(caller.arn) || (caller.roleArn !== undefined && arns.includes(caller.roleArn));
  };
}

/**
 * Evaluates statements. An unknown condition never allows: an Allow with one is passed over, a Deny with one denies.
 * Without a caller the statements are an identity's own; with one, they are a resource's and name their principals.
 */
export function decide(statements: readonly Statement[], question: Question, caller?: Caller): Decision {
  const allowing: Statement[] = [];
  for (const statement of statements) {
    if (!statement.matchesAction(question.action) || !statement.matchesResource(question.resource)) continue;
    const verdict = both(
      caller ? statement.matchesPrincipal(caller) : true,
      statement.condition(question.context),
    );
    if (verdict === false) continue;
    if (statement.effect === 'Deny') return { effect: 'deny', by: statement };
    if (verdict === true) allowing.push(statement);
  }
  return allowing.length > 0 ? { effect: 'allow', by: allowing } : { effect: 'silent' };
}

function both(left: Verdict, right: Verdict): Verdict {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : 'unknown';
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

export function texts(value: unknown): string[] {
  return asList(value).map(String);
}
