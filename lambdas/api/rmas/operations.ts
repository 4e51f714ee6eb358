import * as z from 'zod/mini';
import { centsSchema } from '../../domain/money/cents.ts';
import { rmaKinds, rmaUnitStates } from '../../domain/rma/rma.ts';
import { rmaLists, rmaSorts } from '../../domain/rma/rma-list.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { typed } from '../../middleware/api/shapes.ts';
import { dealerAccountOperations } from './account-operations.ts';
import {
  carrierBody,
  rmaRowShape,
  rmaShape,
  rmaTermsShape,
  serialBody,
  shipToBody,
  trackingBody,
} from './shapes.ts';

const filters = {
  list: z.optional(z.enum(rmaLists)),
  state: z.optional(z.enum(rmaUnitStates)),
  kind: z.optional(z.enum(rmaKinds)),
  claimId: z.optional(typed(40)),
  q: z.optional(
    typed(120).check(
      z.describe(
        'Part of an RMA’s or claim’s number, a serial, a tracking number, a dealer’s or product’s name.',
      ),
    ),
  ),
  sort: z.optional(z.enum(rmaSorts).check(z.describe('Default `issued`.'))),
  order: z.optional(z.enum(['asc', 'desc']).check(z.describe('Default `desc`.'))),
};

export const listRmas = operation({
  operationId: 'listRmas',
  method: 'GET',
  path: '/rmas',
  action: 'rma.list',
  summary: 'RMAs issued to the caller’s company; all of them for the claims team',
  query: z.object({ ...pageQuery, ...filters }),
  answer: {
    status: 200,
    schema: z.object({ items: z.array(rmaRowShape), cursor: z.optional(z.string()) }),
  },
});

export const exportRmas = operation({
  operationId: 'exportRmas',
  method: 'GET',
  path: '/rmas/export',
  action: 'rma.list',
  summary: 'The same list as a file, a row for each unit',
  query: z.object({ ...filters, format: z.optional(z.enum(['csv', 'xlsx'])) }),
  answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
});

export const readRmaTerms = operation({
  operationId: 'readRmaTerms',
  method: 'GET',
  path: '/rmas/terms',
  action: 'rma.list',
  summary: 'Depots, carriers, grades, dispositions and days: what forms offer',
  answer: { status: 200, schema: rmaTermsShape },
});

export const readRmaOperation = operation({
  operationId: 'readRma',
  method: 'GET',
  path: '/rmas/{rmaId}',
  action: 'rma.view',
  summary: 'An RMA with its units and its history',
  answer: { status: 200, schema: rmaShape },
});

/** What a unit's next state asks for; with `state` beside them they hold for all units that are moved. */
const moveFields = {
  carrier: z.optional(carrierBody),
  tracking: z.optional(trackingBody),
  grade: z.optional(typed(20).check(z.describe('For `inspected`: one of the grades of the terms.'))),
  disposition: z.optional(
    typed(40).check(z.describe('For `inspected`: one of the dispositions of the terms.')),
  ),
  note: z.optional(
    z
      .string()
      .check(
        z.trim(),
        z.minLength(1),
        z.maxLength(1000),
        z.describe('For `inspected`: what was found. Alone: words to the dealer.'),
      ),
  ),
  creditCents: z.optional(centsSchema.check(z.describe('For `credited`: the credit for each unit.'))),
  reason: z.optional(
    typed(500).check(z.describe('For `rejected`, or to call a return off: the dealer reads it.')),
  ),
};

const movedTo = z
  .enum(rmaUnitStates.slice(1) as ['in-transit', 'received'])
  .check(
    z.describe(
      `One of ${rmaUnitStates.slice(1).join(', ')}. The dealer moves to \`in-transit\` and confirms by \`closed\`; everything else is the claims team’s.`,
    ),
  );

export const updateRma = operation({
  operationId: 'updateRma',
  method: 'PATCH',
  path: '/rmas/{rmaId}',
  action: 'rma.update',
  summary: 'Move units on their way, send replacements in advance, or change address and day',
  description:
    'One of: `state` (of all units that can go there, or of `serials`), `units` (each with its own `state`), `replacements`, `waiveFee`, or `shipTo`/`dueAt`/`note`. All units move or none. Nothing is credited before it was received and inspected.',
  body: z.strictObject({
    state: z.optional(movedTo),
    serials: z.optional(z.array(serialBody).check(z.minLength(1), z.maxLength(20))),
    ...moveFields,
    units: z.optional(
      z
        .array(
          z.strictObject({
            serial: serialBody,
            state: movedTo,
            ...moveFields,
            replacementSerial: z.optional(serialBody),
          }),
        )
        .check(z.minLength(1), z.maxLength(20)),
    ),
    replacements: z.optional(
      z
        .array(
          z.strictObject({
            serial: serialBody,
            replacementSerial: serialBody,
            carrier: z.optional(carrierBody),
            tracking: z.optional(trackingBody),
          }),
        )
        .check(z.minLength(1), z.maxLength(20), z.describe('Units that go out before the others came back.')),
    ),
    waiveFee: z.optional(z.strictObject({ serials: z.optional(z.array(serialBody)), reason: typed(500) })),
    shipTo: z.optional(shipToBody),
    dueAt: z.optional(z.iso.datetime().check(z.describe('A later day for the return.'))),
  }),
  answer: { status: 200, schema: rmaShape },
});

const paper = (name: 'packing-slip' | 'label' | 'credit-note', operationId: string, summary: string) =>
  operation({
    operationId,
    method: 'GET',
    path: `/rmas/{rmaId}/${name}`,
    action: 'rma.view',
    summary,
    answer: { status: 200, schema: z.string(), contentType: 'application/pdf' },
  });

export const readPackingSlip = paper(
  'packing-slip',
  'readRmaPackingSlip',
  'The packing slip as a PDF, with bar codes of the RMA and of each serial',
);
export const readLabel = paper('label', 'readRmaLabel', 'The shipping label as a PDF of 4 × 6 inches');

export const readRmaCreditNote = paper(
  'credit-note',
  'readRmaCreditNote',
  'What was credited for units of this RMA, as a PDF; 404 while nothing was',
);

/** Every operation of the RMA API, for its OpenAPI description. */
export const rmaOperations: readonly Operation[] = [
  listRmas,
  exportRmas,
  readRmaTerms,
  readRmaOperation,
  updateRma,
  readPackingSlip,
  readLabel,
  readRmaCreditNote,
  ...dealerAccountOperations,
];
