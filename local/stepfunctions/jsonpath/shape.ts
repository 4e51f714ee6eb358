/**
 * What a JSONPath state takes of its input and leaves of its result: `InputPath`, `ResultSelector`, `ResultPath` and
 * `OutputPath`. Source: "Processing input and output" in the developer guide.
 */
import { evaluateTemplate, type Template } from '../definition/template.ts';
import { StateFailure } from '../interpreter/failure.ts';
import type { Json } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';
import { DATA, InvalidPath, Path, placed } from './path.ts';
import { noResults } from './reference.ts';

export interface Shape {
  /** `null` gives the state an empty object. */
  readonly inputPath: Path | null;
  readonly resultSelector: Template | null;
  /** `null` leaves the input as the output. */
  readonly resultPath: Path | null;
  /** `null` leaves an empty object. */
  readonly outputPath: Path | null;
}

/** @throws InvalidPath */
export function pathOrNull(json: Json | undefined): Path | null {
  return json === null ? null : new Path(typeof json === 'string' ? json : '$');
}

/** @throws InvalidPath for a path to more than one place */
export function referencePath(json: Json | undefined): Path | null {
  const path = pathOrNull(json);
  if (path !== null && path.reference === null)
    throw new InvalidPath(`The value for the field must be a valid reference path, but was '${path.text}'`);
  return path;
}

/** @throws StateFailure `States.Runtime` when nothing is there */
export function selected(path: Path | null, data: Json, bindings: Bindings): Json {
  if (path === null) return {};
  if (path.root === DATA && path.whole) return data;
  const found = path.read({ ...bindings, [DATA]: data });
  if ('value' in found) return found.value;
  throw StateFailure.runtime(noResults(path));
}

/** The output of a state with a result, before `OutputPath`; `bindings` has the result as its data. */
export async function withResult(shape: Shape, input: Json, result: Json, bindings: Bindings): Promise<Json> {
  const { resultSelector, resultPath } = shape;
  if (resultPath === null) return input;
  const value = resultSelector === null ? result : await evaluateTemplate(resultSelector, bindings);
  const steps = resultPath.reference ?? [];
  if (steps.length === 0) return value;
  const output = placed(input, steps, value);
  if (output !== null) return output;
  throw StateFailure.resultPath(
    `Unable to apply ReferencePath ${resultPath.text} to input ${JSON.stringify(input)}`,
  );
}
