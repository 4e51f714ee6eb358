import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { type Catalogue, catalogueSchema } from '../../domain/catalogue/catalogue-schema.ts';
import { catalogues } from '../../domain/catalogue/lookup.ts';
import { rulebooks } from '../../domain/coverage/rulebook.ts';
import { type Rulebook, rulebookSchema } from '../../domain/coverage/rulebook-schema.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { type TermsKind, termsKey, termsListKey } from '../table/settings-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/**
 * Rulebooks and catalogues: those that come with the code, and beside them those an admin stored. A version never
 * changes once it is there; a list says which there are and from when each holds.
 */

const versionSchema = z.object({
  version: z.string(),
  effectiveFrom: instantSchema,
  /** Absent for those that come with the code. */
  storedAt: z.optional(instantSchema),
  storedBy: z.optional(z.string()),
});
export type TermsVersion = z.infer<typeof versionSchema>;

const listSchema = z.object({ versions: z.array(versionSchema), version: z.int() });

interface Versioned {
  readonly version: string;
  readonly effectiveFrom: string;
}

interface Kind<T extends Versioned> {
  readonly name: TermsKind;
  readonly parse: (item: unknown) => T;
  readonly builtIn: readonly T[];
}

/** Key attributes and such are dropped: the schemas of the domain know no field but their own. */
const stored = z.object({ terms: z.unknown() });

const rulebookKind: Kind<Rulebook> = {
  name: 'rulebook',
  parse: (item) => rulebookSchema.parse(item),
  builtIn: rulebooks,
};
const catalogueKind: Kind<Catalogue> = {
  name: 'catalogue',
  parse: (item) => catalogueSchema.parse(item),
  builtIn: catalogues,
};

/** Read once per container: versions never change. */
const known = new WeakMap<Table, Map<string, Versioned>>();

async function readVersion<T extends Versioned>(
  table: Table,
  kind: Kind<T>,
  version: string,
): Promise<T | undefined> {
  const builtIn = kind.builtIn.find((terms) => terms.version === version);
  if (builtIn) return builtIn;
  const cache = known.get(table) ?? new Map<string, Versioned>();
  known.set(table, cache);
  const name = `${kind.name} ${version}`;
  const cached = cache.get(name);
  if (cached) return cached as T;
  const item = await table.get(termsKey(kind.name, version), stored);
  if (!item) return undefined;
  const terms = kind.parse(item.terms);
  cache.set(name, terms);
  return terms;
}

/** All versions by the instant from which they hold; of two from the same instant, the later one to be stored counts. */
async function readList<T extends Versioned>(table: Table, kind: Kind<T>) {
  const list = await table.get(termsListKey(kind.name), listSchema);
  const builtIn = kind.builtIn.map(
    ({ version, effectiveFrom }): TermsVersion => ({ version, effectiveFrom }),
  );
  const versions = [...builtIn, ...(list?.versions ?? [])].sort(
    (a, b) => Date.parse(a.effectiveFrom) - Date.parse(b.effectiveFrom),
  );
  return { versions, revision: list?.version ?? 0, added: list?.versions ?? [] };
}

/** The version in force at an instant (ISO, UTC); before the first, the first. */
export const inForceAt = (versions: readonly TermsVersion[], at: string): TermsVersion | undefined =>
  versions.findLast(({ effectiveFrom }) => Date.parse(effectiveFrom) <= Date.parse(at)) ?? versions[0];

async function readAt<T extends Versioned>(table: Table, kind: Kind<T>, at: string): Promise<T> {
  const { versions } = await readList(table, kind);
  const name = inForceAt(versions, at)?.version;
  const terms = name === undefined ? undefined : await readVersion(table, kind, name);
  if (!terms) throw new RangeError(`the ${kind.name} ${name} is listed, but not there`);
  return terms;
}

export const rulebookVersions = async (table: Table): Promise<TermsVersion[]> =>
  (await readList(table, rulebookKind)).versions;
export const catalogueVersions = async (table: Table): Promise<TermsVersion[]> =>
  (await readList(table, catalogueKind)).versions;

/** The rulebook in force at an instant (ISO, UTC), stored ones included. */
export const readRulebookAt = (table: Table, at: string): Promise<Rulebook> =>
  readAt(table, rulebookKind, at);
/** A version that decided a claim; undefined when there is none of that name. */
export const readRulebookVersion = (table: Table, version: string): Promise<Rulebook | undefined> =>
  readVersion(table, rulebookKind, version);

/** The catalogue in force at an instant (ISO, UTC), stored ones included: what is sold then is sold under it. */
export const readCatalogueAt = (table: Table, at: string): Promise<Catalogue> =>
  readAt(table, catalogueKind, at);
export const readCatalogueVersion = (table: Table, version: string): Promise<Catalogue | undefined> =>
  readVersion(table, catalogueKind, version);

/** The catalogue a plan was sold under, which it keeps; without a plan, the one in force (`at`: ISO, UTC). */
export async function readCatalogueOf(
  table: Table,
  plan: Pick<Enrollment, 'catalogueVersion'> | undefined,
  at: string,
): Promise<Catalogue> {
  const own = plan && (await readCatalogueVersion(table, plan.catalogueVersion));
  return own ?? readCatalogueAt(table, at);
}

async function store<T extends Versioned>(
  table: Table,
  kind: Kind<T>,
  terms: T,
  by: { readonly name: string; readonly at: string },
  along: readonly TransactItem[],
): Promise<TermsVersion> {
  const { added, revision } = await readList(table, kind);
  const { version, effectiveFrom } = terms;
  const entry = { version, effectiveFrom, storedAt: by.at, storedBy: by.name };
  const list = { entity: 'terms', versions: [...added, entry], version: revision + 1 };
  const listKey = termsListKey(kind.name);
  await table.change(`the ${kind.name}`, [
    revision === 0 ? table.create(listKey, list) : table.replace(listKey, list, revision),
    table.create(termsKey(kind.name, version), { entity: kind.name, terms }),
    ...along,
  ]);
  return entry;
}

/** Stores a new version. Throws ConcurrentChange when there is one of that name, or another admin was faster. */
export const storeRulebook = (
  table: Table,
  rulebook: Rulebook,
  by: { readonly name: string; readonly at: string },
  along: readonly TransactItem[] = [],
): Promise<TermsVersion> => store(table, rulebookKind, rulebook, by, along);

/** Stores a new version. Throws ConcurrentChange when there is one of that name, or another admin was faster. */
export const storeCatalogue = (
  table: Table,
  catalogue: Catalogue,
  by: { readonly name: string; readonly at: string },
  along: readonly TransactItem[] = [],
): Promise<TermsVersion> => store(table, catalogueKind, catalogue, by, along);
