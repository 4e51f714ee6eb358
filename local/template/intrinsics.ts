import { isRecord } from '../json-shape.ts';
import { TemplateError } from './template-error.ts';

/** What an expression of one stack may refer to. Every lookup answers `undefined` for a name it does not know. */
export interface Scope {
  readonly stackName: string;
  /** A pseudo parameter or a resource. */
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): string | undefined;
  importValue(exportName: string): unknown;
}

/** What a `Ref` to `AWS::NoValue` leaves behind: the property that holds it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope, where: string) => unknown;

/**
 * Replaces every intrinsic function in a value. `where` names the place in error messages (stack and logical id).
 * Throws TemplateError for an intrinsic that is not supported or a name that cannot be resolved.
 */
export function resolve(value: unknown, scope: Scope, where: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(item, scope, where)).filter((item) => item !== NO_VALUE);
  }
  if (!isRecord(value)) return value;
  const keys = Object.keys(value);
  const name = keys.find((key) => key === 'Ref' || key.startsWith('Fn::'));
  if (name !== undefined && (keys.length === 1 || name !== 'Ref')) {
    const intrinsic = INTRINSICS[name];
    if (!intrinsic || keys.length > 1)
      throw new TemplateError(`${where} uses ${name}, which is not supported here`);
    return intrinsic(value[name], scope, where);
  }
  const resolved: Record<string, unknown> = {};
  for (const key of keys) {
    const item = resolve(value[key], scope, where);
    if (item !== NO_VALUE) resolved[key] = item;
  }
  return resolved;
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope, where) => known(scope.ref(String(name)), `Ref ${name}`, where),
  'Fn::GetAtt': (argument, scope, where) => {
    const parts = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt', where);
    const [logicalId, ...attribute] = parts.map((part) => text(part, scope, where));
    return known(
      scope.getAtt(String(logicalId), attribute.join('.')),
      `Fn::GetAtt ${parts.join('.')}`,
      where,
    );
  },
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope, where) => {
    const [delimiter, items] = list(argument, 'Fn::Join', where);
    const parts = list(resolve(items, scope, where), 'Fn::Join', where);
    return parts.map((part) => text(part, scope, where)).join(String(delimiter));
  },
  'Fn::Select': (argument, scope, where) => {
    const [index, items] = list(argument, 'Fn::Select', where);
    const at = Number(resolve(index, scope, where));
    return known(list(resolve(items, scope, where), 'Fn::Select', where)[at], `Fn::Select ${at}`, where);
  },
  'Fn::Split': (argument, scope, where) => {
    const [delimiter, source] = list(argument, 'Fn::Split', where);
    return text(source, scope, where).split(String(delimiter));
  },
  'Fn::ImportValue': (argument, scope, where) => {
    const name = text(argument, scope, where);
    return known(scope.importValue(name), `export ${name}`, where);
  },
};

/** `${Name}`, `${Resource.Attribute}`, `${!Literal}`; the list form brings variables of its own. */
function substitute(argument: unknown, scope: Scope, where: string): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof template !== 'string' || !isRecord(variables)) {
    throw new TemplateError(`${where}: Fn::Sub takes a text, or a text and its variables`);
  }
  return template.replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return text(variables[name], scope, where);
    const [logicalId = '', ...attribute] = name.trim().split('.');
    const value =
      attribute.length === 0 ? scope.ref(logicalId) : scope.getAtt(logicalId, attribute.join('.'));
    return text(known(value, `Fn::Sub \${${name}}`, where), scope, where);
  });
}

function text(value: unknown, scope: Scope, where: string): string {
  const resolved = resolve(value, scope, where);
  if (typeof resolved === 'string' || typeof resolved === 'number' || typeof resolved === 'boolean') {
    return String(resolved);
  }
  throw new TemplateError(`${where}: ${JSON.stringify(value)} is not a text`);
}

function list(value: unknown, intrinsic: string, where: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(`${where}: ${intrinsic} takes a list`);
}

function known(value: unknown, what: string, where: string): unknown {
  if (value === undefined) throw new TemplateError(`${where}: ${what} cannot be resolved`);
  return value;
}
