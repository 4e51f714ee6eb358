/** Started and killed by `crash.test.ts`: starts executions and prints the ARN of each that was acknowledged. */
import { DiskFolder, Machine, machine } from './machine.ts';

const sim = new Machine(undefined, new DiskFolder(process.argv[2] ?? '.'));
const stateMachineArn = await sim.create(
  machine({
    Note: { Type: 'Pass', Assign: { done: true }, Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 60, Output: { done: '{% $done %}' }, End: true },
  }),
);
for (let number = 0; number < 100_000; number += 1) {
  const { executionArn } = await sim.run('StartExecution', { stateMachineArn, name: `e${number}` });
  process.stdout.write(`${String(executionArn)}\n`);
}
