import { numberProblem, STATE_NUMBERS } from '../definition/number-bounds.ts';
import { evaluateNumber, type Template } from '../definition/template.ts';
import type { Bindings } from '../jsonata/expression.ts';
import { StateFailure } from './failure.ts';

/** A number of a state within the bounds of its field; `null` when it has none. Throws StateFailure. */
export async function fieldNumber(
  template: Template | null,
  field: string,
  bindings: Bindings,
): Promise<number | null> {
  if (template === null) return null;
  const value = await evaluateNumber(template, bindings);
  const bounds = STATE_NUMBERS[field];
  if (bounds === undefined || numberProblem(value, bounds) === null) return value;
  const { least, most, fractional } = bounds;
  const kind = fractional === true ? 'a number' : 'an integer';
  const range = most === undefined ? `of at least ${least}` : `between ${least} and ${most}`;
  if (template.kind === 'reference') {
    throw StateFailure.runtime(
      `The ${field}Path parameter does not reference ${kind} ${range}: ${template.reference.text} == ${value}`,
    );
  }
  throw StateFailure.evaluation(
    `The value for the field '${field}' must be ${kind} ${range}, but was ${value}.`,
    field,
  );
}
