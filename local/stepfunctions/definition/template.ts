/** Templates: JSON in which any string may be an expression (`Arguments`, `Output`, `Assign`, …), or a value be read by a path. */

import { isObject, type Json, type JsonObject } from '../json-text.ts';
import { type Bindings, Expression, isExpression } from '../jsonata/expression.ts';
import type { Sources } from '../jsonata/functions.ts';
import type { Reference } from '../jsonpath/reference.ts';

export type Template =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Template])[] }
  | { readonly kind: 'array'; readonly items: readonly Template[] };

/** `location` is how AWS names the field when an expression in it fails, e.g. `Output` and below it `Output/claim/id`. */
export function compileTemplate(json: Json, location: string, sources: Sources): Template {
  if (typeof json === 'string' && isExpression(json)) {
    return { kind: 'expression', expression: new Expression(json, location, sources) };
  }
  if (Array.isArray(json)) {
    const items = json.map((item: Json, index) => compileTemplate(item, `${location}[${index}]`, sources));
    return items.every((item) => item.kind === 'literal')
      ? { kind: 'literal', value: json }
      : { kind: 'array', items };
  }
  if (isObject(json)) {
    const entries = Object.entries(json as JsonObject).map(
      ([key, value]) => [key, compileTemplate(value, `${location}/${key}`, sources)] as const,
    );
    const fixed = entries.every(([, template]) => template.kind === 'literal');
    return fixed ? { kind: 'literal', value: json as Json } : { kind: 'object', entries };
  }
  return { kind: 'literal', value: json };
}

/** Throws StateFailure for the first expression or path that fails. */
export async function evaluateTemplate(template: Template, bindings: Bindings): Promise<Json> {
  switch (template.kind) {
    case 'literal':
      return template.value;
    case 'expression':
      return template.expression.evaluate(bindings);
    case 'reference':
      return template.reference.evaluate(bindings);
    case 'array': {
      const items: Json[] = [];
      for (const item of template.items) items.push(await evaluateTemplate(item, bindings));
      return items;
    }
    case 'object': {
      const object: Record<string, Json> = {};
      for (const [key, value] of template.entries) object[key] = await evaluateTemplate(value, bindings);
      return object;
    }
  }
}

/** A number that the definition gives as a literal or as an expression that must give one. */
export async function evaluateNumber(template: Template, bindings: Bindings): Promise<number> {
  const value = await evaluateTemplate(template, bindings);
  if (template.kind === 'expression') template.expression.expect('number', value);
  if (template.kind === 'reference') template.reference.expect('number', value);
  return value as number;
}

/** The same for a string. */
export async function evaluateString(template: Template, bindings: Bindings): Promise<string> {
  const value = await evaluateTemplate(template, bindings);
  if (template.kind === 'expression') template.expression.expect('string', value);
  if (template.kind === 'reference') template.reference.expect('string', value);
  return value as string;
}
