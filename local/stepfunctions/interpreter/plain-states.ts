/** The states that never wait for anything: Pass, Succeed, Fail and Choice. */
import type { ChoiceState, FailState, PassState, SucceedState } from '../definition/model.ts';
import { evaluateString, evaluateTemplate } from '../definition/template.ts';
import { type Json, JsonText } from '../json-text.ts';
import { DATA } from '../jsonpath/path.ts';
import type { Strand } from './execution.ts';
import { StateFailure } from './failure.ts';
import type { Run } from './run.ts';
import { bindingsOf } from './scope.ts';
import { type Exit, leave } from './transition.ts';

export async function startPass(run: Run, strand: Strand, state: PassState | SucceedState): Promise<Exit> {
  if (state.shape !== null && state.type === 'Pass') {
    const bindings = bindingsOf(run.execution, strand, state.shape);
    const result =
      state.result === null ? (bindings[DATA] as Json) : await evaluateTemplate(state.result, bindings);
    return leave(run, strand, state, { result }, () => JsonText.ofValue(result));
  }
  return leave(run, strand, state, {}, () => JsonText.ofText(strand.input));
}

export async function startFail(run: Run, strand: Strand, state: FailState): Promise<never> {
  const bindings = bindingsOf(run.execution, strand, state.shape);
  const error = state.error === null ? undefined : await evaluateString(state.error, bindings);
  const cause = state.cause === null ? undefined : await evaluateString(state.cause, bindings);
  throw new StateFailure(error ?? '', cause);
}

/** The first rule whose condition is true; its own Assign and Output apply, the state's own only to the Default. */
export async function startChoice(run: Run, strand: Strand, state: ChoiceState): Promise<Exit> {
  const bindings = bindingsOf(run.execution, strand, state.shape);
  const input = (): JsonText => JsonText.ofText(strand.input);
  for (const rule of state.choices) {
    if (typeof rule.condition === 'boolean') {
      if (rule.condition) return leave(run, strand, rule, {}, input);
      continue;
    }
    if (typeof rule.condition === 'function') {
      if (rule.condition(bindings)) return leave(run, strand, rule, {}, input);
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
