/** JSONPath states: their paths, payload templates, intrinsic functions and choice rules are what they should be. */
import { isObject, type JsonObject } from '../json-text.ts';
import type { Sources } from '../jsonata/functions.ts';
import { compileRule } from '../jsonpath/choice-rule.ts';
import { Intrinsic } from '../jsonpath/intrinsic.ts';
import { InvalidPath, Path } from '../jsonpath/path.ts';
import { compilePayload } from '../jsonpath/payload-template.ts';
import { Reference } from '../jsonpath/reference.ts';
import { pathOrNull, referencePath } from '../jsonpath/shape.ts';
import { type Finding, schemaFinding } from './finding.ts';
import { objects, type Raw, type RawScope } from './walk.ts';

const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign'];

/** Fields whose value only a reference path can name: those that may read the context object are others (`ItemsPath`). */
const REFERENCES =
  /^(MaxConcurrency|ToleratedFailureCount|ToleratedFailurePercentage|TimeoutSeconds|HeartbeatSeconds|Seconds|Timestamp)Path$/;

/** Validation evaluates nothing. */
const NO_SOURCES: Sources = { now: () => 0, random: () => 0 };

export function validatePaths(scope: RawScope): Finding[] {
  return scope.states
    .filter(({ language }) => language === 'JSONPath')
    .flatMap(({ json, path }) => [
      ...ofFields(json, path),
      ...objects(json.Catch).flatMap((catcher, index) => ofFields(catcher, `${path}/Catch[${index}]`)),
      ...objects(json.Choices).flatMap((rule, index) => [
        ...attempt(`${path}/Choices[${index}]`, () => compileRule(rule as JsonObject)),
        ...ofFields({ Assign: rule.Assign }, `${path}/Choices[${index}]`),
      ]),
    ]);
}

function ofFields(json: Raw, path: string): Finding[] {
  return Object.entries(json).flatMap(([field, value]) => {
    const location = `${path}/${field}`;
    if (value === undefined) return [];
    if (TEMPLATES.includes(field)) {
      if (!isObject(value)) return [schemaFinding('Expected value of type Object', location)];
      return attempt(location, () => compilePayload(value as JsonObject, NO_SOURCES));
    }
    if (!/Path$/.test(field)) return [];
    if (value !== null && typeof value !== 'string')
      return [schemaFinding('Expected value of type String', location)];
    if (field === 'ResultPath') return attempt(location, () => referencePath(value));
    if (REFERENCES.test(field) && typeof value === 'string')
      return attempt(location, () => singlePath(value));
    if (/^(Error|Cause)Path$/.test(field) && value?.startsWith('States.') === true)
      return attempt(location, () => new Intrinsic(value, NO_SOURCES));
    return attempt(location, () => pathOrNull(value));
  });
}

/** @throws InvalidPath for what is no path, into the context object, or to more than one place */
function singlePath(text: string): void {
  const path = new Path(text);
  if (path.variable === null && path.reference === null)
    throw new InvalidPath('Value is not a Reference Path');
}

function attempt(location: string, compile: () => unknown): Finding[] {
  try {
    compile();
    return [];
  } catch (error) {
    if (error instanceof InvalidPath) return [schemaFinding(error.message, location)];
    throw error;
  }
}

/** Variables that a JSONPath state reads, wherever a path can stand. */
export function variablesInPaths(json: unknown, field = ''): string[] {
  if (Array.isArray(json)) return json.flatMap((item) => variablesInPaths(item));
  if (isObject(json)) {
    return Object.entries(json).flatMap(([key, value]) =>
      ['Branches', 'ItemProcessor', 'Iterator'].includes(key) ? [] : variablesInPaths(value, key),
    );
  }
  if (typeof json !== 'string' || !(field.endsWith('.$') || field.endsWith('Path') || field === 'Variable'))
    return [];
  try {
    return new Reference(json, { template: field }, NO_SOURCES).variables;
  } catch (error) {
    // A value in a template may be called like a path and be none.
    if (error instanceof InvalidPath) return [];
    throw error;
  }
}
