import { staffUsers } from '../../adapters/people.ts';
import type { Table } from '../../adapters/table.ts';
import { queueEntries } from './queue-entries.ts';

/** The claims team, by name, each with how much of the queue is theirs. */
export async function agentsDirectory(table: Table) {
  const [users, assigned] = await Promise.all([
    staffUsers(table),
    queueEntries(table, { wanted: ({ claim }) => claim.assignedTo !== undefined }),
  ]);
  const items = users.map(({ userId, name, role, title, onDuty, authorityLimitCents }) => ({
    userId,
    name,
    role,
    ...(title !== undefined && { title }),
    onDuty: onDuty === true,
    ...(authorityLimitCents !== undefined && { authorityLimitCents }),
    assigned: assigned.filter(({ claim }) => claim.assignedTo?.userId === userId).length,
  }));
  return { items };
}
