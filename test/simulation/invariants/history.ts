import type { ClaimStatus } from '../../../lambdas/domain/claim/status.ts';
import { mayMove } from '../../../lambdas/domain/claim/transition-table.ts';
import type { Seen } from '../witness.ts';
import type { World } from '../world.ts';

/** Every version of every claim came after the one before it, and its history tells every status, along the table. */
export function brokenHistory({ witness }: World): string[] {
  const claims = witness.seen.filter(({ sk }) => sk === 'CLAIM');
  const ids = [...new Set(claims.map(({ pk }) => pk))];
  return [
    ...claims.flatMap(versionGap),
    ...ids.flatMap((pk) => brokenEvents(pk, witness.items(pk, 'EVENT#'), witness.item(pk, 'CLAIM'))),
    ...claims.flatMap((seen) => untoldMove(seen, witness.items(seen.pk, 'EVENT#').length > 0, witness)),
    ...doubleClosings(witness.seen),
  ];
}

function versionGap({ pk, before, after }: Seen): string[] {
  if (!after) return [`${pk} was deleted`];
  const expected = Number(before?.version ?? 0) + 1;
  return after.version === expected
    ? []
    : [`${pk} went from version ${before?.version} to ${String(after.version)}`];
}

function brokenEvents(
  pk: string,
  events: readonly Readonly<Record<string, unknown>>[],
  claim: Readonly<Record<string, unknown>> | undefined,
): string[] {
  const statuses = events.map(({ status }) => status as ClaimStatus);
  const broken: string[] = [];
  if (statuses[0] !== 'draft') broken.push(`the history of ${pk} begins with ${statuses[0]}`);
  if (statuses.at(-1) !== claim?.status)
    broken.push(`${pk} is ${String(claim?.status)}, its history ends with ${statuses.at(-1)}`);
  for (const [index, status] of statuses.entries()) {
    const from = statuses[index - 1];
    if (from !== undefined && !mayMove(from, status)) broken.push(`${pk} moved from ${from} to ${status}`);
  }
  return broken;
}

/** A version with another status has an event of that version. */
function untoldMove({ pk, before, after }: Seen, _any: boolean, witness: World['witness']): string[] {
  if (!after || before?.status === after.status) return [];
  const version = String(after.version).padStart(8, '0');
  return witness.items(pk, `EVENT#${version}#`).some(({ status }) => status === after.status)
    ? []
    : [
        `${pk} became ${String(after.status)} in version ${String(after.version)} and its history does not say so`,
      ];
}

/** A question is closed once, with one outcome, for ever. */
function doubleClosings(seen: readonly Seen[]): string[] {
  return seen
    .filter(({ sk, before }) => sk.startsWith('QUESTION#') && before?.closedAt !== undefined)
    .filter(({ before, after }) => before?.closedAt !== after?.closedAt || before?.outcome !== after?.outcome)
    .map(({ sk }) => `${sk} was decided a second time`);
}
