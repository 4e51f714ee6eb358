/** The net under a step: what is no failure of a workflow but a fault of this machine ends the execution all the same. */
import type { Strand } from './execution.ts';
import { StateFailure } from './failure.ts';
import type { Run } from './run.ts';

/** A fault, and the strand that was worked on. */
export class StepFault extends Error {
  readonly strand: Strand;

  constructor(strand: Strand, cause: unknown) {
    super(`Fault in the state ${strand.state}`, { cause });
    this.name = 'StepFault';
    this.strand = strand;
  }
}

/** Nothing catches it, as on AWS; what was written before it stays. Does nothing when the execution has ended already. */
export function failByFault(run: Run, fault: unknown): void {
  if (run.closed) return;
  const strand = fault instanceof StepFault ? fault.strand : run.execution.strands.get(0);
  const origin = fault instanceof StepFault ? fault.cause : fault;
  const failure = StateFailure.runtime(
    `Internal error: ${origin instanceof Error ? origin.message : String(origin)}`,
  );
  const entered = fault instanceof StepFault && fault.strand.phase !== 'enter' ? fault.strand : null;
  failExecution(
    run,
    strand?.lastEvent ?? 0,
    entered === null ? failure : failure.at(entered.state, entered.enteredEvent),
  );
}

/** Ends the execution with a failure that nothing caught. */
export function failExecution(run: Run, after: number, { error, reason: cause }: StateFailure): void {
  const details = { ...(error === '' ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  run.append('ExecutionFailed', after, { executionFailedEventDetails: details });
  run.close({ status: 'FAILED', output: null, error: error === '' ? null : error, cause: cause ?? null });
}
