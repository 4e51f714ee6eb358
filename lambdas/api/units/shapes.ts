import * as z from 'zod/mini';
import { addressSchema } from '../../domain/people/people.ts';
import { rmaKinds, rmaUnitStates } from '../../domain/rma/rma.ts';
import { warrantyTermSchema } from '../../domain/units/product.ts';
import { unitEventSchema } from '../../domain/units/unit.ts';
import { warrantyReasons } from '../../domain/units/warranty.ts';
import { instant, typed } from '../../middleware/api/shapes.ts';

/** What the operations on units and products take and answer. */

export const day = z.iso.date();

const warrantyTermsSchema = z
  .array(warrantyTermSchema)
  .check(
    z.minLength(1),
    z.maxLength(20),
    z.describe('How many months, by day of delivery: the latest term that had begun on it holds.'),
  );

export const productSchema = z.object({
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  kind: z.string(),
  warranty: z.object({
    terms: warrantyTermsSchema,
    transferable: z.boolean().check(z.describe('It goes with the unit to a new owner.')),
    covers: z.optional(z.string().check(z.describe('In words for people.'))),
  }),
  retired: z.optional(z.boolean().check(z.describe('No unit of it is added any more.'))),
  version: z.int(),
});

const kindSchema = z
  .string()
  .check(z.trim(), z.regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be lower case words with hyphens'));

const productFields = {
  name: typed(120),
  kind: kindSchema.check(z.describe('What sort of thing it is: `depth-sounder`.')),
  warranty: z.strictObject({
    terms: warrantyTermsSchema,
    transferable: z.boolean().check(z.describe('It goes with the unit to a new owner.')),
    covers: z.optional(typed(300).check(z.describe('In words for people.'))),
  }),
};

export const newProductBody = z.strictObject({
  sku: z
    .string()
    .check(
      z.trim(),
      z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/, 'must be 2 to 40 letters, digits, dots, hyphens'),
      z.describe('In capitals it is the product’s id, and it is never changed.'),
    ),
  ...productFields,
});

export const productChangeBody = z.strictObject({
  name: z.optional(productFields.name),
  kind: z.optional(productFields.kind),
  warranty: z.optional(
    productFields.warranty.check(
      z.describe('For units registered from now on; those there are keep theirs.'),
    ),
  ),
  retired: z.optional(z.boolean().check(z.describe('No unit of it is added any more.'))),
});

const ownerSchema = z.object({
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
});

/** The customer of a dealer, as somebody types it. */
export const ownerBody = z.strictObject({
  name: typed(120),
  email: z.optional(z.email().check(z.maxLength(254))),
  phone: z.optional(z.string().check(z.maxLength(30), z.describe('Of the US or Canada, in any writing.'))),
  address: z.optional(
    z.strictObject({
      line1: typed(120),
      line2: z.optional(typed(120)),
      city: typed(80),
      region: typed(40),
      postalCode: typed(12),
      country: addressSchema.shape.country,
    }),
  ),
});

const actorSchema = z.object({ role: z.string(), name: z.string() });

const warrantySchema = z.object({
  inWarranty: z.boolean(),
  reason: z.optional(z.enum(warrantyReasons)),
  text: z.optional(z.string().check(z.describe('The reason in words for people.'))),
  startsAt: z.optional(day.check(z.describe('The day of delivery.'))),
  endsAt: z.optional(day.check(z.describe('The last day, itself included.'))),
});

export const unitStates = ['unassigned', 'pending', 'registered', 'replaced'] as const;

const unitStateSchema = z
  .enum(unitStates)
  .check(z.describe('`unassigned`: of no dealer yet; `pending`: waits to be registered to a customer.'));

const shownProductSchema = z.object({
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  kind: z.string(),
  covers: z.optional(z.string()),
});

const unitClaimSchema = z.object({
  month: z.string().check(z.describe('When it was filed: `2026-05`.')),
  open: z.boolean(),
  claimId: z.optional(z.string()),
  status: z.optional(z.string()),
  statusLabel: z.optional(z.string()),
  filedAt: z.optional(instant),
  incidentType: z.optional(z.string()),
});

const shownUnit = {
  serial: z.string(),
  own: z.boolean().check(z.describe('Of the caller’s company, or the caller is of the claims team.')),
  product: shownProductSchema,
  warranty: warrantySchema,
  state: z.optional(unitStateSchema),
  companyId: z.optional(z.string()),
  dealer: z.optional(z.string().check(z.describe('The name of its dealer.'))),
  createdAt: z.optional(instant),
  assignedAt: z.optional(instant),
  registration: z.optional(
    z.object({
      customer: ownerSchema,
      deliveredAt: day,
      proofDocumentId: z.optional(z.string()),
      registeredAt: instant,
      registeredBy: actorSchema,
    }),
  ),
  replaces: z.optional(z.string().check(z.describe('The serial of the unit it was given for.'))),
  replacedBy: z.optional(z.string().check(z.describe('The serial of the unit given for it.'))),
  version: z.optional(z.int()),
};

export const listedUnitSchema = z.object(shownUnit);

export const unitSchema = z.object({
  ...shownUnit,
  claims: z
    .array(unitClaimSchema)
    .check(
      z.describe('Earlier claims, newest first; of a claim that is not the caller’s, month and open only.'),
    ),
  rmas: z.optional(
    z
      .array(
        z.object({
          rmaId: z.string(),
          kind: z.enum(rmaKinds),
          state: z.enum(rmaUnitStates).check(z.describe('Of this unit.')),
          issuedAt: instant,
        }),
      )
      .check(z.describe('Newest first.')),
  ),
  transfers: z.optional(
    z.array(z.object({ from: ownerSchema, to: ownerSchema, on: day, at: instant, by: actorSchema })),
  ),
  documents: z.optional(
    z.array(
      z.object({
        documentId: z.string(),
        kind: z.string(),
        fileName: z.string(),
        contentType: z.string(),
        size: z.int(),
        status: z.enum(['pending', 'accepted', 'rejected']),
        reason: z.optional(z.string()),
        createdAt: instant,
        url: z.optional(z.string().check(z.describe('Good for 15 minutes.'))),
      }),
    ),
  ),
  history: z.optional(
    z.array(
      z.object({
        what: unitEventSchema.shape.what,
        at: instant,
        actor: actorSchema,
        note: z.optional(z.string()),
      }),
    ),
  ),
});

export const importedRowSchema = z.object({
  line: z.int().check(z.describe('Line of the file; 1 is the header.')),
  serial: z.string(),
  outcome: z
    .enum(['created', 'assigned', 'registered', 'unchanged', 'fault'])
    .check(z.describe('What the row does; `unchanged` says what is so already.')),
  faults: z.array(
    z.object({
      column: z.string().check(z.describe('Empty for one of the whole row.')),
      message: z.string(),
    }),
  ),
});
