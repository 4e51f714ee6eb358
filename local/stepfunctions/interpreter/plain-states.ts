/** The states that never wait for anything: Pass, Succeed, Fail and Choice. */
import type { ChoiceState, FailState, PassState, SucceedState } from '../definition/model.ts';
import { evaluateString } from '../definition/template.ts';
import { JsonText } from '../json-text.ts';
import type { Strand } from './execution.ts';
import { StateFailure } from './failure.ts';
import type { Run } from './run.ts';
import { bindingsFor } from './scope.ts';
import { type Exit, leave } from './transition.ts';

export function startPass(run: Run, strand: Strand, state: PassState | SucceedState): Promise<Exit> {
  return leave(run, strand, state, {}, () => JsonText.ofText(strand.input));
}

export async function startFail(run: Run, strand: Strand, state: FailState): Promise<never> {
  const bindings = bindingsFor(run.execution, strand);
  const error = state.error === null ? undefined : await evaluateString(state.error, bindings);
  const cause = state.cause === null ? undefined : await evaluateString(state.cause, bindings);
  throw new StateFailure(error ?? '', cause);
}

/** The first rule whose condition is true; its own Assign and Output apply, the state's own only to the Default. */
export async function startChoice(run: Run, strand: Strand, state: ChoiceState): Promise<Exit> {
  const bindings = bindingsFor(run.execution, strand);
  const input = (): JsonText => JsonText.ofText(strand.input);
  for (const rule of state.choices) {
    if (typeof rule.condition === 'boolean') {
      if (rule.condition) return leave(run, strand, rule, {}, input);
      continue;
    }
    const value = await rule.condition.evaluate(bindings);
    rule.condition.expect('boolean', value);
    if (value === true) return leave(run, strand, rule, {}, input);
  }
  // AWS names this States.Runtime, although the language calls it States.NoChoiceMatched.
  if (!state.hasDefault) {
    throw StateFailure.runtime(
      'Failed to transition out of the state. The state does not point to a next state.',
    );
  }
  return leave(run, strand, state, {}, input);
}
