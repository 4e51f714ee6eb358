import { AwsError, type Caller } from '../../local/aws-service.ts';
import { openDataFolder } from '../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../local/time/activity-count.ts';
import { SimulatedClock } from '../../local/time/simulated-clock.ts';

export const START = Date.parse('2026-03-01T00:00:00Z');

export interface RecordedCall {
  readonly caller: Caller;
  readonly service: string;
  readonly operation: string;
  readonly input: Record<string, unknown>;
  /** Milliseconds after START. */
  readonly at: number;
}

/**
 * A small machine around one part: a data folder, a simulated clock and a caller that records what the part asks of
 * other services and answers with `answer` (which may throw AwsError).
 */
export function recordedMachine(
  answer: (call: RecordedCall) => unknown = () => ({}),
  folder = openDataFolder(null),
  start = START,
) {
  const failures: unknown[] = [];
  const activity = new ActivityCount((_what, error) => failures.push(error));
  const clock = new SimulatedClock(activity, start);
  const calls: RecordedCall[] = [];
  let serial = 0;
  return {
    folder,
    session: folder.session(),
    clock,
    activity,
    calls,
    failures,
    logs: [] as string[],
    newId: () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`,
    callerForRole: (roleArn: string, session: string): Caller => ({
      kind: 'role',
      arn: `${roleArn}/${session}`,
      roleArn,
    }),
    call: async (caller: Caller, service: string, operation: string, input: unknown) => {
      const call = {
        caller,
        service,
        operation,
        input: input as Record<string, unknown>,
        at: clock.now() - START,
      };
      calls.push(call);
      return answer(call);
    },
  };
}

export const throttled = () => {
  throw new AwsError('ThrottlingException', 'Rate exceeded');
};
