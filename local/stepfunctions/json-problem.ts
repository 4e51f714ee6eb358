/** What AWS's parser of JSON (Jackson) says of a text that is none, as far as its words are known. */

export interface JsonProblem {
  /** The parser's class of the error. */
  readonly exception: string;
  readonly message: string;
  readonly location: string;
}

const CLASSES = 'com.fasterxml.jackson.core.';

/** So much of the text a location repeats. */
const MAX_REPEATED = 500;

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const SPACE = /[ \t\r\n]*/y;
const STRING = /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\p{Cc}]*)*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /[A-Za-z_$][\w$]*/y;

type Container = { readonly kind: 'Array' | 'Object'; readonly at: number; entries: number };

/** `null` for a text that is JSON, and for a problem that AWS words in a way we do not know. */
export function jsonProblemOf(text: string): JsonProblem | null {
  return new Scanner(text).problem();
}

/** Goes through the text as the parser does, without recursion: it may nest as deep as it is long. */
class Scanner {
  readonly #text: string;
  readonly #open: Container[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  problem(): JsonProblem | null {
    do {
      const inside = this.#open.at(-1);
      const next = this.#next();
      if (next === undefined) return inside === undefined ? null : this.#unclosed(inside);
      if (inside !== undefined && (next === ']' || next === '}')) {
        if (next !== (inside.kind === 'Array' ? ']' : '}')) return null;
        this.#open.pop();
        this.#at += 1;
        continue;
      }
      const found = this.#entry(inside);
      if (found !== undefined) return found;
    } while (this.#open.length > 0);
    return null;
  }

  /** A value with what stands before it; `undefined` when all is well. */
  #entry(inside: Container | undefined): JsonProblem | null | undefined {
    if (inside !== undefined && inside.entries > 0) {
      if (this.#next() !== ',')
        return this.#unexpected(`was expecting comma to separate ${inside.kind} entries`);
      this.#at += 1;
    }
    if (inside !== undefined) inside.entries += 1;
    if (inside?.kind === 'Object') {
      if (this.#next() !== '"') return this.#unexpected('was expecting double-quote to start field name');
      if (this.#take(STRING) === undefined) return null;
      if (this.#next() !== ':')
        return this.#unexpected('was expecting a colon to separate field name and value');
      this.#at += 1;
    }
    return this.#value();
  }

  #value(): JsonProblem | null | undefined {
    const next = this.#next();
    if (next === '{' || next === '[') {
      this.#open.push({ kind: next === '{' ? 'Object' : 'Array', at: this.#at, entries: 0 });
      this.#at += 1;
      return undefined;
    }
    if (next === '"') return this.#take(STRING) === undefined ? null : undefined;
    if (next !== undefined && /[-\d]/.test(next)) return this.#take(NUMBER) === undefined ? null : undefined;
    const word = this.#take(WORD) ?? '';
    if (/^(NaN|Infinity)$/.test(word) || (this.#open.length === 0 && /[\]}]/.test(next ?? ''))) return null;
    if (word === '')
      return this.#unexpected(next === '}' ? 'expected a value' : `expected a valid value ${VALUES}`);
    if (/^(true|false|null)$/.test(word)) return undefined;
    return this.#told('JsonParseException', `Unrecognized token '${word}': was expecting ${VALUES}`);
  }

  /** Past white space. */
  #next(): string | undefined {
    this.#take(SPACE);
    return this.#text[this.#at];
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #unexpected(wanted: string): JsonProblem | null {
    const character = this.#text[this.#at];
    if (character === undefined) return null;
    this.#at += 1;
    const code = character.charCodeAt(0);
    return this.#told(
      'JsonParseException',
      `Unexpected character ('${character}' (code ${code})): ${wanted}`,
    );
  }

  #unclosed({ kind, at }: Container): JsonProblem {
    const marker = `expected close marker for ${kind} (start marker at ${this.#place(at)})`;
    return this.#told('io.JsonEOFException', `Unexpected end-of-input: ${marker}`);
  }

  #told(exception: string, message: string): JsonProblem {
    const location = this.#place(this.#at);
    return { exception: CLASSES + exception, message: `${message}\n at ${location}`, location };
  }

  #place(at: number): string {
    const lines = this.#text.slice(0, at).split('\n');
    const rest = this.#text.length - MAX_REPEATED;
    const shown = `"${this.#text.slice(0, MAX_REPEATED)}"${rest > 0 ? `[truncated ${rest} chars]` : ''}`;
    return `[Source: (String)${shown}; line: ${lines.length}, column: ${(lines.at(-1) ?? '').length + 1}]`;
  }
}
