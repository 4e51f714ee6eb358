/** A state that failed, by the name that Retry and Catch match. */
export class StateFailure extends Error {
  readonly error: string;
  /** Absent where AWS reports none (timeouts). */
  readonly reason: string | undefined;
  /** The failed field, when an expression failed: written as an `EvaluationFailed` event. */
  readonly location: string | undefined;
  /** Raised by the interpreter itself: its cause names the state and the event it was entered at. */
  readonly internal: boolean;

  constructor(error: string, reason?: string, options: { location?: string; internal?: boolean } = {}) {
    super(reason === undefined ? error : `${error}: ${reason}`);
    this.name = 'StateFailure';
    this.error = error;
    this.reason = reason;
    this.location = options.location;
    this.internal = options.internal ?? false;
  }

  static evaluation(reason: string, location: string): StateFailure {
    return new StateFailure('States.QueryEvaluationError', reason, { location, internal: true });
  }

  /** Never retried nor caught: the execution ends. */
  static runtime(reason: string): StateFailure {
    return new StateFailure('States.Runtime', reason, { internal: true });
  }

  static dataLimit(reason: string): StateFailure {
    return new StateFailure('States.DataLimitExceeded', reason, { internal: true });
  }

  /** The same failure with AWS's sentence in front that says where it happened; told once, by the innermost state. */
  at(stateName: string, enteredEventId: number): StateFailure {
    if (!this.internal) return this;
    const place = `An error occurred while executing the state '${stateName}' (entered at the event id #${enteredEventId}). `;
    return new StateFailure(this.error, place + (this.reason ?? ''));
  }

  /** `$states.errorOutput`. */
  get output(): { Error: string; Cause?: string } {
    return this.reason === undefined ? { Error: this.error } : { Error: this.error, Cause: this.reason };
  }
}

/** How long a heartbeat was missed is told as a timeout too (ASL: "or failed to heartbeat"). */
const TIMEOUTS: ReadonlySet<string> = new Set(['States.Timeout', 'States.HeartbeatTimeout']);
/** What the wildcards leave through: "States.ALL can't catch States.DataLimitExceeded or States.Runtime". */
const TERMINAL: ReadonlySet<string> = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** Whether an `ErrorEquals` list names this error, wildcards included. */
export function matchesError(errorEquals: readonly string[], error: string): boolean {
  if (error === 'States.Runtime') return false;
  return errorEquals.some((pattern) => {
    if (pattern === error) return true;
    if (pattern === 'States.ALL') return !TERMINAL.has(error);
    if (pattern === 'States.TaskFailed') return !TERMINAL.has(error) && !TIMEOUTS.has(error);
    return pattern === 'States.Timeout' && error === 'States.HeartbeatTimeout';
  });
}
