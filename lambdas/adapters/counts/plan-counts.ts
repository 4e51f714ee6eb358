import * as z from 'zod/mini';
import type { PlanChange } from '../../domain/plans/change.ts';
import { type Enrollment, isOver } from '../../domain/plans/enrollment.ts';
import { standingPlansKey, standingPlansPartition } from '../table/plan-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { addition } from './addition.ts';

/** How many plans stand under each version of the catalogue, counted in the transaction that sells or ends one. */

/** A version is named by an admin; a counter must not take the name of a key. */
const prefix = 'version|';

const versionOf = (plan: Enrollment | null): string | undefined =>
  plan === null || isOver(plan) ? undefined : plan.catalogueVersion;

/** The counting that goes with a change of a plan; nothing where it neither begins, ends nor changes version. */
export function countedPlan(
  table: Table,
  { before, plan }: Pick<PlanChange, 'before' | 'plan'>,
): TransactItem[] {
  const [was, is] = [versionOf(before), versionOf(plan)];
  if (was === is) return [];
  const counters = {
    ...(was !== undefined && { [prefix + was]: -1 }),
    ...(is !== undefined && { [prefix + is]: 1 }),
  };
  return [addition(table, standingPlansKey(plan.planNumber), counters)];
}

export interface PlansOfVersion {
  readonly version: string;
  readonly plans: number;
}

/** Plans that are not over, by the version they keep. */
export async function plansByVersion(table: Table): Promise<PlansOfVersion[]> {
  const shards = await table.all({ partition: standingPlansPartition }, z.looseObject({}));
  const counts = new Map<string, number>();
  for (const [name, count] of shards.flatMap((shard) => Object.entries(shard)))
    if (name.startsWith(prefix) && typeof count === 'number')
      counts.set(name.slice(prefix.length), (counts.get(name.slice(prefix.length)) ?? 0) + count);
  return [...counts]
    .map(([version, plans]) => ({ version, plans }))
    .filter(({ plans }) => plans > 0)
    .sort((one, other) => (one.version < other.version ? -1 : 1));
}
