/** Leaving a state: `Assign` and `Output` see the same old variables, then both take effect at once. */
import type { Transition } from '../definition/model.ts';
import { evaluateTemplate } from '../definition/template.ts';
import { type Json, JsonText } from '../json-text.ts';
import { DATA } from '../jsonpath/path.ts';
import { type Shape, selected, withResult } from '../jsonpath/shape.ts';
import type { Strand } from './execution.ts';
import { StateFailure } from './failure.ts';
import type { Run } from './run.ts';
import { bindingsFor, bindingsOf, type View } from './scope.ts';
import { evaluateAssigned } from './variables.ts';

/** A state that is done: what it leaves behind and where to go. */
export interface Exit {
  readonly next: string | null;
  readonly output: JsonText;
  /** JSON texts of the variables assigned. */
  readonly assigned: Readonly<Record<string, string>> | null;
}

/** Throws StateFailure when an expression fails or something is over the payload quota. */
export async function leave(
  run: Run,
  strand: Strand,
  transition: Transition,
  view: View,
  defaultOutput: () => JsonText,
): Promise<Exit> {
  if (transition.shape !== null) return leaveByPaths(run, strand, transition, transition.shape, view);
  if (transition.assign === null && transition.output === null) {
    return { next: transition.next, output: checked(defaultOutput(), strand.state), assigned: null };
  }
  const bindings = bindingsFor(run.execution, strand, view);
  const assigned = await evaluateAssigned(run.execution, strand, transition.assign, bindings);
  const output =
    transition.output === null
      ? defaultOutput()
      : JsonText.ofValue(await evaluateTemplate(transition.output, bindings));
  return { next: transition.next, output: checked(output, strand.state), assigned };
}

/** In JSONPath `$` of `Assign` is the result, of states without one the input after `InputPath`. */
async function leaveByPaths(
  run: Run,
  strand: Strand,
  transition: Transition,
  shape: Shape,
  view: View,
): Promise<Exit> {
  const result = 'result' in view ? view.result : view.errorOutput;
  const bindings =
    result === undefined
      ? bindingsOf(run.execution, strand, shape, view)
      : bindingsFor(run.execution, strand, { ...view, data: result });
  const assigned = await evaluateAssigned(run.execution, strand, transition.assign, bindings);
  const kept =
    result === undefined
      ? (bindings[DATA] as Json)
      : await withResult(shape, JSON.parse(strand.input) as Json, result, bindings);
  const output = JsonText.ofValue(selected(shape.outputPath, kept, bindings));
  return { next: transition.next, output: checked(output, strand.state), assigned };
}

function checked(output: JsonText, stateName: string): JsonText {
  if (!output.tooLarge) return output;
  throw StateFailure.dataLimit(
    `The state/task '${stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

/** Details of a `…StateExited` event. */
export function exitDetails(stateName: string, exit: Exit): Record<string, unknown> {
  return {
    stateExitedEventDetails: {
      name: stateName,
      output: exit.output.text,
      outputDetails: { truncated: false },
      ...(exit.assigned === null
        ? {}
        : { assignedVariables: exit.assigned, assignedVariablesDetails: { truncated: false } }),
    },
  };
}
