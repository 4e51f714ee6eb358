import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/calendar/instant.ts';
import { claimListNames, claimSorts } from '../../../domain/claim/claim-filter.ts';
import { incidentTypeSchema } from '../../../domain/claim/incident.ts';
import { claimStatusSchema } from '../../../domain/claim/status.ts';

/** What lists of claims, and their files, are asked by. */

export const whichList = z.optional(
  z.enum(claimListNames).check(z.describe('`active` is neither draft nor closed. Default: `all`.')),
);

/** Every part that is given has to hold. */
export const filters = {
  q: z.optional(
    z
      .string()
      .check(
        z.trim(),
        z.minLength(2),
        z.maxLength(120),
        z.describe(
          'Exact claim ID, serial number, IMEI, plan number, telephone or mail address, or how the customer’s name begins.',
        ),
      ),
  ),
  status: z.optional(claimStatusSchema),
  incidentType: z.optional(incidentTypeSchema),
  companyId: z.optional(
    z.string().check(z.maxLength(60), z.describe('The repair partner, or who registered the customer.')),
  ),
  assignee: z.optional(z.string().check(z.maxLength(60), z.describe('An agent’s id, or `nobody`.'))),
  from: z.optional(instantSchema.check(z.describe('Begun at this instant or later.'))),
  to: z.optional(instantSchema.check(z.describe('Begun before this instant.'))),
  overdue: z.optional(z.enum(['true', 'false']).check(z.describe('Nobody answered in time.'))),
  waitsOn: z.optional(
    z
      .enum(['customer', 'partner', 'agent', 'me'])
      .check(z.describe('Who acts next; `me`: the caller’s side, and of the shops only the caller’s.')),
  ),
};

export const ordering = {
  sort: z.optional(
    z
      .enum(claimSorts)
      .check(z.describe('Default: `created`, the one order in which paging loses and repeats none.')),
  ),
  order: z.optional(
    z.enum(['asc', 'desc']).check(z.describe('Default: latest first; `due` and `status` ascending.')),
  ),
};
