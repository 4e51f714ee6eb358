import type { WaitState } from '../definition/model.ts';
import { evaluateString } from '../definition/template.ts';
import { JsonText } from '../json-text.ts';
import type { Strand } from './execution.ts';
import { StateFailure } from './failure.ts';
import { fieldNumber } from './field-number.ts';
import type { Run } from './run.ts';
import { bindingsOf } from './scope.ts';
import { type Exit, leave } from './transition.ts';

/** Waits until the instant the state names; one in the past is due at once. */
export async function startWait(run: Run, strand: Strand, state: WaitState): Promise<Exit | null> {
  const at = await dueAt(run, strand, state);
  if (at <= run.services.now()) return finishWait(run, strand, state);
  run.setTimer(strand, 'wait', at);
  strand.waiting = { on: 'timer' };
  return null;
}

export function finishWait(run: Run, strand: Strand, state: WaitState): Promise<Exit> {
  return leave(run, strand, state, {}, () => JsonText.ofText(strand.input));
}

async function dueAt(run: Run, strand: Strand, state: WaitState): Promise<number> {
  const bindings = bindingsOf(run.execution, strand, state.shape);
  const seconds = await fieldNumber(state.seconds, 'Seconds', bindings);
  if (seconds !== null) return strand.enteredAt + seconds * 1000;
  const timestamp = state.timestamp === null ? '' : await evaluateString(state.timestamp, bindings);
  const at = parseTimestamp(timestamp);
  if (at === null && state.timestamp?.kind === 'reference') {
    throw StateFailure.runtime(
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${state.timestamp.reference.text} == ${timestamp}`,
    );
  }
  if (at === null) {
    throw StateFailure.evaluation(
      `The value for the field 'Timestamp' is not a valid timestamp: '${timestamp}'.`,
      'Timestamp',
    );
  }
  return at;
}

/** RFC 3339 with a capital T and a zone, as the Amazon States Language asks; `null` for anything else. */
export function parseTimestamp(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
