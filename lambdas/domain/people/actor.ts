import * as z from 'zod/mini';

/** Who did something, as kept in history. `system` is a rule, a timer or a workflow step. */
export const actorSchema = z.object({
  role: z.enum(['customer', 'partner', 'agent', 'admin', 'system']),
  /** The name people read; never an address. */
  name: z.string(),
  /** The user's id, absent for `system`. */
  userId: z.optional(z.string()),
  /** The company a partner user acted for. */
  companyId: z.optional(z.string()),
});

export type Actor = z.infer<typeof actorSchema>;

export const system = (name = 'Claimflow'): Actor => ({ role: 'system', name });

/** The claims team: its agents and its administrators. */
export const isStaff = (role: string | undefined): role is 'agent' | 'admin' =>
  role === 'agent' || role === 'admin';
