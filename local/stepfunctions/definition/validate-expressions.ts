/** Expressions: they parse, and what they read is there when they are evaluated. */

import { isObject } from '../json-text.ts';
import { expressionSource, isExpression } from '../jsonata/expression.ts';
import { type References, referencesOf } from '../jsonata/references.ts';
import type { Finding } from './finding.ts';
import type { QueryLanguage } from './state-fields.ts';
import { variablesInPaths } from './validate-paths.ts';
import { objects, type Raw, type RawScope, type RawState } from './walk.ts';

/** JSONata's own functions (2.x) and those of Step Functions, without `$eval`, which AWS takes and never finds. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  `string substring substringBefore substringAfter lowercase uppercase length trim pad match contains replace split join
   formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power random boolean not map zip
   filter single reduce sift keys lookup append exists spread merge reverse each error assert type sort shuffle distinct
   base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone now
   millis count sum max min average partition range hash uuid parse`.split(/\s+/),
);

/** Fields whose strings are never expressions. */
const CONSTANT: ReadonlySet<string> = new Set([
  ...['Type', 'Comment', 'Next', 'End', 'Default', 'Resource', 'QueryLanguage', 'Retry', 'Catch', 'Choices'],
  ...['Branches', 'ItemProcessor', 'Iterator'],
]);

/** Fields of choice rules and catchers whose strings may be expressions. */
const CLAUSE_TEMPLATES = ['Condition', 'Assign', 'Output'];

const WITH_RESULT: ReadonlySet<unknown> = new Set(['Task', 'Parallel', 'Map']);

/** Variables that the expressions of a state read, by name; for states that read none, nothing. */
export function variableReferences(scopes: readonly RawScope[]): Record<string, string[]> {
  const references: Record<string, string[]> = {};
  for (const { name, json, language } of scopes.flatMap(({ states }) => states)) {
    const read = new Set<string>(language === 'JSONPath' ? variablesInPaths(json) : []);
    const visit = (value: unknown): void => {
      if (typeof value === 'string' && isExpression(value)) {
        for (const free of referencesOf(expressionSource(value)).free) read.add(free);
      } else if (Array.isArray(value)) for (const item of value) visit(item);
      else if (isObject(value)) visit(Object.values(value));
    };
    if (language === 'JSONata') {
      for (const [field, value] of Object.entries(json)) if (!CONSTANT.has(field)) visit(value);
      const clauses = [...objects(json.Choices), ...objects(json.Catch)];
      visit(clauses.map((clause) => CLAUSE_TEMPLATES.map((field) => clause[field])));
    }
    const variables = [...read].filter((free) => free !== 'states' && !FUNCTIONS.has(free)).sort();
    if (variables.length > 0) references[name] = variables;
  }
  return references;
}

export function validateExpressions(scope: RawScope): Finding[] {
  const checker = new Checker(scope);
  for (const state of scope.states) checker.state(state);
  return checker.findings;
}

/** Names that a scope assigns anywhere. */
function assignedIn(scope: RawScope): Set<string> {
  const names = new Set<string>();
  for (const { json } of scope.states) {
    for (const holder of [json, ...objects(json.Choices), ...objects(json.Catch)]) {
      if (isObject(holder.Assign))
        for (const name of Object.keys(holder.Assign)) names.add(name.replace(/\.\$$/, ''));
    }
  }
  return names;
}

/** Which members of `$states` a field may read beyond `input` and `context`. */
interface Offered {
  readonly result: boolean;
  readonly errorOutput: boolean;
}

const NEITHER: Offered = { result: false, errorOutput: false };

class Checker {
  readonly findings: Finding[] = [];
  readonly #outer = new Set<string>();
  readonly #visible: Set<string>;

  constructor(scope: RawScope) {
    for (let around = scope.parent; around !== null; around = around.parent) {
      for (const name of assignedIn(around)) this.#outer.add(name);
    }
    this.#visible = new Set([...assignedIn(scope), ...this.#outer]);
  }

  state({ json, path, language }: RawState): void {
    const leaving = { result: WITH_RESULT.has(json.Type), errorOutput: false };
    const expressions = language === 'JSONata' ? Object.entries(json) : [];
    for (const [field, value] of expressions) {
      if (CONSTANT.has(field)) continue;
      this.#template(value, `${path}/${field}`, field === 'Assign' || field === 'Output' ? leaving : NEITHER);
    }
    this.#assign(json, path);
    objects(json.Choices).forEach((rule, index) => {
      this.#clause(rule, `${path}/Choices[${index}]`, NEITHER, language);
    });
    objects(json.Catch).forEach((catcher, index) => {
      this.#clause(catcher, `${path}/Catch[${index}]`, { result: false, errorOutput: true }, language);
    });
  }

  #clause(json: Raw, path: string, offered: Offered, language: QueryLanguage): void {
    for (const field of CLAUSE_TEMPLATES)
      if (language === 'JSONata') this.#template(json[field], `${path}/${field}`, offered);
    this.#assign(json, path);
  }

  #template(value: unknown, location: string, offered: Offered): void {
    if (typeof value === 'string') {
      if (isExpression(value)) this.#expression(expressionSource(value), location, offered);
      else if (value.startsWith('{%') || value.endsWith('%}'))
        this.#schema("A JSONata expression must start with '{%' and end with '%}'", location);
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        this.#template(item, `${location}[${index}]`, offered);
      });
    } else if (isObject(value)) {
      for (const [key, member] of Object.entries(value))
        this.#template(member, `${location}/${key}`, offered);
    }
  }

  #expression(source: string, location: string, offered: Offered): void {
    let references: References;
    try {
      references = referencesOf(source);
    } catch (error) {
      this.#report('INVALID_JSONATA_EXPRESSION', (error as { message: string }).message, location);
      return;
    }
    for (const name of references.topLevel) {
      const where = name === '$$' ? '' : ' at the top level';
      this.#unsupported(`Reference to '${name}'${where} is not supported.`, location);
    }
    for (const member of references.states) {
      if (member === 'input' || member === 'context' || offered[member as keyof Offered] === true) continue;
      this.#unsupported(`Field '$states.${member}' does not exist.`, location);
    }
    if (references.bindsStates)
      this.#unsupported("The reserved variable '$states' can not be assigned.", location);
    for (const name of references.free) {
      if (name !== 'states' && !FUNCTIONS.has(name) && !this.#visible.has(name)) {
        // AWS takes it, and the expression fails when it is evaluated.
        this.#unsupported(`Reference to undefined variable '$${name}'.`, location, 'WARNING');
      }
    }
  }

  #assign(json: Raw, path: string): void {
    if (!isObject(json.Assign)) return;
    for (const key of Object.keys(json.Assign)) {
      const name = key.replace(/\.\$$/, '');
      const at = `${path}/Assign/${name}`;
      if (name === 'states') this.#schema("The reserved variable 'states' can not be assigned", at);
      else if (!/^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u.test(name))
        this.#schema(`Variable name '${name}' is not valid`, at);
      else if (this.#outer.has(name)) {
        this.#schema(`Variable '${name}' is assigned in an outer scope and can not be assigned here`, at);
      }
    }
  }

  #schema(message: string, location: string): void {
    this.#report('SCHEMA_VALIDATION_FAILED', message, location);
  }

  #unsupported(message: string, location: string, severity: Finding['severity'] = 'ERROR'): void {
    this.findings.push({ severity, code: 'UNSUPPORTED_JSONATA_EXPRESSION', message, location });
  }

  #report(code: string, message: string, location: string): void {
    this.findings.push({ severity: 'ERROR', code, message, location });
  }
}
