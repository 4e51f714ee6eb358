import { describe, expect, it } from 'vitest';
import { teamFor } from '../../../lambdas/domain/notices/team.ts';

const agents = Array.from({ length: 120 }, (_, number) => ({
  userId: `agent-${number}`,
  name: `Agent ${number}`,
  email: `agent-${number}@example.com`,
}));
const ids = (assignedTo?: string) => teamFor(agents, assignedTo).map(({ userId }) => userId);

describe('who of the team is written to', () => {
  it('is whoever has the matter, wherever among the agents on duty', () => {
    expect(ids('agent-119')).toEqual(['agent-119']);
  });

  it('is everybody on duty when nobody has it, or whoever has it is off', () => {
    expect(teamFor(agents.slice(0, 3)).length).toBe(3);
    expect(ids('agent-off')).toEqual(ids());
  });

  it('are never more than a transaction has room for beside what else it writes', () => {
    expect(ids().length).toBe(20);
  });
});
