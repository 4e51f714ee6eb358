/** The fields of a state in each of the two query languages, compiled. */
import type { Json, JsonObject } from '../json-text.ts';
import { Expression, isExpression } from '../jsonata/expression.ts';
import type { Sources } from '../jsonata/functions.ts';
import { compileRule } from '../jsonpath/choice-rule.ts';
import { compilePayload } from '../jsonpath/payload-template.ts';
import { Reference } from '../jsonpath/reference.ts';
import { pathOrNull, referencePath, type Shape } from '../jsonpath/shape.ts';
import type { Assignment, ChoiceRule, Transition } from './model.ts';
import { compileTemplate, type Template } from './template.ts';

export type QueryLanguage = 'JSONata' | 'JSONPath';

/** The language of a machine, or of a state that names one. JSONPath is AWS's default; it takes what is neither for JSONata. */
export const languageOf = ({
  QueryLanguage: language = 'JSONPath',
}: {
  QueryLanguage?: unknown;
}): QueryLanguage => (language === 'JSONPath' ? 'JSONPath' : 'JSONata');

export interface StateFields {
  /** Where a state, a choice rule or a catcher (`json`) goes, and what it leaves; `prefix` is its place in the state. */
  transition(json: JsonObject, prefix: string): Transition;
  /** A field that is a value or, by the language's own means, computed. */
  value(name: string): Template | null;
  arguments(): Template | null;
  items(): Template | null;
  itemSelector(): Template | null;
  /** Of a Pass state in JSONPath. */
  result(): Template | null;
  choices(): ChoiceRule[];
}

const nextOf = ({ Next: next, Default: otherwise }: JsonObject): string | null => {
  const name = next ?? otherwise;
  return typeof name === 'string' ? name : null;
};

const rulesOf = (json: JsonObject): readonly JsonObject[] => json.Choices as JsonObject[];

export class JsonataFields implements StateFields {
  readonly #json: JsonObject;
  readonly #sources: Sources;

  constructor(json: JsonObject, sources: Sources) {
    this.#json = json;
    this.#sources = sources;
  }

  transition(json: JsonObject, prefix: string): Transition {
    const { Output: output } = json;
    return {
      next: nextOf(json),
      assign: this.#assignment(json.Assign, `${prefix}Assign`),
      output: output === undefined ? null : compileTemplate(output, `${prefix}Output`, this.#sources),
      shape: null,
    };
  }

  value(name: string): Template | null {
    const value = this.#json[name];
    return value === undefined ? null : compileTemplate(value, name, this.#sources);
  }

  arguments(): Template | null {
    return this.value('Arguments');
  }

  items(): Template | null {
    return this.value('Items');
  }

  itemSelector(): Template | null {
    return this.value('ItemSelector');
  }

  result(): null {
    return null;
  }

  choices(): ChoiceRule[] {
    return rulesOf(this.#json).map((rule, index) => {
      const { Condition: condition } = rule;
      const prefix = `Choices[${index}]/`;
      return {
        ...this.transition(rule, prefix),
        condition:
          typeof condition === 'string' && isExpression(condition)
            ? new Expression(condition, `${prefix}Condition`, this.#sources)
            : condition === true,
      };
    });
  }

  #assignment(json: Json | undefined, location: string): Assignment | null {
    if (json === undefined) return null;
    return Object.entries(json as JsonObject).map(
      ([name, value]) => [name, compileTemplate(value, `${location}/${name}`, this.#sources)] as const,
    );
  }
}

/** Every method throws InvalidPath for what is no path. */
export class JsonPathFields implements StateFields {
  readonly #json: JsonObject;
  readonly #sources: Sources;

  constructor(json: JsonObject, sources: Sources) {
    this.#json = json;
    this.#sources = sources;
  }

  transition(json: JsonObject): Transition {
    return {
      next: nextOf(json),
      assign: this.#assignment(json.Assign),
      output: null,
      shape: json === this.#json ? this.#shape() : this.#shapeOfPart(json),
    };
  }

  value(name: string): Template | null {
    const { [name]: value, [`${name}Path`]: path } = this.#json;
    if (typeof path === 'string') return this.#reference(path, `${name}Path`);
    return value === undefined ? null : { kind: 'literal', value };
  }

  arguments(): Template | null {
    return this.#payload('Parameters');
  }

  items(): Template | null {
    const { ItemsPath: path } = this.#json;
    return typeof path === 'string' ? this.#reference(path, 'ItemsPath') : null;
  }

  /** `Parameters` is what it was called before there was `ItemSelector`. */
  itemSelector(): Template | null {
    return this.#payload('ItemSelector') ?? this.#payload('Parameters');
  }

  result(): Template | null {
    const { Result: value } = this.#json;
    return value === undefined ? this.#payload('Parameters') : { kind: 'literal', value };
  }

  choices(): ChoiceRule[] {
    return rulesOf(this.#json).map((rule) => ({ ...this.transition(rule), condition: compileRule(rule) }));
  }

  #reference(path: string, field: string): Template {
    return { kind: 'reference', reference: new Reference(path, { field }, this.#sources) };
  }

  #payload(name: string): Template | null {
    const value = this.#json[name];
    return value === undefined ? null : compilePayload(value, this.#sources);
  }

  #assignment(json: Json | undefined): Assignment | null {
    if (json === undefined) return null;
    const template = compilePayload(json, this.#sources);
    if (template.kind === 'object') return template.entries;
    return Object.entries(json as JsonObject).map(
      ([name, value]) => [name, { kind: 'literal', value }] as const,
    );
  }

  #shape(): Shape {
    return {
      inputPath: pathOrNull(this.#json.InputPath),
      resultSelector: this.#payload('ResultSelector'),
      resultPath: referencePath(this.#json.ResultPath),
      outputPath: pathOrNull(this.#json.OutputPath),
    };
  }

  /** A catcher places the error by its own `ResultPath`; a choice rule goes by the state's paths. */
  #shapeOfPart(json: JsonObject): Shape {
    if (json.ErrorEquals === undefined) return this.#shape();
    return {
      inputPath: pathOrNull('$'),
      resultSelector: null,
      resultPath: referencePath(json.ResultPath),
      outputPath: pathOrNull('$'),
    };
  }
}
