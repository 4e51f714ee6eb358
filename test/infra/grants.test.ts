import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../lib/functions.ts';
import { readTemplate, type Template } from '../assembly.ts';
import { type Grant, grantsOf, grantsOfFunction } from './statements.ts';

let service: Template;
let grants: readonly Grant[];

beforeAll(async () => {
  service = await readTemplate('ClaimflowService');
  grants = [...grantsOf(service), ...grantsOf(await readTemplate('ClaimflowData'))];
});

/** Actions to which AWS gives no resource: these alone may stand with the resource `*`. */
const WITHOUT_RESOURCE = new Set([
  'dynamodb:ListStreams',
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
  // To a telephone number.
  'sns:Publish',
]);

const actionsOf = (name: string): string[] =>
  [...grantsOfFunction(service, name).keys()].filter((action) => !action.startsWith('logs:')).sort();

const table = (...actions: readonly string[]): string[] => actions.map((action) => `dynamodb:${action}`);
const CHANGE = table('GetItem', 'PutItem', 'UpdateItem');
const CHANGE_AND_CLOSE = [...CHANGE, 'dynamodb:DeleteItem'];
const QUERY = ['dynamodb:Query'];
const people = (...actions: readonly string[]): string[] => actions.map((action) => `cognito-idp:${action}`);
const STREAM = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];
const DEAD_LETTER = ['sqs:SendMessage'];
// CDK's grant for the on-failure destination of a stream.
const QUEUE = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'];

describe('grants', () => {
  it('name every action: no wildcard in any', () => {
    expect(grants.length).toBeGreaterThan(FUNCTION_NAMES.length);
    expect(grants.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('reach the resource "*" only for actions that AWS gives no resource', () => {
    const open = grants.filter(({ resources }) => resources.includes('*')).flatMap(({ actions }) => actions);
    expect(open.filter((action) => !WITHOUT_RESOURCE.has(action))).toEqual([]);
    expect(open).toContain('dynamodb:ListStreams');
  });

  it('let nobody scan the table or read an execution’s history', () => {
    const all = grants.flatMap(({ actions }) => actions);
    expect(all.filter((action) => /Scan|PartiQL|GetExecutionHistory/.test(action))).toEqual([]);
  });

  it('let only callbacks start executions and complete tasks', () => {
    const holders = (action: string) =>
      grants.filter(({ actions }) => actions.includes(action)).map(({ role }) => role);
    for (const action of ['states:StartExecution', 'states:SendTaskSuccess']) {
      expect([...new Set(holders(action))], action).toEqual(['Callbacks/Role']);
    }
  });

  it.each<[name: string, actions: string[]]>([
    ['Authorizer', ['secretsmanager:GetSecretValue']],
    ['OriginAuthorizer', ['secretsmanager:GetSecretValue']],
    [
      'AccountApi',
      [
        ...table('GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'),
        ...QUERY,
        ...people('AdminCreateUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminGetUser'),
        ...[...people('AdminUpdateUserAttributes'), 'sns:Publish'],
      ],
    ],
    [
      'ClaimsApi',
      [
        ...CHANGE_AND_CLOSE,
        ...QUERY,
        ...table('BatchGetItem'),
        'lambda:InvokeFunction',
        's3:GetObject',
        's3:PutObject',
        'secretsmanager:GetSecretValue',
        'sns:Publish',
      ],
    ],
    [
      'AddFirstAdmin',
      [...table('PutItem'), ...QUERY, ...DEAD_LETTER, ...people('AdminCreateUser', 'AdminGetUser')],
    ],
    ['LinksApi', [...CHANGE_AND_CLOSE, ...QUERY]],
    [
      'PartnersApi',
      [
        ...CHANGE_AND_CLOSE,
        ...QUERY,
        ...people('AdminCreateUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminGetUser'),
        'secretsmanager:GetSecretValue',
      ],
    ],
    ['PlansApi', table('GetItem')],
    ['BillPlanFunction', [...CHANGE, ...QUERY, 'secretsmanager:GetSecretValue']],
    ['ReadNextStepFunction', table('GetItem')],
    ['AdjudicateClaimFunction', [...table('GetItem', 'PutItem', 'UpdateItem'), ...QUERY]],
    ['OpenQuestionFunction', [...CHANGE, ...QUERY, 'secretsmanager:GetSecretValue']],
    ['SubmitPaymentFunction', [...CHANGE_AND_CLOSE, 'secretsmanager:GetSecretValue']],
    [
      'Callbacks',
      [
        ...table('GetItem', 'UpdateItem'),
        ...STREAM,
        ...QUEUE,
        'states:SendTaskSuccess',
        'states:StartExecution',
      ],
    ],
    [
      'SendMail',
      [...CHANGE, ...QUERY, ...STREAM, ...QUEUE, 'secretsmanager:GetSecretValue', 'ses:SendRawEmail'],
    ],
    [
      'ReceiveMail',
      [
        ...CHANGE_AND_CLOSE,
        ...QUERY,
        ...DEAD_LETTER,
        's3:GetObject',
        's3:PutObject',
        'secretsmanager:GetSecretValue',
      ],
    ],
    ['MailFeedback', [...CHANGE, ...QUERY, ...DEAD_LETTER]],
    [
      'InviteCustomerFunction',
      [
        ...table('GetItem', 'PutItem'),
        ...QUERY,
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminUpdateUserAttributes',
        'sns:Publish',
      ],
    ],
    ['CarryOutDueFunction', [...CHANGE_AND_CLOSE, ...QUERY, 's3:DeleteObject']],
    [
      'Reconcile',
      [
        ...CHANGE_AND_CLOSE,
        ...QUERY,
        ...DEAD_LETTER,
        'lambda:InvokeFunction',
        's3:GetObject',
        's3:ListBucket',
        's3:PutObject',
        'states:DescribeExecution',
        'states:StopExecution',
      ],
    ],
    [
      'InspectDocument',
      [
        ...CHANGE_AND_CLOSE,
        ...QUERY,
        ...DEAD_LETTER,
        's3:DeleteObject',
        's3:GetObject',
        's3:ListBucket',
        's3:PutObject',
      ],
    ],
    ['CustomizeMessage', DEAD_LETTER],
    [
      'LoadDemoData',
      [
        ...table('GetItem', 'PutItem', 'UpdateItem'),
        ...DEAD_LETTER,
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminSetUserPassword',
        'secretsmanager:GetSecretValue',
      ],
    ],
  ])('give %s exactly what it does', (name, actions) => {
    expect(actionsOf(name)).toEqual([...new Set(actions)].sort());
  });

  it('let each function write its own log and no other', () => {
    for (const name of FUNCTION_NAMES) {
      const logs = grantsOfFunction(service, name).get('logs:PutLogEvents') ?? [];
      expect(logs, name).toHaveLength(1);
      expect(JSON.stringify(logs), name).toContain(`"${name}Log`);
    }
  });

  it('let each state machine call the steps of its definition, unqualified', () => {
    const calls = grants.filter(
      ({ role, actions }) => role.endsWith('/Machine/Role') && actions.includes('lambda:InvokeFunction'),
    );
    expect(calls.map(({ role }) => role)).toEqual([
      ...['Claim/Machine/Role', 'Billing/Machine/Role', 'Activation/Machine/Role', 'Rma/Machine/Role'],
      'Payout/Machine/Role',
    ]);
    const [claim, billing] = calls.map((call) => JSON.stringify(call));
    expect(claim).toContain('AdjudicateClaimFunction');
    expect(claim).not.toContain('BillPlanFunction');
    expect(billing).toContain('BillPlanFunction');
  });
});
