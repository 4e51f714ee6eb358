/** What the operations work with. */
import type { Clock } from '../../clock.ts';
import type { Engine } from '../engine.ts';
import type { ExecutionStore } from '../journal/execution-store.ts';
import type { GroupCommit } from '../journal/group-commit.ts';
import type { MachineStore } from '../journal/machine-store.ts';
import type { Tokens } from '../tokens.ts';

export interface ApiContext {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly machines: MachineStore;
  readonly executions: ExecutionStore;
  readonly commits: GroupCommit;
  readonly tokens: Tokens;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
