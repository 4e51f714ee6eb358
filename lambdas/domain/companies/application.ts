import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { AlreadyDecided } from '../errors.ts';
import { type Actor, actorSchema } from '../people/actor.ts';
import { addressSchema } from '../people/address.ts';
import { companyKindSchema } from './company-kind.ts';
import { repairSkillSchema } from './store.ts';

export const applicationStatuses = ['received', 'call-booked', 'approved', 'refused'] as const;

/** Somebody wants to become a partner: what they told, the call with the coordinator, and what became of it. */
export const applicationSchema = z.object({
  applicationId: z.string(),
  status: z.enum(applicationStatuses),
  companyName: z.string(),
  contactName: z.string(),
  email: z.string(),
  /** E.164. */
  phone: z.string(),
  address: addressSchema,
  kinds: z.array(companyKindSchema),
  skills: z.array(repairSkillSchema),
  /** Repairs at a time. */
  capacity: z.optional(z.int()),
  website: z.optional(z.string()),
  message: z.optional(z.string()),
  /** A company of ours that wants to repair too; absent for a new one. Once approved, the company it became. */
  companyId: z.optional(z.string()),
  /** When the coordinator calls. */
  call: z.optional(z.object({ at: instantSchema, bookedAt: instantSchema, by: z.string() })),
  /** For the claims team only. */
  notes: z.array(z.object({ text: z.string(), author: actorSchema, at: instantSchema })),
  decidedAt: z.optional(instantSchema),
  decidedBy: z.optional(actorSchema),
  /** Why it was refused, as the applicant is told. */
  reason: z.optional(z.string()),
  createdAt: instantSchema,
  version: z.int(),
});
export type Application = z.infer<typeof applicationSchema>;

export const isDecided = ({ status }: Pick<Application, 'status'>): boolean =>
  status === 'approved' || status === 'refused';

const instant = (ms: number): string => new Date(ms).toISOString();

/** Throws {@link AlreadyDecided}. */
function undecided(application: Application): void {
  if (isDecided(application))
    throw new AlreadyDecided({
      by: application.decidedBy?.name ?? 'the claims team',
      at: application.decidedAt ?? application.createdAt,
    });
}

/** Fixes, or moves, the call. `by`: the name of whoever chose the time. Throws {@link AlreadyDecided}. */
export function bookCall(application: Application, at: string, by: string, nowMs: number): Application {
  undecided(application);
  return {
    ...application,
    status: 'call-booked',
    call: { at, bookedAt: instant(nowMs), by },
    version: application.version + 1,
  };
}

export const addNote = (
  application: Application,
  text: string,
  author: Actor,
  nowMs: number,
): Application => ({
  ...application,
  notes: [...application.notes, { text, author, at: instant(nowMs) }],
  version: application.version + 1,
});

/** Throws {@link AlreadyDecided}. */
export function approveApplication(
  application: Application,
  companyId: string,
  by: Actor,
  nowMs: number,
): Application {
  undecided(application);
  return {
    ...application,
    status: 'approved',
    companyId,
    decidedAt: instant(nowMs),
    decidedBy: by,
    version: application.version + 1,
  };
}

/** Throws {@link AlreadyDecided}. */
export function refuseApplication(
  application: Application,
  reason: string,
  by: Actor,
  nowMs: number,
): Application {
  undecided(application);
  return {
    ...application,
    status: 'refused',
    reason,
    decidedAt: instant(nowMs),
    decidedBy: by,
    version: application.version + 1,
  };
}
