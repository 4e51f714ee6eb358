/**
 * One JSONPath of a definition: into the state's data (`$.claim.id`), the context object (`$$.Execution.Name`) or a
 * variable (`$claim.id`).
 */
import { JSONPath } from 'jsonpath-plus';
import { isObject, type Json } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';

/** Under this name bindings hold what `$` stands for: no variable can be called so. */
export const DATA = '';

/** The root of paths into the context object. */
const CONTEXT = '$';

export class InvalidPath extends Error {
  override readonly name = 'InvalidPath';
}

type Step = string | number;

/** What a path leads to. An index past the end of a list is nothing, but nothing that a payload template takes as null. */
export type Found = { readonly value: Json } | { readonly missing: 'member' | 'index' };

const ROOT = /^\$(\$|[\p{ID_Start}_][\p{ID_Continue}]*)?(?=$|[.[])/u;
const STEP =
  /^(?:\.([\p{ID_Continue}-]+)|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\]|\[(-?\d+)\])/u;
const LENGTH = '.length()';

export class Path {
  readonly text: string;
  /** {@link DATA}, `$` for the context object, or the name of a variable. */
  readonly root: string;
  readonly #rest: string;
  /** A path to one place; `null` for those that may meet many (`..`, `*`, filters, slices, lists of names). */
  readonly #steps: readonly Step[] | null;
  readonly #counts: boolean;

  /** @throws InvalidPath */
  constructor(text: string) {
    const root = ROOT.exec(text);
    if (root === null)
      throw new InvalidPath(`The value for the field must be a valid JSONPath, but was '${text}'`);
    this.text = text;
    this.root = root[1] ?? DATA;
    const rest = text.slice(root[0].length);
    this.#counts = rest.endsWith(LENGTH);
    this.#rest = this.#counts ? rest.slice(0, -LENGTH.length) : rest;
    this.#steps = stepsOf(this.#rest);
    if (this.#steps === null) select(this.#rest, {});
  }

  /** A path that a result can be placed at: of the data, to one place. */
  get reference(): readonly Step[] | null {
    return this.root === DATA && !this.#counts ? this.#steps : null;
  }

  /** The variable it reads. */
  get variable(): string | null {
    return this.root === DATA || this.root === CONTEXT ? null : this.root;
  }

  /** The whole data, the whole context object or a whole variable. */
  get whole(): boolean {
    return this.#rest === '' && !this.#counts;
  }

  read(bindings: Bindings): Found {
    const found =
      this.#steps === null ? { value: select(this.#rest, rootOf(this, bindings)) } : this.#walk(bindings);
    if (!this.#counts || 'missing' in found) return found;
    const { value } = found;
    return {
      value: Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : null,
    };
  }

  /** As the library that AWS uses writes it: `$['claim']['id']`. */
  get normalized(): string {
    const steps = (this.#steps ?? []).map((step) => (typeof step === 'number' ? `[${step}]` : `['${step}']`));
    return this.#steps === null ? this.text : `$${steps.join('')}`;
  }

  #walk(bindings: Bindings): Found {
    const start = rootOf(this, bindings);
    if (start === undefined) return { missing: 'member' };
    let value: Json = start;
    for (const step of this.#steps ?? []) {
      const next = typeof step === 'number' ? itemOf(value, step) : memberOf(value, step);
      if (next === undefined)
        return { missing: typeof step === 'number' && Array.isArray(value) ? 'index' : 'member' };
      value = next;
    }
    return { value };
  }
}

function rootOf({ root }: Path, bindings: Bindings): Json | undefined {
  if (root === CONTEXT) return (bindings.states as { readonly context: Json }).context;
  return bindings[root] as Json | undefined;
}

function itemOf(value: Json, index: number): Json | undefined {
  return Array.isArray(value) ? (value as readonly Json[]).at(index) : undefined;
}

function memberOf(value: Json, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] as Json) : undefined;
}

function stepsOf(rest: string): Step[] | null {
  const steps: Step[] = [];
  for (let at = rest; at !== ''; ) {
    const match = STEP.exec(at);
    if (match === null) return null;
    const [whole, name, quoted, doubleQuoted, index] = match;
    steps.push(index === undefined ? (name ?? unescaped(quoted ?? doubleQuoted ?? '')) : Number(index));
    at = at.slice(whole.length);
  }
  return steps;
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

/** @throws InvalidPath */
function select(rest: string, json: Json | undefined): Json {
  try {
    return JSONPath({ path: `$${rest}`, json: json as object, eval: 'safe', wrap: true }) as Json;
  } catch (error) {
    throw new InvalidPath(`The value for the field must be a valid JSONPath, but was '$${rest}'`, {
      cause: error,
    });
  }
}

/** The data with a value placed at a reference path; what is missing on the way is made. `null` where something else stands. */
export function placed(data: Json, steps: readonly Step[], value: Json): Json | null {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (!Array.isArray(data) || step < 0 || step >= data.length) return null;
    const inner = placed(data[step] as Json, rest, value);
    return inner === null && rest.length > 0
      ? null
      : data.map((item: Json, index) => (index === step ? inner : item));
  }
  if (!isObject(data)) return null;
  const inner = placed(Object.hasOwn(data, step) ? (data[step] as Json) : {}, rest, value);
  if (inner === null && rest.length > 0) return null;
  return { ...(data as Record<string, Json>), [step]: inner };
}
