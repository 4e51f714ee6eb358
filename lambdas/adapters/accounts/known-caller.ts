import * as z from 'zod/mini';
import { callerCodeKey } from '../table/people-keys.ts';
import type { Table } from '../table/table.ts';

const verifiedSchema = z.object({ verifiedUntil: z.optional(z.string()) });

/** Whether the customer told this agent the code that was sent to the contact on file, within the last half hour. */
export async function isKnownCaller(
  table: Table,
  customerId: string,
  agentId: string,
  nowMs: number,
): Promise<boolean> {
  const known = await table.get(callerCodeKey(customerId, agentId), verifiedSchema);
  return known?.verifiedUntil !== undefined && Date.parse(known.verifiedUntil) > nowMs;
}
