import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from '../../local/runtime.ts';

/** Names the folder in which the machines of one test run leave what they used; unset, none leaves anything. */
export const FOLDER_VARIABLE = 'CLAIMFLOW_GRANT_USE';

/** One action on one resource, as a role of the template is granted it. */
export interface Granted {
  /** The role's name, e.g. `ClaimflowService-SendMailRoleA5EDD54F`. */
  readonly role: string;
  /** What the statement is called, else the policy's name and its position there. */
  readonly statement: string;
  readonly action: string;
  readonly resource: string;
}

/** What one machine used and was refused in its life. */
export interface GrantUse {
  readonly granted: readonly (Granted & { readonly used: boolean })[];
  /** One sentence each. */
  readonly refused: readonly string[];
}

/** A function, state machine or service asked for something its role may not do. */
export class CallsRefused extends Error {
  override readonly name = 'CallsRefused';
}

export function readGrantUse({ services: { iam } }: Pick<Runtime, 'services'>): GrantUse {
  const granted = iam.grants().flatMap(({ roleArn, policy, statement, sid, actions, resources, uses }) => {
    const used = new Set(uses.map(({ action, resource }) => `${action} ${resource}`));
    const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    return actions.flatMap((action) =>
      resources.map((resource) => ({
        ...{ role, statement: sid ?? `${policy}[${statement}]`, action, resource },
        used: used.has(`${action} ${resource}`),
      })),
    );
  });
  const refused = iam
    .refusals()
    .map(
      ({ caller, action, resource, reason }) => `${caller} was refused ${action} on ${resource} ${reason}`,
    );
  return { granted, refused };
}

/**
 * Leaves what a machine used for the report at the end of the test run. Throws {@link CallsRefused} if a call of it was
 * refused: that would be refused when deployed.
 */
export function keepGrantUse(runtime: Pick<Runtime, 'services'>): void {
  const use = readGrantUse(runtime);
  const folder = process.env[FOLDER_VARIABLE];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(use));
  }
  if (use.refused.length > 0) throw new CallsRefused([...new Set(use.refused)].join('\n'));
}

/** All that the machines of a run left. */
export function keptGrantUse(folder: string): GrantUse[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as GrantUse);
}

/** What no machine used, each grant once. */
export function neverUsed(uses: readonly GrantUse[]): Granted[] {
  const known = new Map<string, Granted & { used: boolean }>();
  for (const { used, ...grant } of uses.flatMap(({ granted }) => granted)) {
    const key = Object.values(grant).join(' ');
    known.set(key, { ...grant, used: used || known.get(key)?.used === true });
  }
  return [...known.values()].filter(({ used }) => !used).map(({ used: _, ...grant }) => grant);
}
