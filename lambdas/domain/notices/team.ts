import type { AgentOnDuty } from './notice-context.ts';

/** Each mail is an item of the transaction it goes with, which holds 100; with more on duty, somebody takes the matter. */
const mostTold = 20;

/** Who of the agents on duty is written to: whoever the matter is assigned to, else all, the first twenty of them. */
export function teamFor(agents: readonly AgentOnDuty[], assignedTo?: string): readonly AgentOnDuty[] {
  const assigned = agents.filter(({ userId }) => userId === assignedTo);
  return (assigned.length > 0 ? assigned : agents).slice(0, mostTold);
}
