import * as z from 'zod/mini';
import { deviceKindSchema } from '../../domain/catalogue/catalogue-schema.ts';
import { incidentTypeSchema } from '../../domain/claim/incident.ts';
import { proposalKinds } from '../../domain/coverage/adjudicate.ts';
import { scenarios } from '../../domain/coverage/if-now.ts';
import { deviceEventSchema, trackingSchema } from '../../domain/devices/device.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { instant, listOf, typed } from '../../middleware/api/shapes.ts';

const neededPhotoSchema = z.object({
  slot: z.string().check(z.describe('Its name, to send with the photo.')),
  what: z.string().check(z.describe('What to take, in words for whoever takes it.')),
  why: z.string().check(z.describe('What it is good for.')),
});

const shownTrackingSchema = z.object({
  state: z
    .enum(['on', 'off', 'unknown'])
    .check(z.describe('As of now: what was said over 90 days ago is `unknown`.')),
  basis: z.optional(trackingSchema.shape.basis),
  statedAt: z.optional(instant),
  askAgainAt: z.optional(instant.check(z.describe('When we ask again.'))),
  why: z.string().check(z.describe('Why we ask. We never learn where the phone is.')),
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
    .check(z.describe('`pending`: photos are looked at; `again`: other photos are asked for.')),
  verifiedAt: z.optional(instant),
  verifiedBy: z.optional(z.enum(['agent', 'photos', 'receipt', 'replacement'])),
  verificationReason: z.optional(z.string().check(z.describe('Why photos are asked for again.'))),
  photosNeeded: z
    .array(neededPhotoSchema)
    .check(z.describe('The photos that verify it; empty once it is verified or waits for an agent.')),
  tracking: z.optional(shownTrackingSchema.check(z.describe('Phones only.'))),
  replaces: z.optional(z.string().check(z.describe('The device whose place on the plan it took.'))),
  removedAt: z.optional(instant),
  reviewDueAt: z.optional(instant.check(z.describe('For agents: since when it waits for one.'))),
  reviewReasons: z.optional(
    z.array(z.string()).check(z.describe('For agents: why the rules could not tell.')),
  ),
});

export const listDevices = operation({
  operationId: 'listDevices',
  method: 'GET',
  path: '/devices',
  action: 'device.list',
  summary: 'Devices: a customer’s own; for agents those whose photos wait for review, or one customer’s',
  query: z.object({
    ...pageQuery,
    customerId: z.optional(z.string().check(z.describe('For agents: whose. Others see their own.'))),
  }),
  answer: { status: 200, schema: listOf(deviceSchema) },
});

const photoSchema = z.object({
  documentId: z.string(),
  kind: z.enum(['verification-photo', 'receipt', 'tracking-proof']),
  slot: z.optional(z.string()),
  fileName: z.string(),
  contentType: z.string(),
  size: z.int(),
  status: z.enum(['pending', 'accepted', 'rejected']),
  reason: z.optional(z.string().check(z.describe('Why the file was not taken in.'))),
  fault: z.optional(z.string().check(z.describe('What is wrong with the picture: take it again.'))),
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

const cents = z.int();

export const readIfNow = operation({
  operationId: 'readIfNow',
  method: 'GET',
  path: '/devices/{deviceId}/if-now',
  action: 'device.view',
  summary: 'If it happened right now: theft, loss, drop, cracked screen, failure',
  description:
    'Each scenario is the adjudication of a claim filed at this instant with all that the form asks for; `health` says what to put in order before a loss.',
  answer: {
    status: 200,
    schema: z.object({
      deviceId: z.string(),
      at: instant,
      rulebookVersion: z.string(),
      catalogueVersion: z.string(),
      health: z.array(
        z.object({
          check: z.enum(['cover', 'payment', 'verified', 'tracking', 'waiting-period']),
          ok: z.boolean(),
          text: z.string(),
          todo: z.optional(z.string().check(z.describe('Absent where waiting is all there is.'))),
          at: z.optional(instant.check(z.describe('When it will be in order by itself.'))),
        }),
      ),
      scenarios: z.array(
        z.object({
          scenario: z.enum(scenarios),
          incidentType: incidentTypeSchema,
          covered: z
            .enum(['yes', 'no', 'agent'])
            .check(z.describe('`no`: a clause is not met; `agent`: the rules cannot tell.')),
          outcome: z.enum(['auto-approved', 'needs-evidence', 'review']),
          proposal: z.enum(proposalKinds),
          evidence: z
            .array(
              z.object({
                kind: z.string(),
                as: z.enum(['document', 'fact']),
                why: z.string(),
                required: z.boolean(),
              }),
            )
            .check(z.describe('What the filing form would ask for, and why.')),
          deductibleCents: cents,
          limitLeftCents: cents,
          claimsLeft: z.union([z.int(), z.literal('unlimited')]),
          because: z
            .array(z.object({ ruleId: z.string(), clause: z.string(), text: z.string() }))
            .check(z.describe('The clauses that stand against it, or that an agent has to look at.')),
          youGet: z.object({
            what: z.enum(['nothing', 'repair', 'replacement', 'agent-decides']),
            planPaysUpToCents: z.optional(cents),
            text: z.string(),
          }),
        }),
      ),
    }),
  },
});

export const readDeviceHistory = operation({
  operationId: 'readDeviceHistory',
  method: 'GET',
  path: '/devices/{deviceId}/history',
  action: 'device.view',
  summary: 'What was done with a device, oldest first',
  answer: {
    status: 200,
    schema: listOf(
      z.object({
        what: deviceEventSchema.shape.what,
        at: instant,
        actor: z.object({ role: z.string(), name: z.string() }),
        note: z.optional(z.string()),
      }),
    ),
  },
});

const describedSchema = z.strictObject({
  kind: deviceKindSchema.check(z.describe('`drone` and `vehicle` are refused.')),
  make: typed(60),
  model: typed(100),
  serial: z.optional(typed(60)),
  imei: z.optional(z.string().check(z.maxLength(30), z.describe('15 digits, checked by Luhn.'))),
  purchasedAt: z.optional(z.iso.date()),
  boughtAs: z.optional(z.enum(['new', 'refurbished', 'used'])),
  condition: z.enum(['working', 'damaged']).check(z.describe('`damaged` is refused.')),
});

export const addDevice = operation({
  operationId: 'addDevice',
  method: 'POST',
  path: '/devices',
  action: 'device.add',
  summary: 'Add a device to a plan',
  body: z.extend(describedSchema, {
    planNumber: z.optional(z.string().check(z.describe('Which plan; else the first with a slot left.'))),
  }),
  answer: { status: 201, schema: deviceSchema },
});

export const swapDevice = operation({
  operationId: 'swapDevice',
  method: 'POST',
  path: '/devices/{deviceId}/swap',
  action: 'device.swap',
  summary: 'Put another device in the place of this one, at any time',
  description:
    'The new device is of the same sort as far as the plan counts (a phone for a phone, another item for another item). It is covered from 00:01 on the day after its own verification. Not while the old one has an open claim.',
  body: describedSchema,
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
  description:
    'Each photo is inspected: whether it can be opened, its size and sharpness, whether it is a screenshot or was sent before. Once all are there the device is verified, other photos are asked for with the reason, or an agent looks.',
  body: z.strictObject({
    fileName: typed(200),
    contentType: z
      .enum(['image/jpeg', 'image/png', 'image/heic', 'image/webp', 'application/pdf'])
      .check(z.describe('`application/pdf` for a receipt only.')),
    size: z.int().check(z.positive(), z.describe('Bytes; the upload may have no more.')),
    kind: z.optional(
      z
        .enum(['verification-photo', 'receipt', 'tracking-proof'])
        .check(z.describe('Default `verification-photo`.')),
    ),
    slot: z.optional(
      typed(40).check(z.describe('Which of `photosNeeded` it is; else the first without a photo.')),
    ),
  }),
  answer: {
    status: 201,
    schema: z.object({
      documentId: z.string(),
      slot: z.optional(z.string()),
      upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
    }),
  },
});

export const stateTracking = operation({
  operationId: 'stateTracking',
  method: 'POST',
  path: '/devices/{deviceId}/tracking',
  action: 'device.state-tracking',
  summary: 'Say whether a phone can be located by its owner; never where it is',
  body: z.strictObject({
    state: z.enum(['on', 'off', 'unknown']),
    basis: z.optional(
      trackingSchema.shape.basis.check(
        z.describe('How we know. `screenshot` and `find-my-page` need `documentId`. Default `statement`.'),
      ),
    ),
    documentId: z.optional(
      z.string().check(z.describe('A picture of kind `tracking-proof`, announced for this device.')),
    ),
  }),
  answer: { status: 200, schema: deviceSchema },
});

export const reviewDeviceOperation = operation({
  operationId: 'reviewDevice',
  method: 'POST',
  path: '/devices/{deviceId}/review',
  action: 'device.review',
  summary: 'Accept the verification photos, or ask for others',
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('accept'), reason: z.optional(typed(500)) }),
    z.strictObject({
      outcome: z.literal('again'),
      reason: typed(500).check(z.describe('What is wrong with the photos, as the customer reads it.')),
    }),
  ]),
  answer: { status: 200, schema: deviceSchema },
});

export const deviceOperations: readonly Operation[] = [
  listDevices,
  readDeviceOperation,
  readIfNow,
  readDeviceHistory,
  addDevice,
  swapDevice,
  removeDevice,
  addDevicePhoto,
  stateTracking,
  reviewDeviceOperation,
];
