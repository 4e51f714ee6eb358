/** Leaving a state: `Assign` and `Output` see the same old variables, then both take effect at once. */
import type { Transition } from '../definition/model.ts';
import { evaluateTemplate } from '../definition/template.ts';
import { exceedsPayloadQuota, type Json, JsonText } from '../json-text.ts';
import type { Strand } from './execution.ts';
import { StateFailure } from './failure.ts';
import type { Run } from './run.ts';
import { bindingsFor, type View } from './scope.ts';

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
  if (transition.assign === null && transition.output === null) {
    return { next: transition.next, output: checked(defaultOutput(), strand.state), assigned: null };
  }
  const bindings = bindingsFor(run.execution, strand, view);
  let assigned: Record<string, string> | null = null;
  for (const [name, template] of transition.assign ?? []) {
    assigned ??= {};
    assigned[name] = JSON.stringify(await evaluateTemplate(template, bindings));
    if (exceedsPayloadQuota(assigned[name])) {
      throw StateFailure.dataLimit(`The variable '${name}' exceeds the maximum size of 262144 bytes.`);
    }
  }
  const output =
    transition.output === null
      ? defaultOutput()
      : JsonText.ofValue(await evaluateTemplate(transition.output, bindings));
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

export function applyAssigned(strand: Strand, exit: Exit): void {
  for (const [name, text] of Object.entries(exit.assigned ?? {}))
    strand.variables[name] = JSON.parse(text) as Json;
}
