/** Turns the JSON of a definition that validation has accepted into the model that runs. */
import { parseResource } from '../integrations/resource.ts';
import type { Json, JsonObject } from '../json-text.ts';
import { Expression, isExpression } from '../jsonata/expression.ts';
import type { Sources } from '../jsonata/functions.ts';
import type {
  Assignment,
  Catcher,
  ChoiceRule,
  Definition,
  MapState,
  Retrier,
  Scope,
  State,
  Transition,
} from './model.ts';
import { compileTemplate, type Template } from './template.ts';

/** Throws when the definition was not validated before. */
export function compileDefinition(text: string, sources: Sources): Definition {
  const json = JSON.parse(text) as JsonObject;
  const compiler = new Compiler(sources);
  const root = compiler.scope(json, '');
  const timeoutSeconds = typeof json.TimeoutSeconds === 'number' ? json.TimeoutSeconds : null;
  return { root, scopes: compiler.scopes, timeoutSeconds };
}

class Compiler {
  readonly scopes = new Map<string, Scope>();
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  scope(json: JsonObject, path: string): Scope {
    const states = new Map<string, State>();
    for (const [name, state] of Object.entries(json.States as JsonObject)) {
      states.set(name, this.#state(name, state as JsonObject, `${path}/States/${name}`));
    }
    const scope: Scope = { path, startAt: json.StartAt as string, states };
    this.scopes.set(path, scope);
    return scope;
  }

  #state(name: string, json: JsonObject, path: string): State {
    const common = { name, ...this.#transition(json, '') };
    switch (json.Type) {
      case 'Pass':
        return { ...common, type: 'Pass' };
      case 'Succeed':
        return { ...common, type: 'Succeed' };
      case 'Fail':
        return {
          ...common,
          type: 'Fail',
          error: this.#field(json, 'Error'),
          cause: this.#field(json, 'Cause'),
        };
      case 'Wait':
        return {
          ...common,
          type: 'Wait',
          seconds: this.#field(json, 'Seconds'),
          timestamp: this.#field(json, 'Timestamp'),
        };
      case 'Choice':
        return {
          ...common,
          type: 'Choice',
          choices: this.#choices(json),
          hasDefault: typeof json.Default === 'string',
        };
      case 'Task':
        return {
          ...common,
          ...this.#recovery(json),
          type: 'Task',
          resource: required(parseResource(json.Resource as string)),
          arguments: this.#field(json, 'Arguments'),
          timeoutSeconds: this.#field(json, 'TimeoutSeconds'),
          heartbeatSeconds: this.#field(json, 'HeartbeatSeconds'),
        };
      case 'Parallel':
        return {
          ...common,
          ...this.#recovery(json),
          type: 'Parallel',
          arguments: this.#field(json, 'Arguments'),
          branches: (json.Branches as JsonObject[]).map((branch, index) =>
            this.scope(branch, `${path}/Branches[${index}]`),
          ),
        };
      default:
        return { ...common, ...this.#recovery(json), ...this.#map(json, path) };
    }
  }

  #map(
    json: JsonObject,
    path: string,
  ): Pick<MapState, Exclude<keyof MapState, 'name' | keyof Transition | 'retry' | 'catch'>> {
    const field = json.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
    return {
      type: 'Map',
      items: this.#field(json, 'Items'),
      itemSelector: this.#field(json, 'ItemSelector'),
      maxConcurrency: this.#field(json, 'MaxConcurrency'),
      toleratedFailureCount: this.#field(json, 'ToleratedFailureCount'),
      toleratedFailurePercentage: this.#field(json, 'ToleratedFailurePercentage'),
      processor: this.scope(json[field] as JsonObject, `${path}/${field}`),
    };
  }

  #transition(json: JsonObject, prefix: string): Transition {
    const next = json.Next ?? json.Default;
    return {
      next: typeof next === 'string' ? next : null,
      assign: this.#assignment(json.Assign, `${prefix}Assign`),
      output:
        json.Output === undefined ? null : compileTemplate(json.Output, `${prefix}Output`, this.#sources),
    };
  }

  #assignment(json: Json | undefined, location: string): Assignment | null {
    if (json === undefined) return null;
    return Object.entries(json as JsonObject).map(
      ([name, value]) => [name, compileTemplate(value, `${location}/${name}`, this.#sources)] as const,
    );
  }

  #field(json: JsonObject, name: string): Template | null {
    const value = json[name];
    return value === undefined ? null : compileTemplate(value, name, this.#sources);
  }

  #choices(json: JsonObject): ChoiceRule[] {
    return (json.Choices as JsonObject[]).map((rule, index) => {
      const { Condition: condition } = rule;
      const prefix = `Choices[${index}]/`;
      return {
        ...this.#transition(rule, prefix),
        condition:
          typeof condition === 'string' && isExpression(condition)
            ? new Expression(condition, `${prefix}Condition`, this.#sources)
            : condition === true,
      };
    });
  }

  #recovery(json: JsonObject): { retry: Retrier[]; catch: Catcher[] } {
    const catchers = (json.Catch ?? []) as JsonObject[];
    return {
      retry: ((json.Retry ?? []) as JsonObject[]).map(compileRetrier),
      catch: catchers.map((catcher, index) => ({
        ...this.#transition(catcher, `Catch[${index}]/`),
        errorEquals: catcher.ErrorEquals as string[],
      })),
    };
  }
}

/** Defaults as the Amazon States Language gives them. */
function compileRetrier(json: JsonObject): Retrier {
  const number = (value: Json | undefined, fallback: number): number =>
    typeof value === 'number' ? value : fallback;
  return {
    errorEquals: json.ErrorEquals as string[],
    intervalSeconds: number(json.IntervalSeconds, 1),
    maxAttempts: number(json.MaxAttempts, 3),
    backoffRate: number(json.BackoffRate, 2),
    maxDelaySeconds: typeof json.MaxDelaySeconds === 'number' ? json.MaxDelaySeconds : null,
    fullJitter: json.JitterStrategy === 'FULL',
  };
}

function required<T>(value: T | null): T {
  if (value === null) throw new Error('The definition was not validated');
  return value;
}
