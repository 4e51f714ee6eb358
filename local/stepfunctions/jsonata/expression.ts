/** One `{% … %}` of a definition: compiled once, evaluated with `$states` and the variables in scope. */
import jsonata from 'jsonata';
import { StateFailure } from '../interpreter/failure.ts';
import { isObject, type Json, MAX_NESTING } from '../json-text.ts';
import { BOUND_MESSAGES, BOUNDS, type Bounds, boundMemory } from './bounds.ts';
import { addFunctions, type Sources } from './functions.ts';

export type Bindings = Readonly<Record<string, unknown>>;

/** Whether a string of a definition is an expression: the delimiters must be its very ends. */
export function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4;
}

/** The text between the delimiters, as AWS quotes it in its messages. */
export function expressionSource(text: string): string {
  return text.slice(2, -2).trim();
}

interface JsonataFailure {
  readonly code?: unknown;
  readonly message?: unknown;
}

export class Expression {
  readonly source: string;
  /** The field as AWS names it in `EvaluationFailed`, e.g. `Arguments/Payload/claimId` or `Choices[0]/Condition`. */
  readonly location: string;
  readonly #compiled: jsonata.Expression;

  /** Throws JSONata's own syntax error (`code`, `position`, `message`). */
  constructor(text: string, location: string, sources: Sources, bounds: Bounds = BOUNDS) {
    this.source = expressionSource(text);
    this.location = location;
    this.#compiled = jsonata(this.source, bounds);
    addFunctions(this.#compiled, sources);
    boundMemory(this.#compiled);
  }

  /** Throws StateFailure `States.QueryEvaluationError`, also when the result is undefined: JSON has no such value. */
  async evaluate(bindings: Bindings): Promise<Json> {
    let result: unknown;
    try {
      result = await this.#compiled.evaluate(undefined, bindings as Record<string, unknown>);
    } catch (error) {
      throw this.#failure(`threw an error during evaluation${describe(error as JsonataFailure)}`);
    }
    if (result === undefined) throw this.#failure('returned nothing (undefined).');
    const kind = kindOf(result);
    if (kind === 'deep' || kind === 'function') throw this.#failure('returned an unsupported result type.');
    return (kind === 'json' ? result : withTexts(result)) as Json;
  }

  /** Refuses a result of the wrong type in AWS's words. */
  expect(type: 'number' | 'string' | 'boolean' | 'array', value: Json): void {
    const actual = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
    if (actual === type) return;
    throw this.#failure(
      `returned an unexpected result type. Expected '${type}', but was '${actual}' for value: ${JSON.stringify(value)}`,
    );
  }

  #failure(what: string): StateFailure {
    return StateFailure.evaluation(
      `The JSONata expression '${this.source}' specified for the field '${this.location}' ${what}`,
      this.location,
    );
  }
}

/** JSONata's functions are objects with a mark, except regular expressions, which are closures. */
function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  return isObject(value) && (value._jsonata_lambda === true || value._jsonata_function === true);
}

/** Whether a result is JSON, or what in it, at any depth, is not. */
function kindOf(value: unknown, depth = 0): 'json' | 'infinite' | 'function' | 'deep' {
  if (typeof value === 'number') return Number.isFinite(value) ? 'json' : 'infinite';
  if (isFunction(value)) return 'function';
  if (typeof value !== 'object' || value === null) return 'json';
  if (depth >= MAX_NESTING) return 'deep';
  let kind: 'json' | 'infinite' = 'json';
  for (const member of Object.values(value)) {
    const inner = kindOf(member, depth + 1);
    if (inner === 'function' || inner === 'deep') return inner;
    if (inner === 'infinite') kind = inner;
  }
  return kind;
}

/** Numbers that JSON does not have are texts on AWS: `1/0` gives `"Infinity"`. */
function withTexts(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(withTexts);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTexts(member)]));
}

/** AWS ends the sentence with `. CODE: message` where JSONata has a code, and with `: message` where it has none. */
function describe(error: JsonataFailure): string {
  const { code } = error;
  const message = String(error.message ?? error);
  if (typeof code !== 'string') return `: ${message}`;
  const bound = BOUND_MESSAGES[code];
  return bound === undefined ? `. ${code}: ${message}` : `: ${bound}`;
}
