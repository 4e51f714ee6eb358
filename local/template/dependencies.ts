import { isRecord } from '../json-shape.ts';
import type { RawResource, StackTemplate } from './assembly.ts';
import { TemplateError } from './template-error.ts';

/**
 * The stack's resources so that each comes after all it refers to (Ref, GetAtt, Sub, DependsOn), otherwise in the
 * template's order. Throws TemplateError naming the circle when there is one.
 */
export function inDependencyOrder(stack: StackTemplate): [logicalId: string, resource: RawResource][] {
  const ordered = new Map<string, RawResource>();
  const visit = (logicalId: string, path: readonly string[]): void => {
    const resource = stack.resources[logicalId];
    if (!resource || ordered.has(logicalId)) return;
    const circle = path.indexOf(logicalId);
    if (circle >= 0) {
      const names = [...path.slice(circle), logicalId].join(' → ');
      throw new TemplateError(`Stack ${stack.name}: resources refer to each other: ${names}`);
    }
    const needed = new Set(resource.dependsOn);
    collectReferences(resource.properties, needed);
    for (const name of needed) visit(name, [...path, logicalId]);
    ordered.set(logicalId, resource);
  };
  for (const logicalId of Object.keys(stack.resources)) visit(logicalId, []);
  return [...ordered];
}

function collectReferences(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectReferences(item, into);
    return;
  }
  if (!isRecord(value)) return;
  if (typeof value.Ref === 'string') into.add(value.Ref);
  const attribute = value['Fn::GetAtt'];
  if (typeof attribute === 'string') into.add(attribute.split('.')[0] ?? '');
  if (Array.isArray(attribute)) into.add(String(attribute[0]));
  const template = Array.isArray(value['Fn::Sub']) ? value['Fn::Sub'][0] : value['Fn::Sub'];
  if (typeof template === 'string') {
    for (const match of template.matchAll(/\$\{([^!}.]+)[^}]*\}/g)) into.add((match[1] ?? '').trim());
  }
  for (const item of Object.values(value)) collectReferences(item, into);
}
