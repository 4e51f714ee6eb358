import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  addedUp,
  type Difference,
  noTotals,
  type ReplayTotals,
} from '../../lambdas/domain/coverage/replay.ts';
import type { DataFolder } from '../../local/data-folder.ts';
import { storedTexts } from '../../local/dynamodb/stored-items.ts';
import { openDataFolder } from '../../local/storage/open-data-folder.ts';
import { type Command, CommandFault } from './command.ts';
import type { BatchAnswer, BatchTerms } from './decide-batch.ts';

const batchSize = 500;

export interface Replayed {
  readonly totals: ReplayTotals;
  readonly differences: readonly Difference[];
  /** Decisions that kept no facts. */
  readonly left: number;
}

async function all(folder: DataFolder, entity: string): Promise<string[]> {
  const found: string[] = [];
  for await (const text of storedTexts(folder, entity)) found.push(text);
  return found;
}

/** One batch at a time to a worker; it rejects when the worker fails. */
async function answered(worker: Worker, batch: readonly string[]): Promise<BatchAnswer> {
  const answer = once(worker, 'message');
  worker.postMessage(batch);
  const [value] = (await answer) as [BatchAnswer];
  return value;
}

/** The decisions in batches, read by whoever is free: reading goes on while workers decide. */
async function* batches(folder: DataFolder): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  for await (const text of storedTexts(folder, 'decision')) {
    batch.push(text);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function replayIn(folder: DataFolder, command: Command): Promise<Replayed> {
  const [storedRulebooks, storedCatalogues] = [await all(folder, 'rulebook'), await all(folder, 'catalogue')];
  const { from, to, terms } = command;
  const given: BatchTerms = {
    rulebook: terms.rulebook,
    catalogue: terms.catalogue,
    ...{ storedRulebooks, storedCatalogues, from, to },
  };
  const workers = Array.from(
    { length: Math.max(1, Math.min(4, availableParallelism())) },
    () => new Worker(new URL('./decide-batch.ts', import.meta.url), { workerData: given }),
  );
  const source = batches(folder);
  let totals = noTotals;
  let left = 0;
  const differences: Difference[] = [];
  const work = async (worker: Worker): Promise<void> => {
    for (;;) {
      const next = await source.next();
      if (next.done) return;
      const answer = await answered(worker, next.value);
      totals = addedUp(totals, answer.totals);
      left += answer.left;
      differences.push(...answer.differences);
    }
  };
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  differences.sort((a, b) => (a.at === b.at ? a.claimId.localeCompare(b.claimId) : a.at < b.at ? -1 : 1));
  return { totals, differences, left };
}

/** Replays what is kept in a folder that no machine runs on. Throws {@link CommandFault}, `DataFolderError`. */
export async function replayFolder(command: Command): Promise<Replayed> {
  if (!existsSync(command.data)) throw new CommandFault(`--data: there is no folder ${command.data}`);
  const folder = openDataFolder(command.data);
  try {
    return await replayIn(folder, command);
  } finally {
    folder.close();
  }
}
