// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation and IAM, not of JavaScript
import { describe, expect, it } from 'vitest';
import { NO_VALUE, resolve, type Scope } from '../../../local/template/intrinsics.ts';
import { TemplateError } from '../../../local/template/template-error.ts';

const scope: Scope = {
  stackName: 'S',
  ref: (name) =>
    ({ Table: 'orders', Stage: 'demo', 'AWS::Region': 'us-east-1', 'AWS::NoValue': NO_VALUE })[name],
  getAtt: (logicalId, attribute) => (`${logicalId}.${attribute}` === 'Table.Arn' ? 'arn:table' : undefined),
  importValue: (name) => ({ exported: 'value' })[name],
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
    ['a property without value', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['an item without value', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    ['a plain object with a key Ref among others', { Ref: 'x', other: 1 }, { Ref: 'x', other: 1 }],
  ])('resolves %s', (_name, expression, expected) => {
    expect(resolve(expression, scope, 'S/R')).toEqual(expected);
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
    ['a choice by condition', { 'Fn::If': ['Maybe', 1, 2] }, /uses Fn::If/],
  ])('refuses %s by name', (_name, expression, message) => {
    const attempt = () => resolve(expression, scope, 'S/R');
    expect(attempt).toThrow(TemplateError);
    expect(attempt).toThrow(message);
  });
});
