/** Turns the JSON of a definition that validation has accepted into the model that runs. */
import { parseResource } from '../integrations/resource.ts';
import type { Json, JsonObject } from '../json-text.ts';
import type { Sources } from '../jsonata/functions.ts';
import type { Catcher, Definition, MapState, Retrier, Scope, State, Transition } from './model.ts';
import {
  JsonataFields,
  JsonPathFields,
  languageOf,
  type QueryLanguage,
  type StateFields,
} from './state-fields.ts';

/** Throws when the definition was not validated before. */
export function compileDefinition(text: string, sources: Sources): Definition {
  const json = JSON.parse(text) as JsonObject;
  const compiler = new Compiler(sources, languageOf(json));
  const root = compiler.scope(json, '');
  const timeoutSeconds = typeof json.TimeoutSeconds === 'number' ? json.TimeoutSeconds : null;
  return { root, scopes: compiler.scopes, timeoutSeconds };
}

class Compiler {
  readonly scopes = new Map<string, Scope>();
  readonly #sources: Sources;
  readonly #language: QueryLanguage;

  constructor(sources: Sources, language: QueryLanguage) {
    this.#sources = sources;
    this.#language = language;
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
    const fields = this.#fields(json);
    const common = { name, ...fields.transition(json, '') };
    switch (json.Type) {
      case 'Pass':
        return { ...common, type: 'Pass', result: fields.result() };
      case 'Succeed':
        return { ...common, type: 'Succeed' };
      case 'Fail':
        return { ...common, type: 'Fail', error: fields.value('Error'), cause: fields.value('Cause') };
      case 'Wait':
        return {
          ...common,
          type: 'Wait',
          seconds: fields.value('Seconds'),
          timestamp: fields.value('Timestamp'),
        };
      case 'Choice':
        return {
          ...common,
          type: 'Choice',
          choices: fields.choices(),
          hasDefault: typeof json.Default === 'string',
        };
      case 'Task':
        return {
          ...common,
          ...recovery(json, fields),
          type: 'Task',
          resource: required(parseResource(json.Resource as string)),
          arguments: fields.arguments(),
          timeoutSeconds: fields.value('TimeoutSeconds'),
          heartbeatSeconds: fields.value('HeartbeatSeconds'),
        };
      case 'Parallel':
        return {
          ...common,
          ...recovery(json, fields),
          type: 'Parallel',
          arguments: fields.arguments(),
          branches: (json.Branches as JsonObject[]).map((branch, index) =>
            this.scope(branch, `${path}/Branches[${index}]`),
          ),
        };
      default:
        return { ...common, ...recovery(json, fields), ...this.#map(json, fields, path) };
    }
  }

  #map(
    json: JsonObject,
    fields: StateFields,
    path: string,
  ): Pick<MapState, Exclude<keyof MapState, 'name' | keyof Transition | 'retry' | 'catch'>> {
    const field = json.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
    return {
      type: 'Map',
      items: fields.items(),
      itemSelector: fields.itemSelector(),
      maxConcurrency: fields.value('MaxConcurrency'),
      toleratedFailureCount: fields.value('ToleratedFailureCount'),
      toleratedFailurePercentage: fields.value('ToleratedFailurePercentage'),
      processor: this.scope(json[field] as JsonObject, `${path}/${field}`),
    };
  }

  #fields(json: JsonObject): StateFields {
    const language = (json.QueryLanguage as QueryLanguage | undefined) ?? this.#language;
    return language === 'JSONata'
      ? new JsonataFields(json, this.#sources)
      : new JsonPathFields(json, this.#sources);
  }
}

function recovery(json: JsonObject, fields: StateFields): { retry: Retrier[]; catch: Catcher[] } {
  const catchers = (json.Catch ?? []) as JsonObject[];
  return {
    retry: ((json.Retry ?? []) as JsonObject[]).map(compileRetrier),
    catch: catchers.map((catcher, index) => ({
      ...fields.transition(catcher, `Catch[${index}]/`),
      errorEquals: catcher.ErrorEquals as string[],
    })),
  };
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
