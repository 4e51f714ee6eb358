import type { Statement } from './policy.ts';
import type { Role } from './role-store.ts';

/** An Allow statement of a role and how often it let a call through. */
export interface Grant {
  readonly roleArn: string;
  readonly policy: string;
  /** Position in the policy, from 0. */
  readonly statement: number;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly used: number;
  /** Actions that calls asked for and this statement allowed; what is missing from `actions` was never needed. */
  readonly usedActions: readonly string[];
}

/** Counts which grants calls rest on, so that those nobody needs can be found. */
export interface GrantUse {
  record(roleArn: string, statements: readonly Statement[], action: string): void;
  grantsOf(role: Role, statements: readonly Statement[]): readonly Grant[];
}

export function createGrantUse(): GrantUse {
  const counts = new Map<string, Map<string, number>>();
  const keyOf = (roleArn: string, statement: Statement) =>
    `${roleArn} ${statement.policy} ${statement.index}`;
  const grantOf = (role: Role, statement: Statement): Grant => {
    const used = counts.get(keyOf(role.arn, statement)) ?? new Map<string, number>();
    return {
      roleArn: role.arn,
      policy: statement.policy,
      statement: statement.index,
      actions: statement.actions,
      resources: statement.resources,
      used: [...used.values()].reduce((sum, count) => sum + count, 0),
      usedActions: [...used.keys()],
    };
  };
  return {
    record(roleArn, statements, action) {
      for (const statement of statements) {
        const key = keyOf(roleArn, statement);
        const actions = counts.get(key) ?? new Map<string, number>();
        actions.set(action, (actions.get(action) ?? 0) + 1);
        counts.set(key, actions);
      }
    },
    grantsOf: (role, statements) =>
      statements.filter(({ effect }) => effect === 'Allow').map((statement) => grantOf(role, statement)),
  };
}
