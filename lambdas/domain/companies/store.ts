import * as z from 'zod/mini';
import { openingHoursSchema } from '../calendar/opening-hours.ts';
import { addressSchema } from '../people/address.ts';

/** The kinds of device that shops say they repair. */
export const repairSkills = ['phone', 'tablet', 'laptop', 'console', 'tv'] as const;
export const repairSkillSchema = z.enum(repairSkills);
export type RepairSkill = z.infer<typeof repairSkillSchema>;

/** More than any chain of one owner has so far; the company is one item of the table. */
export const mostStores = 40;

/** One shop of a company. */
export const storeSchema = z.object({
  storeId: z.string(),
  name: z.string(),
  /** E.164. */
  phone: z.optional(z.string()),
  address: addressSchema,
  hours: openingHoursSchema,
  skills: z.array(repairSkillSchema),
  /** Repairs at a time. */
  capacity: z.int(),
});
export type Store = z.infer<typeof storeSchema>;

const bySkill: ReadonlySet<string> = new Set(repairSkills);

/**
 * The skill that a device of this kind asks for; undefined for kinds that no shop names (a camera, a watch): any shop may
 * be asked, and passes if it is not for it.
 */
export const skillFor = (deviceKind: string | undefined): RepairSkill | undefined =>
  deviceKind !== undefined && bySkill.has(deviceKind) ? (deviceKind as RepairSkill) : undefined;
