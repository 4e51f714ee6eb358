import * as z from 'zod/mini';
import { openingHoursSchema } from '../../domain/calendar/opening-hours.ts';
import { repairSkillSchema } from '../../domain/companies/store.ts';
import { addressSchema } from '../../domain/people/people.ts';

/** A shop as it is offered to whoever looks for a repair. */
export const repairPartnerSchema = z.looseObject({
  companyId: z.string(),
  name: z.string(),
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
  distanceMiles: z.optional(
    z.int().check(z.describe('Between the centres of the two postal areas; absent where one is not known.')),
  ),
  storeId: z.optional(z.string().check(z.describe('One of several stores of the company.'))),
  storeName: z.optional(z.string()),
  skills: z.optional(z.array(repairSkillSchema).check(z.describe('What it repairs; absent: not said.'))),
  hours: z.optional(openingHoursSchema),
  openNow: z.optional(z.boolean()),
  hasRoom: z.boolean().check(z.describe('It takes another repair now.')),
  near: z.boolean().check(z.describe('Within the miles of the brand, 60 unless changed.')),
  registeredCustomer: z.boolean().check(z.describe('The shop that registered the asking customer.')),
});
