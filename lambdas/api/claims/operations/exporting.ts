import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/calendar/instant.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { filters, ordering, whichList } from './list-query.ts';

/** Lists of claims as files. */

export const exportClaims = operation({
  operationId: 'exportClaims',
  method: 'GET',
  path: '/claims/export',
  action: 'claim.export',
  summary: 'One’s own claims as a file',
  description:
    'Up to 4 MB answered directly; above, 303 to a URL that is good for 15 minutes, or `{url}` for an `Accept` that begins with `application/json`. What takes longer than a call may, or is asked for with `Prefer: respond-async`, is answered 202 with `{exportId, state, url}`: a link for whoever asked, which is also mailed once the file is there.',
  query: z.strictObject({
    list: whichList,
    ...filters,
    ...ordering,
    format: z.optional(z.enum(['csv', 'xlsx']).check(z.describe('Default: `csv`.'))),
  }),
  answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
});

export const readClaimsExport = operation({
  operationId: 'readClaimsExport',
  method: 'GET',
  path: '/claims/exports/{exportId}',
  action: 'claim.export',
  summary: 'A file that was too long for one call, for whoever asked for it',
  description: '202 while it is being made. Kept for a day.',
  answer: {
    status: 200,
    schema: z.object({
      exportId: z.string(),
      state: z.enum(['pending', 'done', 'failed']),
      requestedAt: instantSchema,
      fileName: z.optional(z.string()),
      url: z
        .string()
        .check(z.describe('Of the file, good for 15 minutes, once it is there; of its page until then.')),
    }),
  },
});

export const exportOperations = [exportClaims, readClaimsExport];
