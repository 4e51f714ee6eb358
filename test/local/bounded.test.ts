/**
 * The machine is bounded by what it serves: an operation exists only if a role of the template is granted it, people need
 * it to sign in, or the outside names it; and what a role is granted exists. Every exception stands here with its reason.
 */
import { describe, expect, it } from 'vitest';
import { randomStreams } from '../../local/random-streams.ts';
import { createServices } from '../../local/services.ts';
import { openDataFolder } from '../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../local/time/activity-count.ts';
import { SimulatedClock } from '../../local/time/simulated-clock.ts';
import { readTemplate } from '../assembly.ts';

/** The action IAM asks for, where it is not named as the operation. */
const ACTIONS: Readonly<Record<string, string>> = {
  'lambda:Invoke': 'lambda:InvokeFunction',
  's3:HeadObject': 's3:GetObject',
  // And `s3:GetObject` on what is copied.
  's3:CopyObject': 's3:PutObject',
  // A transaction takes the rights of its members; this one no other operation takes.
  'dynamodb:TransactWriteItems': 'dynamodb:ConditionCheckItem',
};

/** Asked for by people who sign in or out, or keep their password; Cognito takes these unsigned. */
const SIGN_IN = [
  ...['InitiateAuth', 'RespondToAuthChallenge', 'ChangePassword', 'ForgotPassword'],
  ...['ConfirmForgotPassword', 'GlobalSignOut', 'RevokeToken', 'GetUser'],
].map((name) => `cognito-idp:${name}`);

/** Named by the outside contract for those who script the machine: Step Functions whole, whatever the app itself calls. */
const STEP_FUNCTIONS = [
  ...['CreateStateMachine', 'DeleteStateMachine', 'DescribeStateMachine', 'ListStateMachines'],
  ...['StartExecution', 'DescribeExecution', 'ListExecutions', 'GetExecutionHistory', 'StopExecution'],
  ...['SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat', 'ValidateStateMachineDefinition'],
].map((name) => `states:${name}`);

/** The control room draws an execution with the definition it began with. */
const CONTROL_ROOM = ['states:DescribeStateMachineForExecution'];

/** What people do by hand with a deployment's queues: dead letters are looked at and removed by no function. */
const BY_HAND = ['sqs:ReceiveMessage', 'sqs:DeleteMessage'];

/**
 * The plan's next features are granted these: people whom staff let go. A line leaves this list when a role is granted
 * it, or the plan drops it.
 */
const AWAITED = ['cognito-idp:AdminDeleteUser', 'cognito-idp:AdminUserGlobalSignOut'];

/** Granted, and not served, because what needs the right is not a request here. */
const NOT_REQUESTS: readonly [RegExp, string][] = [
  [/^sts:AssumeRole$/, 'Roles are assumed within the machine; their trust policies are evaluated.'],
  [/^logs:/, 'Functions write to the control room; there are no log groups.'],
  [
    /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/,
    'Event source mappings read streams.',
  ],
  [/^events:/, 'GuardDuty keeps a rule of its own; here it hears of objects directly.'],
  [/^s3:(Get|Put)BucketNotification$/, 'As above.'],
  [/^s3:ListBucket$/, 'GuardDuty lists what was there before it; here it sees every object arrive.'],
  [
    /^s3:(Get|Put)Object(Version|VersionTagging)$/,
    'GuardDuty names the version; only the latest exists here.',
  ],
  [/^sqs:GetQueueUrl$/, 'CDK grants it with sending; the template gives functions the address.'],
  [/^(s3|sqs):\*$/, 'Denials of requests without TLS.'],
];

interface Statement {
  readonly Action: string | readonly string[];
}
interface Document {
  readonly Statement: readonly Statement[];
}

/** Every action a policy of the template names. */
async function namedActions(): Promise<Set<string>> {
  const templates = [await readTemplate('ClaimflowData'), await readTemplate('ClaimflowService')];
  const documents = templates
    .flatMap(({ Resources }) => Object.values(Resources))
    .flatMap(({ Properties = {} }) => [Properties.PolicyDocument, Properties.AssumeRolePolicyDocument])
    .filter((document): document is Document => document !== undefined);
  const statements = documents.flatMap(({ Statement }) => Statement);
  return new Set(statements.flatMap(({ Action }) => Action));
}

function servedOperations(): string[] {
  const activity = new ActivityCount();
  const folder = openDataFolder(null);
  const { served } = createServices({
    ...{ folder, activity, clock: new SimulatedClock(activity, 0), random: randomStreams(folder, 1) },
    host: () => ({ invoke: () => Promise.reject(new Error('nothing runs')), stop: () => Promise.resolve() }),
    ...{ awsUrl: 'http://127.0.0.1:4566', portalUrl: 'http://localhost:8787', assetPath: () => '' },
    ...{ onCrash: () => undefined, log: () => undefined },
  });
  return served.flatMap(({ signingName, operations }) =>
    Object.keys(operations).map((name) => `${signingName}:${name}`),
  );
}

const granted = await namedActions();
const served = servedOperations();
const actionOf = (operation: string): string => ACTIONS[operation] ?? operation;
const listed = [...SIGN_IN, ...STEP_FUNCTIONS, ...CONTROL_ROOM, ...BY_HAND, ...AWAITED];

describe('the operations of the machine', () => {
  it('are granted to a role, or listed here with a reason', () => {
    const unreached = served.filter(
      (operation) => !granted.has(actionOf(operation)) && !listed.includes(operation),
    );
    expect(unreached).toEqual([]);
  });

  it('are all that roles are granted, but for what is no request here', () => {
    const actions = new Set(served.map(actionOf));
    const missing = [...granted].filter(
      (action) => !actions.has(action) && !NOT_REQUESTS.some(([pattern]) => pattern.test(action)),
    );
    expect(missing).toEqual([]);
  });
});

describe('the exceptions', () => {
  it('name only what exists', () => {
    expect(listed.filter((operation) => !served.includes(operation))).toEqual([]);
    const idle = NOT_REQUESTS.filter(([pattern]) => ![...granted].some((action) => pattern.test(action)));
    expect(idle).toEqual([]);
  });

  it('await no grant that has come', () => {
    expect(AWAITED.filter((operation) => granted.has(operation))).toEqual([]);
    expect(BY_HAND.filter((operation) => granted.has(operation))).toEqual([]);
  });
});
