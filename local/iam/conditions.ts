import { arnWildcard } from './wildcard.ts';

/** Condition keys of one call, lower-cased, each with its values. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

/**
 * `unknown` is an operator or a key this machine does not model: whoever evaluates must never let it allow anything.
 */
export type Verdict = boolean | 'unknown';

/** A condition block compiled once: every operator and key in it must hold. */
export type CompiledCondition = (context: ConditionContext) => Verdict;

/**
 * Keys that a call lacks only when there is nothing to say. Another key that the call does not carry may well be there on
 * AWS, so that its absence decides nothing.
 */
const MODELLED_KEYS: ReadonlySet<string> = new Set(['aws:sourceaccount', 'aws:sourcearn']);

/** Whether a call's value is the wanted one, by operator: those that the template's policies use. */
const OPERATORS: Readonly<Record<string, (wanted: string) => (given: string) => boolean>> = {
  StringEquals: (wanted) => (given) => given === wanted,
  ArnEquals: arnWildcard,
  ArnLike: arnWildcard,
  Bool: (wanted) => (given) => given.toLowerCase() === wanted.toLowerCase(),
  NumericLessThan: (wanted) => (given) => Number(given) < Number(wanted),
};

/** Compiles a statement's `Condition` element. Never throws: what it does not know answers `unknown`. */
export function compileCondition(condition: unknown): CompiledCondition {
  if (condition === undefined) return () => true;
  if (typeof condition !== 'object' || condition === null) return () => 'unknown';
  const tests = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries((keys ?? {}) as Record<string, unknown>).map(([key, values]) =>
      compileOne(operator, key, values),
    ),
  );
  return (context) => {
    let verdict: Verdict = true;
    for (const test of tests) {
      const result = test(context);
      if (result === false) return false;
      if (result === 'unknown') verdict = 'unknown';
    }
    return verdict;
  };
}

function compileOne(operator: string, key: string, values: unknown): CompiledCondition {
  const wanted = (Array.isArray(values) ? values : [values]).map(String);
  const lookUp = key.toLowerCase();
  const known = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  // Policy variables are resolved by AWS per request; none is modelled here.
  if (!known || wanted.some((value) => value.includes('${'))) return () => 'unknown';
  const tests = wanted.map(known);
  return (context) => {
    const given = context.get(lookUp);
    if (given) return given.some((value) => tests.some((test) => test(value)));
    return MODELLED_KEYS.has(lookUp) ? false : 'unknown';
  };
}
