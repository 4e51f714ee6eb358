// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation and IAM, not of JavaScript
import { describe, expect, it } from 'vitest';
import {
  isTrue,
  NO_VALUE,
  resolve,
  type Scope,
  SUPPORTED_INTRINSICS,
} from '../../../local/template/intrinsics.ts';
import { TemplateError } from '../../../local/template/template-error.ts';

const conditions: Record<string, unknown> = {
  Yes: { 'Fn::Equals': [{ Ref: 'Stage' }, 'demo'] },
  No: { 'Fn::Not': [{ Condition: 'Yes' }] },
};
const scope: Scope = {
  stackName: 'S',
  ref: (name) =>
    ({ Table: 'orders', Stage: 'demo', 'AWS::Region': 'us-east-1', 'AWS::NoValue': NO_VALUE })[name],
  getAtt: (logicalId, attribute) => (`${logicalId}.${attribute}` === 'Table.Arn' ? 'arn:table' : undefined),
  importValue: (name) => ({ exported: 'value' })[name],
  stackOutput: (stack, output) => (`${stack}.${output}` === 'Data.Name' ? 'weak' : undefined),
  mapping: (name, top, second) => (`${name}.${top}.${second}` === 'Map.us-east-1.ami' ? 'ami-1' : undefined),
  condition: (name) => conditions[name],
};

describe('resolve', () => {
  it.each<[string, unknown, unknown]>([
    ['Ref to a resource', { Ref: 'Table' }, 'orders'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:table'],
    ['GetAtt as a text', { 'Fn::GetAtt': 'Table.Arn' }, 'arn:table'],
    [
      'Sub with names and attributes',
      { 'Fn::Sub': '${AWS::Region}/${Table}/${Table.Arn}' },
      'us-east-1/orders/arn:table',
    ],
    ['Sub with a literal', { 'Fn::Sub': '${!Table}' }, '${Table}'],
    ['Sub with variables', { 'Fn::Sub': ['${A}-${Table}', { A: { Ref: 'Stage' } }] }, 'demo-orders'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Table' }, 3]] }, 'a-orders-3'],
    ['Select of Split', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Join': ['', ['export', 'ed']] } }, 'value'],
    ['GetStackOutput', { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Name' } }, 'weak'],
    ['FindInMap', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'ami'] }, 'ami-1'],
    ['Base64', { 'Fn::Base64': 'claim' }, 'Y2xhaW0='],
    ['GetAZs', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    ['If, true', { 'Fn::If': ['Yes', { Ref: 'Table' }, 'other'] }, 'orders'],
    ['If, false', { 'Fn::If': ['No', { Ref: 'Table' }, 'other'] }, 'other'],
    ['a property without value', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['an item without value', ['a', { 'Fn::If': ['No', 'b', { Ref: 'AWS::NoValue' }] }], ['a']],
    ['a plain object with a key Ref among others', { Ref: 'x', other: 1 }, { Ref: 'x', other: 1 }],
  ])('resolves %s', (_name, expression, expected) => {
    expect(resolve(expression, scope, 'S/R')).toEqual(expected);
  });

  it.each<[string, unknown, boolean]>([
    ['And', { 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Equals': ['a', 'a'] }] }, true],
    ['And with a false part', { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
    ['Or', { 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] }, true],
    ['Not', { 'Fn::Not': [{ Condition: 'Yes' }] }, false],
  ])('decides the condition %s', (_name, expression, expected) => {
    expect(isTrue(expression, scope, 'S/R')).toBe(expected);
  });

  it.each<[string, unknown, RegExp]>([
    [
      'an unknown intrinsic',
      { 'Fn::Cidr': ['10.0.0.0/16', 1] },
      /^S\/R uses Fn::Cidr, which is not supported here$/,
    ],
    ['a transform', { 'Fn::Transform': { Name: 'x' }, other: 1 }, /uses Fn::Transform/],
    ['a Ref to nothing', { Ref: 'Gone' }, /Ref Gone cannot be resolved/],
    [
      'an attribute nobody has',
      { 'Fn::GetAtt': ['Table', 'Nope'] },
      /Fn::GetAtt Table.Nope cannot be resolved/,
    ],
    ['a Sub of nothing', { 'Fn::Sub': '${Gone}' }, /Fn::Sub \$\{Gone\} cannot be resolved/],
    ['an export nobody made', { 'Fn::ImportValue': 'none' }, /export none cannot be resolved/],
    ['an index out of range', { 'Fn::Select': [5, ['a']] }, /Fn::Select 5 cannot be resolved/],
    ['a Join of structures', { 'Fn::Join': ['', [{ a: 1 }]] }, /is not a text/],
    ['an unknown condition', { 'Fn::If': ['Maybe', 1, 2] }, /condition Maybe cannot be resolved/],
  ])('refuses %s by name', (_name, expression, message) => {
    const attempt = () => resolve(expression, scope, 'S/R');
    expect(attempt).toThrow(TemplateError);
    expect(attempt).toThrow(message);
  });

  it('lists what it supports', () => {
    expect(SUPPORTED_INTRINSICS).toContain('Fn::GetStackOutput');
    expect(SUPPORTED_INTRINSICS).not.toContain('Fn::Transform');
  });
});
