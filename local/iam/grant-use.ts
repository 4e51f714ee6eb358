import type { Statement } from './policy.ts';
import type { Role } from './role-store.ts';

/** An Allow statement of a role and how often it let a call through. */
export interface Grant {
  readonly roleArn: string;
  readonly policy: string;
  /** Position in the policy, from 0. */
  readonly statement: number;
  /** The statement's own name, when it has one. */
  readonly sid?: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly used: number;
  /** Which of `actions` let calls through on which of `resources`, as both are written; other pairs were never needed. */
  readonly uses: readonly GrantedPair[];
}

/** An action and a resource as a statement writes them. */
export interface GrantedPair {
  readonly action: string;
  readonly resource: string;
}

/** Counts which grants calls rest on, so that those nobody needs can be found. */
export interface GrantUse {
  record(roleArn: string, statements: readonly Statement[], action: string, resource: string): void;
  grantsOf(role: Role, statements: readonly Statement[]): readonly Grant[];
}

interface Use {
  calls: number;
  readonly pairs: Map<string, GrantedPair>;
}

export function createGrantUse(): GrantUse {
  const useOf = new Map<string, Use>();
  const keyOf = (roleArn: string, statement: Statement) =>
    `${roleArn} ${statement.policy} ${statement.index}`;
  const grantOf = (role: Role, statement: Statement): Grant => {
    const use = useOf.get(keyOf(role.arn, statement));
    return {
      roleArn: role.arn,
      policy: statement.policy,
      statement: statement.index,
      ...(statement.sid !== undefined && { sid: statement.sid }),
      actions: statement.actions,
      resources: statement.resources,
      used: use?.calls ?? 0,
      uses: [...(use?.pairs.values() ?? [])],
    };
  };
  return {
    record(roleArn, statements, action, resource) {
      for (const statement of statements) {
        const key = keyOf(roleArn, statement);
        const use = useOf.get(key) ?? { calls: 0, pairs: new Map<string, GrantedPair>() };
        useOf.set(key, use);
        use.calls += 1;
        for (const pair of statement.pairsMatching(action, resource))
          use.pairs.set(`${pair.action} ${pair.resource}`, pair);
      }
    },
    grantsOf: (role, statements) =>
      statements.filter(({ effect }) => effect === 'Allow').map((statement) => grantOf(role, statement)),
  };
}
