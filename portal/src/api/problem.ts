/** One fault of an input: `path` names the field with dots, as the API was given it. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** The API refused, in the words of its problem document (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** The last segment of the problem's type: `invalid-input`, `already-decided`. */
  readonly kind: string;
  readonly faults: readonly Fault[];
  /** What else the problem carries, `by` and `at` of a decision made already for instance. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, document: Readonly<Record<string, unknown>>) {
    super(String(document.detail ?? document.title ?? `HTTP ${status}`));
    this.status = status;
    this.kind = String(document.type ?? '').replace(/^.*\//, '');
    this.faults = Array.isArray(document.errors) ? (document.errors as Fault[]) : [];
    this.members = document;
  }
}

/** Nothing answered: no network, or the service is not there. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** What is wrong, fault by fault; what names none is one fault of the whole. */
export function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof ApiProblem && error.faults.length > 0) return error.faults;
  return [{ path: '', message: error instanceof Error ? error.message : String(error) }];
}
