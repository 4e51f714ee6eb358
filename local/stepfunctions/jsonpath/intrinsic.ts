/**
 * Intrinsic functions of payload templates: `States.Format('{} of {}', $.a, $.b)`. Source: "Intrinsic functions" in the
 * developer guide.
 */
import type { Json } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';
import type { Sources } from '../jsonata/functions.ts';
import { call, isIntrinsic } from './intrinsic-functions.ts';
import { InvalidPath, Path } from './path.ts';

type Argument =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Argument[] };

/** An argument is not there. */
export class MissingArgument extends Error {
  override readonly name = 'MissingArgument';
  readonly path: Path;
  constructor(path: Path) {
    super(path.text);
    this.path = path;
  }
}

export class Intrinsic {
  readonly text: string;
  readonly #call: Argument;
  readonly #sources: Sources;

  /** @throws InvalidPath when the text is not one call of a known function */
  constructor(text: string, sources: Sources) {
    this.text = text;
    this.#sources = sources;
    const parser = new Parser(text);
    this.#call = parser.whole();
  }

  /** Variables that it reads. */
  get variables(): string[] {
    return variablesOf(this.#call);
  }

  /** @throws MissingArgument, IntrinsicError */
  evaluate(bindings: Bindings): Json {
    return this.#evaluate(this.#call, bindings);
  }

  #evaluate(argument: Argument, bindings: Bindings): Json {
    if (argument.kind === 'literal') return argument.value;
    if (argument.kind === 'path') {
      const found = argument.path.read(bindings);
      if ('missing' in found) throw new MissingArgument(argument.path);
      return found.value;
    }
    const values = argument.args.map((inner) => this.#evaluate(inner, bindings));
    return call(argument.name, values, this.#sources);
  }
}

function variablesOf(argument: Argument): string[] {
  if (argument.kind === 'call') return argument.args.flatMap(variablesOf);
  return argument.kind === 'path' && argument.path.variable !== null ? [argument.path.variable] : [];
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Argument {
    const argument = this.#argument();
    this.#spaces();
    if (this.#at !== this.#text.length || argument.kind !== 'call') throw this.#invalid();
    return argument;
  }

  #argument(): Argument {
    this.#spaces();
    const rest = this.#text.slice(this.#at);
    if (rest.startsWith("'")) return { kind: 'literal', value: this.#string() };
    if (rest.startsWith('$')) return { kind: 'path', path: this.#path() };
    const name = /^States\.\w+/.exec(rest)?.[0];
    if (name !== undefined) return this.#call(name);
    const literal = /^(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null)/.exec(rest)?.[0];
    if (literal === undefined) throw this.#invalid();
    this.#at += literal.length;
    return { kind: 'literal', value: JSON.parse(literal) as Json };
  }

  #call(name: string): Argument {
    if (!isIntrinsic(name)) throw this.#invalid();
    this.#at += name.length;
    this.#expect('(');
    const args: Argument[] = [];
    this.#spaces();
    if (this.#text[this.#at] !== ')') {
      args.push(this.#argument());
      for (this.#spaces(); this.#text[this.#at] === ','; this.#spaces()) {
        this.#at += 1;
        args.push(this.#argument());
      }
    }
    this.#expect(')');
    return { kind: 'call', name, args };
  }

  /** A backslash stands before a quote, a brace or another backslash; `States.Format` looks at the braces itself. */
  #string(): string {
    let value = '';
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === "'") {
        this.#at += 1;
        return value;
      }
      if (character !== '\\') value += character;
      else {
        this.#at += 1;
        const escaped = this.#text[this.#at] ?? '';
        value += escaped === '{' || escaped === '}' ? `\\${escaped}` : escaped;
      }
    }
    throw this.#invalid();
  }

  /** Up to the comma or the bracket that ends the argument; those within brackets and quotes belong to the path. */
  #path(): Path {
    const start = this.#at;
    let depth = 0;
    let quote = '';
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at] ?? '';
      if (quote !== '') {
        if (character === quote) quote = '';
      } else if (character === "'" || character === '"') quote = character;
      else if (character === '[' || character === '(') depth += 1;
      else if (depth > 0 && (character === ']' || character === ')')) depth -= 1;
      else if (depth === 0 && (character === ',' || character === ')' || character === ' ')) break;
    }
    return new Path(this.#text.slice(start, this.#at));
  }

  #expect(character: string): void {
    this.#spaces();
    if (this.#text[this.#at] !== character) throw this.#invalid();
    this.#at += 1;
  }

  #spaces(): void {
    while (this.#text[this.#at] === ' ') this.#at += 1;
  }

  #invalid(): InvalidPath {
    return new InvalidPath(
      `The value for the field must be a valid JSONPath or a valid intrinsic function call`,
    );
  }
}
