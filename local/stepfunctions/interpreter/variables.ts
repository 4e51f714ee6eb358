/** Workflow variables: what a state assigns, within AWS's quotas. Source: "Passing data between states with variables". */
import type { Assignment } from '../definition/model.ts';
import { evaluateTemplate } from '../definition/template.ts';
import { exceedsPayloadQuota, type Json, MAX_PAYLOAD_BYTES } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';
import type { Execution, Strand } from './execution.ts';
import { StateFailure } from './failure.ts';

/** Quota of all variables of an execution, those of its branches and iterations included: 10 MiB. */
const MAX_STORED_BYTES = 10 * 1_048_576;

/** JSON texts of the new values by name. Throws StateFailure over a quota, or when an expression fails. */
export async function evaluateAssigned(
  execution: Execution,
  strand: Strand,
  assign: Assignment | null,
  bindings: Bindings,
): Promise<Record<string, string> | null> {
  if (assign === null || assign.length === 0) return null;
  const assigned: Record<string, string> = {};
  let all = '';
  for (const [name, template] of assign) {
    const text = JSON.stringify(await evaluateTemplate(template, bindings));
    assigned[name] = text;
    all += text;
    // The quota holds for one variable, and for all that one state assigns.
    if (exceedsPayloadQuota(all))
      throw StateFailure.dataLimit(
        `The variable '${name}' exceeds the maximum size of ${MAX_PAYLOAD_BYTES} bytes.`,
      );
  }
  checkStored(execution, strand, assigned);
  return assigned;
}

export function applyAssigned(strand: Strand, assigned: Readonly<Record<string, string>> | null): void {
  for (const [name, text] of Object.entries(assigned ?? {}))
    strand.variables[name] = JSON.parse(text) as Json;
}

/** Nothing is weighed before there are so many variables that they could be too much: no one is over the payload quota. */
function checkStored(execution: Execution, strand: Strand, assigned: Readonly<Record<string, string>>): void {
  const stored = [...execution.strands.values()].flatMap((other) =>
    Object.entries(other.variables).filter(([name]) => other !== strand || !(name in assigned)),
  );
  const added = Object.values(assigned);
  if ((stored.length + added.length) * MAX_PAYLOAD_BYTES <= MAX_STORED_BYTES) return;
  const texts = [...stored.map(([, value]) => JSON.stringify(value)), ...added];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MAX_STORED_BYTES)
    throw StateFailure.dataLimit(
      `The variables of the execution exceed the maximum total size of ${MAX_STORED_BYTES} bytes.`,
    );
}
