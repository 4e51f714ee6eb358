import { plansByVersion } from '../../adapters/counts/plan-counts.ts';
import type { Table } from '../../adapters/table/table.ts';
import {
  catalogueVersions,
  inForceAt,
  readCatalogueAt,
  readCatalogueVersion,
  readRulebookAt,
  readRulebookVersion,
  rulebookVersions,
  storeCatalogue,
  storeRulebook,
  type TermsVersion,
} from '../../adapters/terms/terms-store.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue-schema.ts';
import { readCatalogue } from '../../domain/catalogue/read-catalogue.ts';
import { readRulebook } from '../../domain/coverage/read-rulebook.ts';
import { publicRulebook } from '../../domain/coverage/rulebook.ts';
import type { Rulebook } from '../../domain/coverage/rulebook-schema.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { type Edited, edit, type HandedIn } from './editing.ts';
import * as operations from './operations.ts';
import { priceRoutes } from './price-tables.ts';
import { replayed } from './replaying.ts';

const instant = (ms: number): string => new Date(ms).toISOString();

/** The version asked for, or the one in force. Throws NotFound. */
async function asked<T>(
  version: string | undefined,
  read: { readonly now: () => Promise<T>; readonly named: (version: string) => Promise<T | undefined> },
): Promise<T> {
  const found = version === undefined ? await read.now() : await read.named(version);
  if (!found) throw new NotFound(`version ${version}`);
  return found;
}

const rulebookOf = (table: Table, version: string | undefined, nowMs: number): Promise<Rulebook> =>
  asked(version, {
    now: () => readRulebookAt(table, instant(nowMs)),
    named: (name) => readRulebookVersion(table, name),
  });

const catalogueOf = (table: Table, version: string | undefined, nowMs: number): Promise<Catalogue> =>
  asked(version, {
    now: () => readCatalogueAt(table, instant(nowMs)),
    named: (name) => readCatalogueVersion(table, name),
  });

const listed = (versions: readonly TermsVersion[], nowMs: number) => {
  const inForce = inForceAt(versions, instant(nowMs));
  return { items: versions.map((version) => ({ ...version, inForce: version === inForce })) };
};

const rulebookEdits: Edited<Rulebook> = {
  what: 'rulebook',
  read: readRulebook,
  versions: rulebookVersions,
  version: readRulebookVersion,
  store: storeRulebook,
  affects: (table, rulebook, nowMs) => replayed(table, { rulebook }, {}, nowMs),
};

const catalogueEdits: Edited<Catalogue> = {
  what: 'catalogue',
  read: readCatalogue,
  versions: catalogueVersions,
  version: readCatalogueVersion,
  store: storeCatalogue,
  affects: (table, catalogue, nowMs) => replayed(table, { catalogue }, {}, nowMs),
  keptBy: plansByVersion,
};

/** Terms of a body, as from the instant they would hold; their faults are named below the field they stand in. */
function given<T>(
  field: string,
  terms: HandedIn | undefined,
  read: (data: unknown) => T,
  nowMs: number,
): T | undefined {
  if (terms === undefined) return undefined;
  const { basedOn: _basedOn, ...data } = terms;
  try {
    return read({ ...data, effectiveFrom: data.effectiveFrom ?? instant(nowMs) });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(error.errors.map(({ path, message }) => ({ path: `${field}.${path}`, message })));
  }
}

export const handler = apiHandler([
  ...priceRoutes,
  route(operations.readRulebook, async ({ table, caller, query, nowMs }) => {
    const rulebook = await rulebookOf(table, query.version, nowMs);
    return { status: 200, body: isStaff(caller().access.role) ? rulebook : publicRulebook(rulebook) };
  }),
  route(operations.listRulebookVersions, async ({ table, nowMs }) => ({
    status: 200,
    body: listed(await rulebookVersions(table), nowMs),
  })),
  route(operations.replaceRulebook, async ({ table, caller, query, body, nowMs }) => {
    const by = caller().actor.name;
    const dryRun = query.dryRun === true;
    return { status: 200, body: await edit(rulebookEdits, table, body, { by, nowMs, dryRun }) };
  }),
  route(operations.replayRulebook, async ({ table, body, nowMs }) => {
    const rulebook = given('rulebook', body.rulebook, readRulebook, nowMs);
    const catalogue = given('catalogue', body.catalogue, readCatalogue, nowMs);
    if (!rulebook && !catalogue) throw InvalidInput.at('rulebook', 'a rulebook or a catalogue is needed');
    return { status: 200, body: await replayed(table, { rulebook, catalogue }, body, nowMs) };
  }),
  route(operations.readCatalogue, async ({ table, query, nowMs }) => ({
    status: 200,
    body: await catalogueOf(table, query.version, nowMs),
  })),
  route(operations.listCatalogueVersions, async ({ table, nowMs }) => ({
    status: 200,
    body: listed(await catalogueVersions(table), nowMs),
  })),
  route(operations.replaceCatalogue, async ({ table, caller, query, body, nowMs }) => {
    const by = caller().actor.name;
    const dryRun = query.dryRun === true;
    return { status: 200, body: await edit(catalogueEdits, table, body, { by, nowMs, dryRun }) };
  }),
]);
