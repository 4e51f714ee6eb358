import { isRecord } from '../json-shape.ts';

export const FAULT_MODES = ['throttle', 'error', 'timeout', 'delay', 'duplicate', 'crash'] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

/** What goes wrong, where and how often. Without `nth` and `rate` it happens on every call. */
export interface FaultRule {
  /** A service by its signing name (`dynamodb`, `states`) or what it is usually called (`stepfunctions`), or `*`. */
  readonly service: string;
  /** `PutItem`, or `*`. */
  readonly operation: string;
  readonly mode: FaultMode;
  /** Only the nth matching call since the rules were set, from 1. */
  readonly nth?: number;
  /** Each matching call with this probability, 0 to 1. */
  readonly rate?: number;
  /** For `error`, `timeout` and `crash`: whether the call has taken effect. Default: drawn from the seed. */
  readonly when?: 'before' | 'after';
  /** For `delay`: milliseconds of the machine's clock, default 1000. */
  readonly delayMs?: number;
}

export interface FaultPlan {
  readonly seed: number;
  readonly rules: readonly FaultRule[];
}

export interface PlanFault {
  readonly path: string;
  readonly message: string;
}

/** Reads what was posted to the control room. Every mistake is named by its path; nothing is guessed. */
export function parseFaultPlan(input: unknown): { plan: FaultPlan } | { errors: readonly PlanFault[] } {
  if (!isRecord(input)) return { errors: [{ path: '', message: 'must be an object' }] };
  const errors: PlanFault[] = [];
  const seed = input.seed ?? 1;
  if (!Number.isSafeInteger(seed)) errors.push({ path: 'seed', message: 'must be a whole number' });
  const given = input.rules;
  if (!Array.isArray(given)) return { errors: [...errors, { path: 'rules', message: 'must be a list' }] };
  const rules = given.map((rule, index) => parseRule(rule, `rules.${index}`, errors));
  return errors.length > 0 ? { errors } : { plan: { seed: Number(seed), rules } };
}

function parseRule(input: unknown, path: string, errors: PlanFault[]): FaultRule {
  const rule = isRecord(input) ? input : {};
  const check = (name: string, holds: boolean, message: string): void => {
    if (!holds) errors.push({ path: `${path}.${name}`, message });
  };
  const { service, operation, mode, nth, rate, when, delayMs } = rule;
  check('service', isText(service), 'must be a service or *');
  check('operation', isText(operation), 'must be an operation or *');
  check('mode', FAULT_MODES.includes(mode as FaultMode), `must be one of ${FAULT_MODES.join(', ')}`);
  check(
    'nth',
    nth === undefined || (Number.isSafeInteger(nth) && Number(nth) > 0),
    'must be a whole number from 1',
  );
  check(
    'rate',
    rate === undefined || (typeof rate === 'number' && rate >= 0 && rate <= 1),
    'must be from 0 to 1',
  );
  check('nth', nth === undefined || rate === undefined, 'nth and rate exclude each other');
  check('when', when === undefined || when === 'before' || when === 'after', 'must be before or after');
  check('delayMs', delayMs === undefined || (typeof delayMs === 'number' && delayMs > 0), 'must be above 0');
  for (const name of Object.keys(rule)) check(name, KNOWN.has(name), 'is not known');
  return rule as unknown as FaultRule;
}

const KNOWN = new Set(['service', 'operation', 'mode', 'nth', 'rate', 'when', 'delayMs']);

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}
