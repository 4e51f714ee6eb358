import type * as z from 'zod/mini';
import type { PlansOfVersion } from '../../adapters/counts/plan-counts.ts';
import type { Table } from '../../adapters/table/table.ts';
import { inForceAt, type TermsVersion } from '../../adapters/terms/terms-store.ts';
import { termChanges } from '../../domain/coverage/term-changes.ts';
import { ConcurrentChange, type InputFault, InvalidInput } from '../../domain/errors.ts';
import type { editShape, replayShape } from './shapes.ts';

interface Terms {
  readonly version: string;
  readonly effectiveFrom: string;
}

/** What differs between the rulebook and the catalogue when one of them is edited. */
export interface Edited<T extends Terms> {
  readonly what: 'rulebook' | 'catalogue';
  /** Whole and fit for the code. Throws {@link InvalidInput} naming every fault. */
  readonly read: (data: unknown) => T;
  readonly versions: (table: Table) => Promise<TermsVersion[]>;
  readonly version: (table: Table, version: string) => Promise<T | undefined>;
  readonly store: (table: Table, terms: T, by: { name: string; at: string }) => Promise<TermsVersion>;
  /** What the last 90 days would have come to. */
  readonly affects: (table: Table, terms: T, nowMs: number) => Promise<z.infer<typeof replayShape>>;
  /** The plans that keep each version, where plans keep one. */
  readonly keptBy?: (table: Table) => Promise<PlansOfVersion[]>;
}

export interface HandedIn {
  readonly version: string;
  readonly effectiveFrom?: string | undefined;
  readonly basedOn?: string | undefined;
}

/** A name that is free, from now on or later. */
function checkPlace(terms: Terms, versions: readonly TermsVersion[], nowMs: number): void {
  const faults: (InputFault | false)[] = [
    versions.some(({ version }) => version === terms.version) && {
      path: 'version',
      message: `${terms.version} is there already, and a version never changes`,
    },
    Date.parse(terms.effectiveFrom) < nowMs && {
      path: 'effectiveFrom',
      message: 'is in the past: claims decided since then keep their version',
    },
  ];
  const found = faults.filter((fault) => fault !== false);
  if (found.length > 0) throw new InvalidInput(found);
}

/**
 * Puts a new version beside the others, or, as a dry run, says what it would change. Throws {@link InvalidInput} and
 * {@link ConcurrentChange}; either way what was in force stays so.
 */
export async function edit<T extends Terms>(
  edited: Edited<T>,
  table: Table,
  { basedOn, ...given }: HandedIn,
  { by, nowMs, dryRun }: { readonly by: string; readonly nowMs: number; readonly dryRun: boolean },
): Promise<z.infer<typeof editShape>> {
  const now = new Date(nowMs).toISOString();
  const terms = edited.read({ ...given, effectiveFrom: given.effectiveFrom ?? now });
  const versions = await edited.versions(table);
  checkPlace(terms, versions, nowMs);
  const last = versions.at(-1);
  if (basedOn !== undefined && basedOn !== last?.version) throw new ConcurrentChange(`the ${edited.what}`);
  const compared = (basedOn === undefined ? inForceAt(versions, now) : last)?.version ?? '';
  const before = await edited.version(table, compared);
  const { version, effectiveFrom } = terms;
  const changes = termChanges(before, terms)
    .filter(({ path }) => path !== 'version' && path !== 'effectiveFrom')
    .map((change) => ({ ...change }));
  const told = { version, effectiveFrom, basedOn: compared, changes };
  if (dryRun) {
    const [affects, plans] = await Promise.all([edited.affects(table, terms, nowMs), edited.keptBy?.(table)]);
    return { stored: false, ...told, affects, ...(plans && { plans }) };
  }
  await edited.store(table, terms, { name: by, at: now });
  return { stored: true, ...told };
}
