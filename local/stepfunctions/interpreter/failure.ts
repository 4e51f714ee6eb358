/** A state that failed, by the name that Retry and Catch match. */
export class StateFailure extends Error {
  readonly error: string;
  /** Absent where AWS reports none (timeouts). */
  readonly reason: string | undefined;
  /** The failed field, when an expression of a field failed. */
  readonly location: string | undefined;
  /** An expression, or what it gave, failed: written as an `EvaluationFailed` event. */
  readonly evaluation: boolean;
  /** Raised by the interpreter itself: its cause names the state and the event it was entered at. */
  readonly internal: boolean;
  /** `States.ALL` does not catch it. */
  readonly terminal: boolean;
  /** Another name that Retry and Catch know it by. */
  readonly alias: string | undefined;

  constructor(
    error: string,
    reason?: string,
    options: {
      location?: string;
      evaluation?: boolean;
      internal?: boolean;
      terminal?: boolean;
      alias?: string;
    } = {},
  ) {
    super(reason === undefined ? error : `${error}: ${reason}`);
    this.name = 'StateFailure';
    this.error = error;
    this.reason = reason;
    this.location = options.location;
    this.evaluation = options.evaluation ?? false;
    this.alias = options.alias;
    this.terminal = options.terminal ?? false;
    this.internal = options.internal ?? false;
  }

  static evaluation(reason: string, location?: string): StateFailure {
    const options = { evaluation: true, internal: true, ...(location === undefined ? {} : { location }) };
    return new StateFailure('States.QueryEvaluationError', reason, options);
  }

  /** A missed heartbeat is told as `States.Timeout` and can be caught as `States.HeartbeatTimeout` too. */
  static timeout(heartbeat: boolean): StateFailure {
    return new StateFailure(
      'States.Timeout',
      undefined,
      heartbeat ? { alias: 'States.HeartbeatTimeout' } : {},
    );
  }

  /** Never retried nor caught: the execution ends. */
  static runtime(reason: string): StateFailure {
    return new StateFailure('States.Runtime', reason, { internal: true, terminal: true });
  }

  /** The quota of events is used up; of no state, so the cause names none. */
  static tooManyEvents(quota: number): StateFailure {
    const reason = `The execution reached the maximum number of history events (${quota}).`;
    return new StateFailure('States.Runtime', reason, { terminal: true });
  }

  /** An intrinsic function could not make its value. */
  static intrinsic(reason: string): StateFailure {
    return new StateFailure('States.IntrinsicFailure', reason, { internal: true });
  }

  /** The place that `ResultPath` names is not in the input and can't be made there. */
  static resultPath(reason: string): StateFailure {
    return new StateFailure('States.ResultPathMatchFailure', reason, { internal: true });
  }

  /** Arguments, output or a variable over the payload quota; a task's result over it is an ordinary failure. */
  static dataLimit(reason: string): StateFailure {
    return new StateFailure('States.DataLimitExceeded', reason, { internal: true, terminal: true });
  }

  /** Arguments or the input of a branch or an iteration over the payload quota, in AWS's words. */
  static parametersLimit(stateName: string): StateFailure {
    return StateFailure.dataLimit(
      `The state/task '${stateName}' provided parameters with a size exceeding the maximum number of bytes service limit.`,
    );
  }

  /** The same failure with AWS's sentence in front that says where it happened; told once, by the innermost state. */
  at(stateName: string, enteredEventId: number): StateFailure {
    if (!this.internal) return this;
    const place = `An error occurred while executing the state '${stateName}' (entered at the event id #${enteredEventId}). `;
    const { error, evaluation, terminal } = this;
    return new StateFailure(error, place + (this.reason ?? ''), { evaluation, terminal });
  }

  /** `$states.errorOutput`, and what `ResultPath` of a catcher places: a cause that is not there is an empty text. */
  get output(): { Error: string; Cause: string } {
    return { Error: this.error, Cause: this.reason ?? '' };
  }
}

/** Whether an `ErrorEquals` list names this failure, wildcards included. Nothing catches `States.Runtime`. */
export function matchesError(errorEquals: readonly string[], failure: StateFailure): boolean {
  const { error, alias, terminal } = failure;
  if (error === 'States.Runtime') return false;
  return errorEquals.some((pattern) => {
    if (pattern === error || pattern === alias) return true;
    if (pattern === 'States.ALL') return !terminal;
    return pattern === 'States.TaskFailed' && !terminal && error !== 'States.Timeout';
  });
}
