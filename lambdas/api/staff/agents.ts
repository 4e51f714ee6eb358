import { staffUsers } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { queueRows } from './queue-entries.ts';

/** The claims team, by name, each with how much of the queue is theirs; nobody who is shut out. */
export async function agentsDirectory(table: Table) {
  const [users, entries] = await Promise.all([staffUsers(table), queueRows(table)]);
  const team = users.filter(({ disabled }) => disabled !== true);
  const items = team.map(({ userId, name, role, title, onDuty, authorityLimitCents }) => ({
    userId,
    name,
    role,
    ...(title !== undefined && { title }),
    onDuty: onDuty === true,
    ...(authorityLimitCents !== undefined && { authorityLimitCents }),
    assigned: entries.filter(({ assigneeId }) => assigneeId === userId).length,
  }));
  return { items };
}
