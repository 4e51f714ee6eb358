import * as z from 'zod/mini';
import { operation } from '../../../middleware/api/operation.ts';
import { repairPartnerSchema } from '../../partners/repair-partner.ts';
import { claimShape } from './shapes.ts';

/** Which shop repairs the device of a claim. */

const text = (about: string) => z.string().check(z.trim(), z.maxLength(500), z.describe(about));

export const listShops = operation({
  operationId: 'listShops',
  method: 'GET',
  path: '/claims/{claimId}/shops',
  action: 'claim.shops',
  summary:
    'Shops that repair such a device, from where the customer is: those with room first, then the nearest',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.extend(repairPartnerSchema, {
          passed: z.boolean().check(z.describe('It was asked, and does not take this repair.')),
        }),
      ),
      near: z.int().check(z.describe('How many of them are near with room; 0: ask the claims team.')),
    }),
  },
});

export const acceptRepair = operation({
  operationId: 'acceptRepair',
  method: 'POST',
  path: '/claims/{claimId}/accept',
  action: 'claim.accept',
  summary: 'Take the repair that was offered',
  description: 'An estimate, the device at the counter or an invoice say it too.',
  body: z.object({}),
  answer: { status: 200, schema: claimShape },
});

export const passRepair = operation({
  operationId: 'passRepair',
  method: 'POST',
  path: '/claims/{claimId}/pass',
  action: 'claim.pass',
  summary: 'Leave the repair to another shop: the next one near is asked, or an agent where there is none',
  description: 'Until the device is at your counter. It stays in your list, to be read.',
  body: z.strictObject({ reason: z.optional(text('Why, for the claims team and the customer.')) }),
  answer: { status: 200, schema: claimShape },
});

export const askForShop = operation({
  operationId: 'askForShop',
  method: 'POST',
  path: '/claims/{claimId}/no-shop',
  action: 'claim.shops',
  summary: 'No shop is near: an agent finds one, or settles the claim otherwise',
  body: z.object({}),
  answer: { status: 200, schema: claimShape },
});

export const customerIsHere = operation({
  operationId: 'customerIsHere',
  method: 'POST',
  path: '/claims/lookup/customer-is-here',
  action: 'claim.customer-here',
  summary: 'Ask the customer at your counter to move a claim to you, by one tap on a link',
  description:
    'The link goes by mail and SMS and lives for a day. Every miss answers the same 404, as of a lookup. A claim whose device another shop has received does not move.',
  body: z.strictObject({
    phone: z.string().check(z.maxLength(40), z.describe('The customer’s cell phone, as typed.')),
    claimId: z.string().check(z.maxLength(40), z.describe('The claim ID, as typed.')),
  }),
  answer: {
    status: 202,
    schema: z.object({
      claimId: z.string(),
      asked: z.literal(true),
      until: z.iso.datetime().check(z.describe('The link does nothing from here on.')),
    }),
  },
});

export const shopOperations = [listShops, acceptRepair, passRepair, askForShop, customerIsHere];
