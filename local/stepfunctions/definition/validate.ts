/**
 * Whether Step Functions would take a definition, with AWS's codes and, where they are known, its words. Not by
 * asl-validator: it takes 250 ms for each definition, refuses values that AWS takes (an `Output` that is text, `Items`
 * that are an object, a boolean `Condition`) and does not look into expressions.
 */
import { jsonProblemOf } from '../json-problem.ts';
import { isObject } from '../json-text.ts';
import { type Finding, schemaFinding } from './finding.ts';
import { languageOf } from './state-fields.ts';
import { validateExpressions, variableReferences } from './validate-expressions.ts';
import { validateScope } from './validate-fields.ts';
import { validateGraph } from './validate-graph.ts';
import { validatePaths } from './validate-paths.ts';
import { type Raw, type RawScope, rawScopes } from './walk.ts';

/** Every finding; none means that the definition compiles and runs. */
export function validateDefinition(text: string): readonly Finding[] {
  let definition: unknown;
  try {
    definition = text === '' ? null : JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [notJson(text, error)];
  }
  if (!isObject(definition)) {
    const message = 'Definition must be a valid JSON object';
    return [{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message }];
  }
  const scopes = rawScopes(definition);
  return [
    ...validateLanguage(definition, scopes),
    ...scopes.flatMap(validateScope),
    ...duplicateNames(scopes),
    ...scopes.flatMap(validateGraph),
    ...scopes.flatMap(validateExpressions),
    ...scopes.flatMap(validatePaths),
  ];
}

function notJson(text: string, error: SyntaxError): Finding {
  const code = 'INVALID_JSON_DESCRIPTION';
  const problem = jsonProblemOf(text);
  if (problem === null) return { severity: 'ERROR', code, message: error.message };
  const { message, location } = problem;
  return { severity: 'ERROR', code, message, location };
}

/** Variables read, by state, as DescribeStateMachine tells them. The definition must be valid. */
export function variablesRead(text: string): Record<string, string[]> {
  return variableReferences(rawScopes(JSON.parse(text) as Raw));
}

function validateLanguage(definition: Raw, scopes: readonly RawScope[]): Finding[] {
  const states = scopes.flatMap((scope) => scope.states);
  const unknown = [{ json: definition, path: '' }, ...states].flatMap(({ json, path }) => {
    const { QueryLanguage: language } = json;
    if (language === undefined || language === 'JSONata' || language === 'JSONPath') return [];
    const problem =
      typeof language === 'string'
        ? 'Value should be one of the following: [JSONPath, JSONata]'
        : 'Expected value of type [STRING]';
    return [schemaFinding(problem, `${path}/QueryLanguage`)];
  });
  if (languageOf(definition) === 'JSONPath') return unknown;
  const mixed = states
    .filter(({ json }) => json.QueryLanguage === 'JSONPath')
    .map(({ path }) =>
      schemaFinding(
        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
        path,
      ),
    );
  return [...unknown, ...mixed];
}

/** State names are unique over the whole machine, branches included. */
function duplicateNames(scopes: readonly RawScope[]): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const { name, path } of scopes.flatMap(({ states }) => states)) {
    if (seen.has(name)) {
      findings.push({
        severity: 'ERROR',
        code: 'DUPLICATE_STATE_NAME',
        message: `Duplicate State name: ${name}`,
        location: path,
      });
    }
    seen.add(name);
  }
  return findings;
}
