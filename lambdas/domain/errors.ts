/** Named errors of the domain. Handlers catch them by class; the API maps each to one problem type. */

/** One fault in the input, with the place it was found at (`lines.2.unitCents`). */
export interface InputFault {
  readonly path: string;
  readonly message: string;
}

/** The input is well-formed but breaks a rule; nothing was changed. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly errors: readonly InputFault[];

  constructor(errors: readonly InputFault[]) {
    super(errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; '));
    this.errors = errors;
  }

  /** Of one fault alone; `path` is empty where the fault is in the whole. */
  static at(path: string, message: string): InvalidInput {
    return new InvalidInput([{ path, message }]);
  }
}

/** The question was answered, or the claim decided, before this call. */
export class AlreadyDecided extends Error {
  override readonly name = 'AlreadyDecided';
  /** Name of the person or `Claimflow`. */
  readonly by: string;
  readonly at: string;

  /** `what`: what was done before, where it was no decision. */
  constructor(decided: { by: string; at: string; what?: string }) {
    super(`${decided.what ?? 'already decided'} by ${decided.by} at ${decided.at}`);
    this.by = decided.by;
    this.at = decided.at;
  }
}

/** The claim's present status does not admit this command. */
export class NotAllowedNow extends Error {
  override readonly name = 'NotAllowedNow';
  readonly status: string;

  constructor(what: string, status: string, hint = '') {
    super(`${what} is not possible while the claim is ${status}${hint && `: ${hint}`}`);
    this.status = status;
  }
}

/** The rules do not admit it as things stand; the message says why, in words for people. Nothing was changed. */
export class NotPossible extends Error {
  override readonly name = 'NotPossible';
}

/** The bank declined the card; nothing was sold, changed or taken. `reason` is for the payer. */
export class PaymentDeclined extends Error {
  override readonly name = 'PaymentDeclined';
  readonly reason: string;

  constructor(reason: string) {
    super(`the payment was declined: ${reason}`);
    this.reason = reason;
  }
}

/** The agent's authority does not reach this amount (integer cents). */
export class BeyondAuthority extends Error {
  override readonly name = 'BeyondAuthority';
  readonly limitCents: number;
  readonly amountCents: number;

  constructor(limitCents: number, amountCents: number) {
    super(`the amount of ${amountCents} cents is above this agent's authority of ${limitCents} cents`);
    this.limitCents = limitCents;
    this.amountCents = amountCents;
  }
}

/** The decision needs another agent's word before it holds. */
export class SecondAgentNeeded extends Error {
  override readonly name = 'SecondAgentNeeded';

  constructor() {
    super('another agent has to confirm this decision');
  }
}

/** Somebody else changed the record since it was read; reading again and deciding again is the only way on. */
export class ConcurrentChange extends Error {
  override readonly name = 'ConcurrentChange';

  constructor(what: string) {
    super(`${what} was changed by somebody else at the same time`);
  }
}

/** The record does not exist, or must not be known to exist. */
export class NotFound extends Error {
  override readonly name = 'NotFound';

  constructor(what: string) {
    super(`${what} was not found`);
  }
}

/** Thrown by a waiting step when the claim has moved on already; the state machine catches it by name. */
export class AlreadyAnswered extends Error {
  override readonly name = 'AlreadyAnswered';

  constructor(questionId: string) {
    super(`question ${questionId} needs no answer any more`);
  }
}
