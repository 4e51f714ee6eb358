import { arnWildcard, wildcard } from './wildcard.ts';

/** Condition keys of one call, lower-cased, each with its values. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

/**
 * `unknown` is an operator or a key this machine does not model: whoever evaluates must never let it allow anything.
 */
export type Verdict = boolean | 'unknown';

/** A condition block compiled once: every operator and key in it must hold. */
export type CompiledCondition = (context: ConditionContext) => Verdict;

/**
 * Keys that every call carries, or lacks for a known reason. A key outside this list that the call does not carry may
 * well be there on AWS, so that its absence decides nothing.
 */
const MODELLED_KEYS: ReadonlySet<string> = new Set(
  [
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalIsAWSService',
    'aws:PrincipalServiceName',
    'aws:PrincipalType',
    'aws:RequestedRegion',
    'aws:ResourceAccount',
    'aws:SecureTransport',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:ViaAWSService',
    'dynamodb:LeadingKeys',
  ].map((key) => key.toLowerCase()),
);

type Test = (wanted: string) => (given: string) => boolean;

interface Operator {
  readonly test: Test;
  /** `…Not…`: holds when no wanted value matches, also when the key is absent. */
  readonly negated?: boolean;
}

const equals: Test = (wanted) => (given) => given === wanted;
const equalsIgnoreCase: Test = (wanted) => (given) => given.toLowerCase() === wanted.toLowerCase();
const number =
  (compare: (given: number, wanted: number) => boolean): Test =>
  (wanted) =>
  (given) =>
    compare(Number(given), Number(wanted));
const instant =
  (compare: (given: number, wanted: number) => boolean): Test =>
  (wanted) =>
  (given) =>
    compare(instantOf(given), instantOf(wanted));

const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: { test: equals },
  StringNotEquals: { test: equals, negated: true },
  StringEqualsIgnoreCase: { test: equalsIgnoreCase },
  StringNotEqualsIgnoreCase: { test: equalsIgnoreCase, negated: true },
  StringLike: { test: (wanted) => wildcard(wanted) },
  StringNotLike: { test: (wanted) => wildcard(wanted), negated: true },
  ArnEquals: { test: arnWildcard },
  ArnLike: { test: arnWildcard },
  ArnNotEquals: { test: arnWildcard, negated: true },
  ArnNotLike: { test: arnWildcard, negated: true },
  Bool: { test: equalsIgnoreCase },
  NumericEquals: { test: number((given, wanted) => given === wanted) },
  NumericNotEquals: { test: number((given, wanted) => given === wanted), negated: true },
  NumericLessThan: { test: number((given, wanted) => given < wanted) },
  NumericLessThanEquals: { test: number((given, wanted) => given <= wanted) },
  NumericGreaterThan: { test: number((given, wanted) => given > wanted) },
  NumericGreaterThanEquals: { test: number((given, wanted) => given >= wanted) },
  DateEquals: { test: instant((given, wanted) => given === wanted) },
  DateNotEquals: { test: instant((given, wanted) => given === wanted), negated: true },
  DateLessThan: { test: instant((given, wanted) => given < wanted) },
  DateLessThanEquals: { test: instant((given, wanted) => given <= wanted) },
  DateGreaterThan: { test: instant((given, wanted) => given > wanted) },
  DateGreaterThanEquals: { test: instant((given, wanted) => given >= wanted) },
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
  const [, quantifier, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const wanted = (Array.isArray(values) ? values : [values]).map(String);
  const lookUp = key.toLowerCase();
  if (name === 'Null')
    return (context) => absent(context, lookUp, (isAbsent) => wanted.includes(String(isAbsent)));
  const known = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  // Policy variables are resolved by AWS per request; none is modelled here.
  if (!known || wanted.some((value) => value.includes('${'))) return () => 'unknown';
  const tests = wanted.map(known.test);
  const holds = (given: string) => tests.some((test) => test(given)) !== (known.negated === true);
  return (context) => {
    const given = context.get(lookUp) ?? [];
    if (given.length === 0) {
      const whenAbsent = ifExists !== undefined || quantifier === 'ForAllValues' || known.negated === true;
      return absent(context, lookUp, () => whenAbsent && quantifier !== 'ForAnyValue');
    }
    return quantifier === 'ForAllValues' ? given.every(holds) : given.some(holds);
  };
}

/** Decides by a key's absence only where that absence is certain. */
function absent(context: ConditionContext, key: string, decide: (isAbsent: boolean) => boolean): Verdict {
  if (context.has(key)) return decide((context.get(key) ?? []).length === 0);
  return MODELLED_KEYS.has(key) ? decide(true) : 'unknown';
}

function instantOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
