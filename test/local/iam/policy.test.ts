// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation and IAM, not of JavaScript
import { describe, expect, it } from 'vitest';
import { compilePolicy, decide, PolicyError } from '../../../local/iam/policy.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/claims';
const allow = (more: object) => ({ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: TABLE, ...more });
const deny = (more: object) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...more });

/** Asks for PutItem on the table with the given condition keys. */
function ask(
  statements: object[],
  context: Record<string, string[]> = {},
  action = 'dynamodb:PutItem',
  resource = TABLE,
) {
  const keys = new Map(Object.entries(context).map(([key, values]) => [key.toLowerCase(), values]));
  return decide(compilePolicy('p', { Statement: statements }), { action, resource, context: keys }).effect;
}

describe('decide: actions and resources', () => {
  it.each<[string, object[], string]>([
    ['nothing said', [], 'silent'],
    ['the exact action and resource', [allow({})], 'allow'],
    ['an action in other letters', [allow({ Action: 'DynamoDB:putitem' })], 'allow'],
    ['a wildcard in the action', [allow({ Action: 'dynamodb:Put*' })], 'allow'],
    ['a question mark', [allow({ Resource: `${TABLE.slice(0, -1)}?` })], 'allow'],
    ['a wildcard across slashes and colons', [allow({ Resource: 'arn:aws:dynamodb:*' })], 'allow'],
    ['a resource in other letters', [allow({ Resource: TABLE.toUpperCase() })], 'silent'],
    ['a resource that only starts so', [allow({ Resource: TABLE.slice(0, -1) })], 'silent'],
    ['a dot that is no wildcard', [allow({ Resource: TABLE.replace('claims', 'cl.ims') })], 'silent'],
    ['another action', [allow({ Action: ['dynamodb:GetItem', 'dynamodb:Query'] })], 'silent'],
    ['NotAction of another', [allow({ Action: undefined, NotAction: 'dynamodb:DeleteItem' })], 'allow'],
    ['NotAction of this', [allow({ Action: undefined, NotAction: 'dynamodb:Put*' })], 'silent'],
    ['NotResource of another', [allow({ Resource: undefined, NotResource: `${TABLE}-old` })], 'allow'],
    ['NotResource of this', [allow({ Resource: undefined, NotResource: '*' })], 'silent'],
    ['an explicit deny after an allow', [allow({}), deny({})], 'deny'],
    ['an explicit deny before an allow', [deny({ Action: 'dynamodb:*' }), allow({})], 'deny'],
    ['a deny of something else', [allow({}), deny({ Action: 's3:*' })], 'allow'],
    ['a policy variable', [allow({ Resource: 'arn:aws:dynamodb:*:table/${aws:username}' })], 'silent'],
    ['a deny with a policy variable', [allow({}), deny({ Resource: '*/${aws:username}' })], 'deny'],
  ])('%s', (_name, statements, expected) => {
    expect(ask(statements)).toBe(expected);
  });
});

describe('decide: conditions', () => {
  const call = {
    'aws:SourceArn': ['arn:aws:s3:::mail'],
    'aws:SecureTransport': ['true'],
    's3:TlsVersion': ['1.3'],
    'x:size': ['5'],
  };
  it.each<[string, object, boolean | 'unknown']>([
    ['StringEquals', { StringEquals: { 'aws:sourcearn': 'arn:aws:s3:::mail' } }, true],
    [
      'StringEquals with one of several',
      { StringEquals: { 'aws:SourceArn': ['a', 'arn:aws:s3:::mail'] } },
      true,
    ],
    ['StringEquals with another', { StringEquals: { 'aws:SourceArn': 'arn:aws:s3:::mai*' } }, false],
    ['ArnLike', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:mail' } }, true],
    ['ArnLike over a colon', { ArnLike: { 'aws:SourceArn': 'arn:*:mail' } }, false],
    ['ArnEquals with a wildcard', { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, true],
    ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, true],
    ['Bool of the other', { Bool: { 'aws:SecureTransport': false } }, false],
    ['NumericLessThan', { NumericLessThan: { 's3:TlsVersion': 1.2 } }, false],
    ['a key the call lacks', { StringEquals: { 'aws:SourceAccount': '000000000000' } }, false],
    [
      'two that hold',
      { Bool: { 'aws:SecureTransport': 'true' }, ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::m*' } },
      true,
    ],
    [
      'two of which one does not',
      { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SourceArn': 'x' } },
      false,
    ],
    ['an unknown operator', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'unknown'],
    ['an unknown key', { StringEquals: { 'aws:PrincipalTag/team': 'claims' } }, 'unknown'],
    ['a negated operator, not known here', { StringNotEquals: { 'aws:SourceArn': 'x' } }, 'unknown'],
    ['a quantifier, not known here', { 'ForAllValues:StringEquals': { 'x:size': '5' } }, 'unknown'],
    ['an operator that is a property of every object', { constructor: { 'aws:SourceArn': 'x' } }, 'unknown'],
    ['a policy variable', { StringEquals: { 'aws:SourceArn': '${aws:PrincipalArn}' } }, 'unknown'],
    ['an unknown one beside one that fails', { StringEquals: { 'a:b': 'c', 'aws:SourceArn': 'x' } }, false],
  ])('%s', (_name, Condition, holds) => {
    expect(ask([allow({ Condition })], call)).toBe(holds === true ? 'allow' : 'silent');
    expect(ask([allow({}), deny({ Condition })], call)).toBe(holds === false ? 'allow' : 'deny');
  });
});

describe('compilePolicy', () => {
  it('refuses what is no policy', () => {
    expect(() => compilePolicy('p', {})).toThrow(PolicyError);
    expect(() => compilePolicy('p', { Statement: { Effect: 'Maybe' } })).toThrow(/statement 0: no Effect/);
  });
});
