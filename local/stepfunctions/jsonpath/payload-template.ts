/** Payload templates: JSON in which the value of a member whose name ends in `.$` is a path or an intrinsic function. */
import type { Template } from '../definition/template.ts';
import { isObject, type Json, type JsonObject } from '../json-text.ts';
import type { Sources } from '../jsonata/functions.ts';
import { Reference } from './reference.ts';

/** @throws InvalidPath */
export function compilePayload(json: Json, sources: Sources): Template {
  if (Array.isArray(json)) {
    const items = json.map((item: Json) => compilePayload(item, sources));
    return items.every(isLiteral) ? { kind: 'literal', value: json } : { kind: 'array', items };
  }
  if (!isObject(json)) return { kind: 'literal', value: json };
  const entries = Object.entries(json as JsonObject).map(([key, value]): readonly [string, Template] => {
    if (!key.endsWith('.$')) return [key, compilePayload(value, sources)];
    const reference = new Reference(String(value), { template: key }, sources);
    return [key.slice(0, -'.$'.length), { kind: 'reference', reference }];
  });
  return entries.every(([, template]) => isLiteral(template))
    ? { kind: 'literal', value: json as Json }
    : { kind: 'object', entries };
}

const isLiteral = (template: Template): boolean => template.kind === 'literal';
