/**
 * Members as `aws-sdk:` tasks write and read them: by the names of the second Java SDK, which takes a run of capitals at
 * the front for one word (`ARN` is `Arn`, `MD5OfMessageBody` is `Md5OfMessageBody`). Maps keep their keys.
 */
import { isObject } from '../json-text.ts';

/** Members of the services called here that are named otherwise, by their names in the API. */
const MEMBERS: Readonly<Record<string, string>> = renamed(
  ...['ARN', 'MD5OfBody', 'MD5OfMessageBody', 'MD5OfMessageAttributes', 'MD5OfMessageSystemAttributes'],
  ...[
    'SSEKMSKeyId',
    'SSECustomerAlgorithm',
    'SSECustomerKey',
    'SSECustomerKeyMD5',
    'SSEKMSEncryptionContext',
  ],
  ...['ACL', 'MFAOptions'],
);

/** Types of DynamoDB's attribute values; `null` is no name in Java. */
const ATTRIBUTE_TYPES: Readonly<Record<string, string>> = {
  ...renamed('BOOL', 'SS', 'NS', 'BS'),
  NULL: 'Nul',
};

/** Maps of attribute values, and lists of such maps. */
const ATTRIBUTE_MAPS: ReadonlySet<string> = new Set([
  ...['Item', 'Items', 'Key', 'Keys', 'Attributes', 'ExpressionAttributeValues'],
  ...['ExclusiveStartKey', 'LastEvaluatedKey', 'ItemCollectionKey'],
]);

/** Maps and documents whose keys are the caller's. */
const OTHER_MAPS: ReadonlySet<string> = new Set([
  ...[
    'ExpressionAttributeNames',
    'Metadata',
    'MessageAttributes',
    'ClientMetadata',
    'Payload',
    'Input',
    'Output',
  ],
]);

type Rename = (name: string, of: 'member' | 'attribute type') => string;

const renaming =
  (members: Readonly<Record<string, string>>, types: Readonly<Record<string, string>>): Rename =>
  (name, of) => {
    const names = of === 'member' ? members : types;
    return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
  };

const toJava = renaming(MEMBERS, ATTRIBUTE_TYPES);
const toApi = renaming(inverse(MEMBERS), inverse(ATTRIBUTE_TYPES));

export function javaMembers(signing: string, answer: unknown): unknown {
  return walk(answer, toJava, signing === 'dynamodb');
}

export function apiMembers(signing: string, fields: unknown): unknown {
  return walk(fields, toApi, signing === 'dynamodb');
}

/** Members that a task wrote in the API's way: in camel case, or by the API's names. */
export function unknownToJava(signing: string, fields: Readonly<Record<string, unknown>>): string[] {
  const found = new Set(Object.keys(fields).filter((name) => /^[a-z]/.test(name)));
  const collect: Rename = (name, of) => {
    if (toJava(name, of) !== name) found.add(name);
    return name;
  };
  walk(fields, collect, signing === 'dynamodb');
  return [...found];
}

function walk(value: unknown, rename: Rename, dynamo: boolean): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => walk(item, rename, dynamo));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => {
    if (dynamo && ATTRIBUTE_MAPS.has(key)) return [key, attributes(member, rename)];
    if (OTHER_MAPS.has(key)) return [key, member];
    if (dynamo && key === 'Responses') return [key, responses(member, rename)];
    return [rename(key, 'member'), walk(member, rename, dynamo)];
  });
  return Object.fromEntries(entries);
}

/** BatchGetItem answers lists of items by table, TransactGetItems a list of structures. */
function responses(value: unknown, rename: Rename): unknown {
  return isObject(value) ? mapped(value, (items) => attributes(items, rename)) : walk(value, rename, true);
}

/** A map of attribute values, or a list of such maps. */
function attributes(value: unknown, rename: Rename): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => attributes(item, rename));
  return isObject(value) ? mapped(value, (member) => attributeValue(member, rename)) : value;
}

function attributeValue(value: unknown, rename: Rename): unknown {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([type, content]): [string, unknown] => {
    if (type === 'M') return [type, attributes(content, rename)];
    if (type !== 'L' || !Array.isArray(content)) return [rename(type, 'attribute type'), content];
    return [type, content.map((item: unknown) => attributeValue(item, rename))];
  });
  return Object.fromEntries(entries);
}

function mapped(object: Record<string, unknown>, change: (value: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** The second Java SDK's rule: lower case up to the last capital of the run that has no small letter after it. */
function renamed(...members: readonly string[]): Record<string, string> {
  const java = (member: string): string => {
    const [run = ''] = /^[A-Z]+(?![a-z])/.exec(member) ?? [];
    return run.charAt(0) + run.slice(1).toLowerCase() + member.slice(run.length);
  };
  return Object.fromEntries(members.map((member) => [member, java(member)]));
}

function inverse(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([one, other]) => [other, one]));
}
