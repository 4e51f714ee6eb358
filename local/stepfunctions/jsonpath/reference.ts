/** A value that a JSONPath state reads: by a path, or made by an intrinsic function. */
import { StateFailure } from '../interpreter/failure.ts';
import type { Json } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';
import type { Sources } from '../jsonata/functions.ts';
import { Intrinsic, MissingArgument } from './intrinsic.ts';
import { IntrinsicError } from './intrinsic-functions.ts';
import { DATA, Path } from './path.ts';

/** Where the value stands: in a payload template, whose words for what is missing are its own, or in a field of a state. */
export type Place = { readonly template: string } | { readonly field: string };

export class Reference {
  readonly #place: Place;
  readonly #read: Path | Intrinsic;

  /** @throws InvalidPath */
  constructor(text: string, place: Place, sources: Sources) {
    this.#place = place;
    this.#read = text.startsWith('States.') ? new Intrinsic(text, sources) : new Path(text);
  }

  /** Variables that it reads. */
  get variables(): string[] {
    if (this.#read instanceof Intrinsic) return this.#read.variables;
    return this.#read.variable === null ? [] : [this.#read.variable];
  }

  /** @throws StateFailure `States.Runtime` for what is not there, `States.IntrinsicFailure` for what can't be made */
  evaluate(bindings: Bindings): Json {
    if (this.#read instanceof Intrinsic) return made(this.#read, bindings);
    const found = this.#read.read(bindings);
    if ('value' in found) return found.value;
    // Past the end of a list there is nothing, which a template takes as null.
    if (found.missing === 'index' && 'template' in this.#place) return null;
    throw StateFailure.runtime(this.#missing(this.#read, bindings));
  }

  /** @throws StateFailure `States.Runtime` for a value of another type */
  expect(type: 'number' | 'string', value: Json): void {
    if (typeof value === type) return;
    const field = 'field' in this.#place ? this.#place.field : this.#place.template;
    throw StateFailure.runtime(
      `The ${field} parameter does not reference a ${type}: ${this.#read.text} == ${JSON.stringify(value)}`,
    );
  }

  get text(): string {
    return this.#read.text;
  }

  #missing(path: Path, bindings: Bindings): string {
    if ('template' in this.#place) {
      const input = JSON.stringify(bindings[DATA]);
      return `The JSONPath '${path.text}' specified for the field '${this.#place.template}' could not be found in the input '${input}'`;
    }
    const { field } = this.#place;
    if (/Path$/.test(field) && !/^(Input|Items|Output)Path$/.test(field))
      return `The ${field} parameter does not reference an input value: ${path.text}`;
    return noResults(path);
  }
}

export const noResults = (path: Path): string =>
  `Invalid path '${path.text}' : No results for path: ${path.normalized}`;

function made(intrinsic: Intrinsic, bindings: Bindings): Json {
  try {
    return intrinsic.evaluate(bindings);
  } catch (error) {
    const failed = `The function '${intrinsic.text}' had the following error: `;
    if (error instanceof MissingArgument) {
      const input = JSON.stringify(bindings[DATA]);
      const reason = `The JsonPath argument for the field '${error.path.text}' could not be found in the input '${input}'`;
      throw StateFailure.runtime(failed + reason);
    }
    if (!(error instanceof IntrinsicError)) throw error;
    throw StateFailure.intrinsic(failed + error.message);
  }
}
