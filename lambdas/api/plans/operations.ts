import * as z from 'zod/mini';
import { deviceKindSchema, planCodeSchema, planTermSchema } from '../../domain/catalogue/catalogue-schema.ts';
import { planRecordSchema } from '../../domain/people/plan.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';

const cents = z.int();
const instant = z.iso.datetime();
const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.optional(z.string()) });
/** One line: it ends up in subjects of mail, file names and cells of exports. */
const typed = (max: number) =>
  z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^\P{Cc}*$/u, 'must be one line of text'));

const deductiblesSchema = z.object({ repair: cents, replacement: cents, theft: cents });

const planOfferSchema = z.object({
  planCode: planCodeSchema,
  name: z.string(),
  covers: z.object({ phones: z.int(), otherItems: z.int() }),
  prices: z.array(
    z.object({
      tier: z.optional(z.string().check(z.describe('Where the price depends on the phone.'))),
      monthlyCents: cents,
      annualCents: z.optional(cents),
    }),
  ),
  needsStudentProof: z.boolean(),
});

export const plansAnswerSchema = z.object({
  items: z.array(planOfferSchema),
  catalogueVersion: z.string(),
  currency: z.literal('USD'),
  coverage: z.object({
    incidentTypes: z.array(z.string()),
    incidentLimitCents: cents,
    waitingPeriodDays: z.int(),
    severalPlansDiscountPercent: z.int(),
  }),
  deductibles: z.object({
    phones: z
      .array(z.object({ make: z.string(), model: z.string(), tier: z.string(), cents: deductiblesSchema }))
      .check(z.describe('A loss takes the deductible of theft.')),
    otherPhones: z.record(z.string(), deductiblesSchema).check(z.describe('By tier, for phones not listed.')),
    otherItemsCents: cents,
  }),
});

export const listPlans = operation({
  operationId: 'listPlans',
  method: 'GET',
  path: '/plans',
  action: 'plan.list',
  summary: 'The plans on sale: what they cover, what they cost, and the deductibles',
  answer: { status: 200, schema: plansAnswerSchema },
});

export const enrollmentSchema = z.object({
  ...z.omit(planRecordSchema, { customerId: true, catalogueVersion: true, version: true }).shape,
  planCode: planCodeSchema,
  term: planTermSchema,
});

const customerQuery = {
  customerId: z.optional(z.string().check(z.describe('For agents: whose. Others see their own.'))),
};

export const listEnrollments = operation({
  operationId: 'listEnrollments',
  method: 'GET',
  path: '/enrollments',
  action: 'enrollment.list',
  summary: 'Plans: a customer’s own, those a company sold, or those of a customer for agents',
  query: z.object({ ...pageQuery, ...customerQuery }),
  answer: { status: 200, schema: listOf(enrollmentSchema) },
});

export const deviceSchema = z.object({
  deviceId: z.string(),
  customerId: z.string(),
  planNumber: z.string(),
  kind: deviceKindSchema,
  make: z.string(),
  model: z.string(),
  serial: z.optional(z.string()),
  imei: z.optional(z.string()),
  purchasedAt: z.optional(z.string()),
  boughtAs: z.optional(z.enum(['new', 'refurbished', 'used'])),
  addedAt: instant,
  verification: z
    .enum(['unverified', 'pending', 'verified', 'again'])
    .check(z.describe('`pending`: photos wait for an agent; `again`: other photos are asked for.')),
  verifiedAt: z.optional(instant),
  verificationReason: z.optional(z.string()),
  photosNeeded: z.array(z.string()).check(z.describe('Photos to add, in words; empty when none is needed.')),
  removedAt: z.optional(instant),
});

export const listDevices = operation({
  operationId: 'listDevices',
  method: 'GET',
  path: '/devices',
  action: 'device.list',
  summary: 'Devices: a customer’s own; for agents those whose photos wait for review, or one customer’s',
  query: z.object({ ...pageQuery, ...customerQuery }),
  answer: { status: 200, schema: listOf(deviceSchema) },
});

export const photoSchema = z.object({
  documentId: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.int(),
  status: z.enum(['pending', 'accepted', 'rejected']),
  reason: z.optional(z.string()),
  createdAt: instant,
  url: z.optional(z.string().check(z.describe('Good for 15 minutes.'))),
});

export const readDeviceOperation = operation({
  operationId: 'readDevice',
  method: 'GET',
  path: '/devices/{deviceId}',
  action: 'device.view',
  summary: 'One device with its verification photos',
  answer: { status: 200, schema: z.extend(deviceSchema, { photos: z.array(photoSchema) }) },
});

export const addDevice = operation({
  operationId: 'addDevice',
  method: 'POST',
  path: '/devices',
  action: 'device.add',
  summary: 'Add a device to a plan',
  body: z.strictObject({
    kind: deviceKindSchema.check(z.describe('`drone` and `vehicle` are refused.')),
    make: typed(60),
    model: typed(100),
    serial: z.optional(typed(60)),
    imei: z.optional(z.string().check(z.maxLength(30), z.describe('15 digits, checked by Luhn.'))),
    purchasedAt: z.optional(z.iso.date()),
    boughtAs: z.optional(z.enum(['new', 'refurbished', 'used'])),
    condition: z.enum(['working', 'damaged']).check(z.describe('`damaged` is refused.')),
    planNumber: z.optional(z.string().check(z.describe('Which plan; else the first with a slot left.'))),
  }),
  answer: { status: 201, schema: deviceSchema },
});

export const removeDevice = operation({
  operationId: 'removeDevice',
  method: 'DELETE',
  path: '/devices/{deviceId}',
  action: 'device.remove',
  summary: 'Take a device off its plan; not while it has an open claim',
  answer: { status: 200, schema: deviceSchema },
});

export const addDevicePhoto = operation({
  operationId: 'addDevicePhoto',
  method: 'POST',
  path: '/devices/{deviceId}/photos',
  action: 'device.add-photo',
  summary: 'Announce a verification photo; upload it with the presigned POST in the answer',
  body: z.strictObject({
    fileName: typed(200),
    contentType: z.enum(['image/jpeg', 'image/png', 'image/heic', 'image/webp']),
    size: z.int().check(z.positive(), z.describe('Bytes; the upload may have no more.')),
  }),
  answer: {
    status: 201,
    schema: z.object({
      documentId: z.string(),
      upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
    }),
  },
});

export const reviewDeviceOperation = operation({
  operationId: 'reviewDevice',
  method: 'POST',
  path: '/devices/{deviceId}/review',
  action: 'device.review',
  summary: 'Accept the verification photos, or ask for others',
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('accept'), reason: z.optional(z.string()) }),
    z.strictObject({
      outcome: z.literal('again'),
      reason: typed(500).check(z.describe('What is wrong with the photos, as the customer reads it.')),
    }),
  ]),
  answer: { status: 200, schema: deviceSchema },
});

export const planOperations: readonly Operation[] = [
  listPlans,
  listEnrollments,
  listDevices,
  readDeviceOperation,
  addDevice,
  removeDevice,
  addDevicePhoto,
  reviewDeviceOperation,
];
