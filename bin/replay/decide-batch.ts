import { parentPort, workerData } from 'node:worker_threads';
import { pastDecisionSchema } from '../../lambdas/adapters/coverage/past-decisions.ts';
import { type Catalogue, catalogueSchema } from '../../lambdas/domain/catalogue/catalogue-schema.ts';
import { catalogues } from '../../lambdas/domain/catalogue/lookup.ts';
import {
  counted,
  type Difference,
  noTotals,
  type ReplayTotals,
  replayDecision,
} from '../../lambdas/domain/coverage/replay.ts';
import { rulebooks } from '../../lambdas/domain/coverage/rulebook.ts';
import { type Rulebook, rulebookSchema } from '../../lambdas/domain/coverage/rulebook-schema.ts';
import { readStored } from '../../local/dynamodb/stored-items.ts';

/** What a worker of `npm run replay` is started with. */
export interface BatchTerms {
  /** What the decisions are held against; what is absent stays as it was for each. */
  readonly rulebook: Rulebook | undefined;
  readonly catalogue: Catalogue | undefined;
  /** Versions that an admin stored, as the texts they are kept as. */
  readonly storedRulebooks: readonly string[];
  readonly storedCatalogues: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What it answers for each batch of decisions. */
export interface BatchAnswer {
  readonly totals: ReplayTotals;
  readonly differences: readonly Difference[];
  /** Decisions that kept no facts: made before facts were kept. */
  readonly left: number;
}

const { rulebook, catalogue, storedRulebooks, storedCatalogues, from, to } = workerData as BatchTerms;

const byVersion = <T extends { version: string }>(terms: readonly T[]): ReadonlyMap<string, T> =>
  new Map(terms.map((one) => [one.version, one]));

const knownRulebooks = byVersion([
  ...rulebooks,
  ...storedRulebooks.map((text) => rulebookSchema.parse(readStored(text).terms)),
]);
const knownCatalogues = byVersion([
  ...catalogues,
  ...storedCatalogues.map((text) => catalogueSchema.parse(readStored(text).terms)),
]);

const attributes = Object.keys(pastDecisionSchema.shape);

function decide(texts: readonly string[]): BatchAnswer {
  let totals = noTotals;
  let left = 0;
  const differences: Difference[] = [];
  for (const text of texts) {
    const item = readStored(text, attributes);
    if (item.facts === undefined) {
      left += 1;
      continue;
    }
    const decision = pastDecisionSchema.parse(item);
    if ((from !== undefined && decision.at < from) || (to !== undefined && decision.at > to)) continue;
    const then = knownRulebooks.get(decision.rulebookVersion);
    const now = {
      rulebook: rulebook ?? then,
      catalogue: catalogue ?? knownCatalogues.get(decision.catalogueVersion),
    };
    if (!now.rulebook || !now.catalogue)
      throw new RangeError(
        `decision of ${decision.claimId} at ${decision.at} names a version that is not there`,
      );
    const difference = replayDecision(decision, { rulebook: now.rulebook, catalogue: now.catalogue }, then);
    totals = counted(totals, decision, difference);
    if (difference) differences.push(difference);
  }
  return { totals, differences, left };
}

parentPort?.on('message', (texts: readonly string[]) => parentPort?.postMessage(decide(texts)));
