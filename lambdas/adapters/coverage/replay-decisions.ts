import type { Catalogue } from '../../domain/catalogue/catalogue-schema.ts';
import {
  counted,
  type Difference,
  noTotals,
  type PastDecision,
  type ReplayTotals,
  replayDecision,
} from '../../domain/coverage/replay.ts';
import type { Rulebook } from '../../domain/coverage/rulebook-schema.ts';
import type { Table } from '../table/table.ts';
import { readCatalogueVersion, readRulebookVersion } from '../terms/terms-store.ts';
import { type Period, type Place, pastDecisions } from './past-decisions.ts';

/** What past decisions are held against; what is not given stays as it was for each decision. */
export interface ChangedTerms {
  readonly rulebook?: Rulebook | undefined;
  readonly catalogue?: Catalogue | undefined;
}

/** A decision names a version that is not there: it can't be held against anything. */
export class UnknownVersion extends Error {
  override readonly name = 'UnknownVersion';
}

async function termsOf(table: Table, decision: PastDecision, changed: ChangedTerms) {
  const [then, own] = await Promise.all([
    readRulebookVersion(table, decision.rulebookVersion),
    readCatalogueVersion(table, decision.catalogueVersion),
  ]);
  const rulebook = changed.rulebook ?? then;
  const catalogue = changed.catalogue ?? own;
  if (!rulebook || !catalogue)
    throw new UnknownVersion(
      `decision of ${decision.claimId} at ${decision.at}: rulebook ${decision.rulebookVersion} or catalogue ${decision.catalogueVersion} is not there`,
    );
  return { then, now: { rulebook, catalogue } };
}

/** What a part of a replay came to, and where it goes on. */
export interface ReplayPart {
  readonly totals: ReplayTotals;
  readonly differences: readonly Difference[];
  /** Absent when the whole period is done. */
  readonly next?: Place;
}

/**
 * Holds changed terms against the decisions of a period, whole pages until at least `most` are done; nothing is written.
 * Throws {@link UnknownVersion}, and `RulebookFault` when the changed rulebook does not fit the code.
 */
export async function replayDecisions(
  table: Table,
  changed: ChangedTerms,
  period: Period,
  {
    start,
    most = Number.POSITIVE_INFINITY,
  }: { readonly start?: Place | undefined; readonly most?: number } = {},
): Promise<ReplayPart> {
  let totals = noTotals;
  const differences: Difference[] = [];
  for await (const { decisions, next } of pastDecisions(table, period, start)) {
    for (const decision of decisions) {
      const { now, then } = await termsOf(table, decision, changed);
      const difference = replayDecision(decision, now, then);
      totals = counted(totals, decision, difference);
      if (difference) differences.push(difference);
    }
    if (next && totals.decisions >= most) return { totals, differences, next };
  }
  return { totals, differences };
}
