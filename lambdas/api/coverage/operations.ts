import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { catalogueSchema } from '../../domain/catalogue/catalogue-schema.ts';
import { rulebookSchema } from '../../domain/coverage/rulebook-schema.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { priceOperations } from './price-operations.ts';
import { editShape, replayShape, versionShape } from './shapes.ts';

const versionQuery = z.strictObject({
  version: z.optional(
    z
      .string()
      .check(z.maxLength(40), z.describe('One that was in force before, or will be; absent, the one now.')),
  ),
});

const dryRunQuery = z.strictObject({
  dryRun: z.optional(
    z.stringbool().check(z.describe('`true` stores nothing, and tells what and who would be affected.')),
  ),
});

/** What is said of a version when it is handed in, beside the version itself. */
const handedIn = {
  effectiveFrom: z.optional(
    instantSchema.check(z.describe('From when it is in force, not in the past; absent, at once.')),
  ),
  basedOn: z.optional(
    z.string().check(z.describe('The version it was made from: 409 when it is no longer the last one.')),
  ),
};

export const readRulebook = operation({
  operationId: 'readRulebook',
  method: 'GET',
  path: '/rulebook',
  action: 'rulebook.view',
  summary: 'The coverage terms in force, clause by clause, and the rules that enforce them',
  description:
    'What the filing form asks for stands in `evidence`, by incident and kind of device, each with its reason.',
  query: versionQuery,
  answer: { status: 200, schema: rulebookSchema },
});

export const listRulebookVersions = operation({
  operationId: 'listRulebookVersions',
  method: 'GET',
  path: '/rulebook/versions',
  action: 'terms.versions',
  summary: 'Every version of the rulebook',
  answer: { status: 200, schema: z.object({ items: z.array(versionShape) }) },
});

export const replaceRulebook = operation({
  operationId: 'replaceRulebook',
  method: 'PUT',
  path: '/rulebook',
  action: 'terms.edit',
  summary: 'Put a new version of the rulebook in force',
  description:
    'Every fault is named with its path, and the old version stays in force. Claims keep the version that decided them.',
  query: dryRunQuery,
  body: z.extend(rulebookSchema, handedIn),
  answer: { status: 200, schema: editShape },
});

export const replayRulebook = operation({
  operationId: 'replayRulebook',
  method: 'POST',
  path: '/rulebook/replay',
  action: 'terms.edit',
  summary: 'Hold a changed rulebook, or catalogue, against the claims of the past',
  description:
    'Runs changed terms over the facts that each decision kept, and lists what would have come out otherwise, what it would have cost, and which rule made the difference. Nothing is changed. Without `catalogue` each claim keeps its own.',
  body: z.strictObject({
    rulebook: z.optional(z.extend(rulebookSchema, handedIn)),
    catalogue: z.optional(z.extend(catalogueSchema, handedIn)),
    from: z.optional(instantSchema.check(z.describe('Absent, 90 days before `to`.'))),
    to: z.optional(instantSchema.check(z.describe('Absent, now.'))),
    cursor: z.optional(
      z.string().check(z.describe('Of the part before; the rest of the body stays the same.')),
    ),
  }),
  answer: { status: 200, schema: replayShape },
});

export const readCatalogue = operation({
  operationId: 'readCatalogue',
  method: 'GET',
  path: '/catalogue',
  action: 'terms.versions',
  summary: 'Plans, prices, limits, deductibles and codes in force',
  query: versionQuery,
  answer: { status: 200, schema: catalogueSchema },
});

export const listCatalogueVersions = operation({
  operationId: 'listCatalogueVersions',
  method: 'GET',
  path: '/catalogue/versions',
  action: 'terms.versions',
  summary: 'Every version of the catalogue',
  answer: { status: 200, schema: z.object({ items: z.array(versionShape) }) },
});

export const replaceCatalogue = operation({
  operationId: 'replaceCatalogue',
  method: 'PUT',
  path: '/catalogue',
  action: 'terms.edit',
  summary: 'Put a new version of the catalogue in force',
  description:
    'Every fault is named with its path, and the old version stays in force. Plans keep the version they were sold under: what changes, changes for plans sold from then on.',
  query: dryRunQuery,
  body: z.extend(catalogueSchema, handedIn),
  answer: { status: 200, schema: editShape },
});

export const coverageOperations: readonly Operation[] = [
  readRulebook,
  listRulebookVersions,
  replaceRulebook,
  replayRulebook,
  readCatalogue,
  listCatalogueVersions,
  replaceCatalogue,
  ...priceOperations,
];
