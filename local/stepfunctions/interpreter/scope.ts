/** What an expression sees: `$states`, and the variables of its scope and of those around it. */
import { isoInstant } from '../instant.ts';
import type { Json, JsonObject } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';
import { DATA } from '../jsonpath/path.ts';
import { type Shape, selected } from '../jsonpath/shape.ts';
import { type Execution, type MapItem, type Strand, stateOf } from './execution.ts';

/** What is known only at some moments: the result on success, the error in a Catch, the token of a callback. */
export interface View {
  readonly result?: Json;
  readonly errorOutput?: Json;
  readonly token?: string;
  /** JSONPath only: what `$` stands for. */
  readonly data?: Json;
  /** A Map item while its `ItemSelector` is evaluated: the states of its iteration do not have it in their context. */
  readonly item?: MapItem & { readonly index: number };
}

/** `$states` is filled in as it is read: most expressions touch little of it. */
export function bindingsFor(execution: Execution, strand: Strand, view: View = {}): Bindings {
  const states = {
    get input(): Json {
      const value = JSON.parse(strand.input) as Json;
      Object.defineProperty(this, 'input', { value, enumerable: true });
      return value;
    },
    get context(): Json {
      const value = contextObject(execution, strand, view);
      Object.defineProperty(this, 'context', { value, enumerable: true });
      return value;
    },
    ...(view.result === undefined ? {} : { result: view.result }),
    ...(view.errorOutput === undefined ? {} : { errorOutput: view.errorOutput }),
  };
  const data = view.data === undefined ? {} : { [DATA]: view.data };
  return { ...variablesOf(execution, strand), ...data, states };
}

/** What the fields of a state see: `$` of a JSONPath state is its input after `InputPath`. Throws StateFailure. */
export function bindingsOf(
  execution: Execution,
  strand: Strand,
  shape: Shape | null,
  view: View = {},
): Bindings {
  if (shape === null) return bindingsFor(execution, strand, view);
  const input = JSON.parse(strand.input) as Json;
  const data = selected(shape.inputPath, input, bindingsFor(execution, strand, view));
  return bindingsFor(execution, strand, { ...view, data });
}

/** JSON text of what a state works on: its input, after `InputPath` in JSONPath. */
export function inputText(bindings: Bindings, strand: Strand): string {
  return DATA in bindings ? JSON.stringify(bindings[DATA]) : strand.input;
}

function variablesOf(execution: Execution, strand: Strand): Record<string, Json> {
  if (strand.parent === null) return strand.variables;
  const parent = execution.strands.get(strand.parent);
  return parent === undefined ? strand.variables : { ...variablesOf(execution, parent), ...strand.variables };
}

/** The context object, members in the order AWS gives them; times are ISO 8601 in UTC. */
export function contextObject(execution: Execution, strand: Strand, view: View): JsonObject {
  const { item } = view;
  const token = view.token ?? (strand.waiting?.on === 'task' ? strand.waiting.token : null);
  return {
    Execution: {
      Id: execution.arn,
      Input: JSON.parse(execution.input) as Json,
      StartTime: isoInstant(execution.startedAt),
      Name: execution.name,
      RoleArn: execution.roleArn,
      RedriveCount: 0,
    },
    StateMachine: { Id: execution.machineArn, Name: execution.machineName },
    State: {
      Name: strand.state,
      EnteredTime: isoInstant(strand.enteredAt),
      // Only what can be retried has it.
      ...('retry' in stateOf(execution, strand) ? { RetryCount: strand.retryCount } : {}),
    },
    ...(token === null ? {} : { Task: { Token: token } }),
    ...(item === undefined ? {} : { Map: { Item: mapItem(item) } }),
  };
}

function mapItem({ index, key, value }: NonNullable<View['item']>): JsonObject {
  // An inline Map has its items of the data of the state.
  return { Index: index, ...(key === undefined ? {} : { Key: key }), Value: value, Source: 'STATE_DATA' };
}
