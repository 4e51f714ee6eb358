/** Which fields a state type has in each query language. Source: the Amazon States Language. */
import type { QueryLanguage } from './state-fields.ts';

type Fields = Readonly<Record<string, readonly string[]>>;

const MOVING = ['Next', 'End', 'Assign'];
const RECOVERING = ['Retry', 'Catch'];
const MAPPING = [
  ...['ItemProcessor', 'Iterator', 'ItemSelector', 'MaxConcurrency'],
  ...['ToleratedFailureCount', 'ToleratedFailurePercentage'],
];

const JSONATA: Fields = {
  Pass: [...MOVING, 'Output'],
  Task: [...MOVING, ...RECOVERING, 'Output', 'Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds'],
  Choice: ['Choices', 'Default', 'Assign', 'Output'],
  Wait: [...MOVING, 'Output', 'Seconds', 'Timestamp'],
  Succeed: ['Output'],
  Fail: ['Error', 'Cause'],
  Parallel: [...MOVING, ...RECOVERING, 'Output', 'Branches', 'Arguments'],
  Map: [...MOVING, ...RECOVERING, ...MAPPING, 'Output', 'Items'],
};

const PATHS = ['InputPath', 'OutputPath'];
const RESULT = ['Parameters', 'ResultPath'];
const SELECTED = [...RESULT, 'ResultSelector'];

const JSONPATH: Fields = {
  Pass: [...MOVING, ...PATHS, ...RESULT, 'Result'],
  Task: [
    ...[...MOVING, ...PATHS, ...SELECTED, ...RECOVERING, 'Resource'],
    ...['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'],
  ],
  Choice: [...PATHS, 'Choices', 'Default', 'Assign'],
  Wait: [...MOVING, ...PATHS, 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  Succeed: PATHS,
  Fail: ['Error', 'ErrorPath', 'Cause', 'CausePath'],
  Parallel: [...MOVING, ...PATHS, ...SELECTED, ...RECOVERING, 'Branches'],
  Map: [
    ...[...MOVING, ...PATHS, ...SELECTED, ...RECOVERING, ...MAPPING, 'ItemsPath', 'MaxConcurrencyPath'],
    ...['ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
  ],
};

const FIELDS: Readonly<Record<QueryLanguage, Fields>> = { JSONata: JSONATA, JSONPath: JSONPATH };

/** Fields that only the other language has anywhere. */
const ONLY: Readonly<Record<QueryLanguage, RegExp>> = {
  JSONata: /^(Arguments|Output|Items|Condition)$/,
  JSONPath: /^(Parameters|Result|ResultSelector|Variable|\w+Path)$/,
};

/** `undefined` when there is no such type of state. */
export const fieldsOf = (type: unknown, language: QueryLanguage): readonly string[] | undefined =>
  typeof type === 'string' && Object.hasOwn(FIELDS[language], type) ? FIELDS[language][type] : undefined;

/** What AWS says of a field that a state of this language does not have. */
export function notSupported(field: string, language: QueryLanguage): string {
  const other = language === 'JSONata' ? 'JSONPath' : 'JSONata';
  return ONLY[other].test(field)
    ? `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`
    : `Field '${field}' is not supported`;
}
