/**
 * Whether Step Functions would take a definition, with AWS's codes and, where they are known, its words. Not by
 * asl-validator: it takes 250 ms for each definition, refuses values that AWS takes (an `Output` that is text, `Items`
 * that are an object, a boolean `Condition`) and does not look into expressions.
 */
import { isObject } from '../json-text.ts';
import { type Finding, schemaFinding } from './finding.ts';
import { validateExpressions } from './validate-expressions.ts';
import { validateScope } from './validate-fields.ts';
import { validateGraph } from './validate-graph.ts';
import { type Raw, type RawScope, rawScopes } from './walk.ts';

/** Every finding; none means that the definition compiles and runs. */
export function validateDefinition(text: string): readonly Finding[] {
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        message: `Invalid JSON description: ${error.message}`,
      },
    ];
  }
  if (!isObject(definition)) return [schemaFinding('Expected value of type Object', '/')];
  const scopes = rawScopes(definition);
  return [
    ...validateLanguage(definition, scopes),
    ...scopes.flatMap(validateScope),
    ...duplicateNames(scopes),
    ...scopes.flatMap(validateGraph),
    ...scopes.flatMap(validateExpressions),
  ];
}

function validateLanguage(definition: Raw, scopes: readonly RawScope[]): Finding[] {
  const { QueryLanguage: language } = definition;
  if (language !== 'JSONata') {
    const told = language === undefined ? 'JSONPath (the default)' : String(language);
    return [
      schemaFinding(
        `QueryLanguage ${told} is not simulated on this machine: set it to 'JSONata'`,
        '/QueryLanguage',
      ),
    ];
  }
  return scopes
    .flatMap(({ states }) => states)
    .filter(({ json }) => json.QueryLanguage !== undefined && json.QueryLanguage !== 'JSONata')
    .map(({ path }) =>
      schemaFinding(
        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
        path,
      ),
    );
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
