/** Goes through the states of a definition, those of branches and processors included, before it is known to be valid. */
import { isObject } from '../json-text.ts';
import { languageOf, type QueryLanguage } from './state-fields.ts';

export type Raw = Readonly<Record<string, unknown>>;

export interface RawScope {
  readonly json: Raw;
  /** Empty for the machine itself. */
  readonly path: string;
  /** The scope around it. */
  readonly parent: RawScope | null;
  readonly states: readonly RawState[];
  readonly kind: 'machine' | 'branch' | 'processor';
}

export interface RawState {
  readonly name: string;
  readonly json: Raw;
  readonly path: string;
  readonly language: QueryLanguage;
}

/** Every scope, outer ones first. */
export function rawScopes(definition: Raw): RawScope[] {
  const scopes: RawScope[] = [];
  collect(definition, languageOf(definition), '', null, 'machine', scopes);
  return scopes;
}

function collect(
  json: Raw,
  language: QueryLanguage,
  path: string,
  parent: RawScope | null,
  kind: RawScope['kind'],
  scopes: RawScope[],
): void {
  const states = Object.entries(isObject(json.States) ? json.States : {})
    .filter((entry): entry is [string, Record<string, unknown>] => isObject(entry[1]))
    .map(([name, state]) => ({
      ...{ name, json: state, path: `${path}/States/${name}` },
      language: state.QueryLanguage === undefined ? language : languageOf(state),
    }));
  const scope: RawScope = { json, path, parent, states, kind };
  scopes.push(scope);
  for (const state of states) {
    const { Branches: branches, ItemProcessor: processor, Iterator: iterator } = state.json;
    if (Array.isArray(branches)) {
      branches.forEach((branch, index) => {
        if (isObject(branch))
          collect(branch, language, `${state.path}/Branches[${index}]`, scope, 'branch', scopes);
      });
    }
    if (isObject(processor))
      collect(processor, language, `${state.path}/ItemProcessor`, scope, 'processor', scopes);
    if (isObject(iterator)) collect(iterator, language, `${state.path}/Iterator`, scope, 'processor', scopes);
  }
}

export function objects(value: unknown): Raw[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
