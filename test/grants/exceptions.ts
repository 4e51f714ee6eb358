import type { Granted } from './grant-use.ts';

/** Grants that no test on the whole machine uses, and why they stand nevertheless. */
export interface Exception {
  /** What the role's name holds. */
  readonly role: string;
  readonly actions: readonly string[];
  /** What the resource ends with; absent, any. */
  readonly resource?: RegExp;
  readonly reason: string;
  /** A story of the simulation may happen to use it. */
  readonly atTimes?: true;
}

const onGuardDuty = { role: 'MalwareScanRole' };

export const EXCEPTIONS: readonly Exception[] = [
  {
    ...onGuardDuty,
    actions: ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
    reason: 'GuardDuty keeps a rule of its own on the bus; here it hears of objects directly.',
  },
  {
    ...onGuardDuty,
    actions: ['events:DescribeRule', 'events:ListTargetsByRule'],
    reason: 'GuardDuty watches its own rule, as above.',
  },
  {
    ...onGuardDuty,
    actions: ['s3:GetBucketNotification', 's3:PutBucketNotification', 's3:ListBucket', 's3:PutObject'],
    reason:
      'GuardDuty asks for these when the plan is made, to see that the bucket tells of its objects and is ours.',
  },
  {
    role: 'MachineRole',
    actions: [
      ...[
        'logs:CreateLogDelivery',
        'logs:GetLogDelivery',
        'logs:UpdateLogDelivery',
        'logs:DeleteLogDelivery',
      ],
      ...['logs:ListLogDeliveries', 'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies'],
      'logs:DescribeLogGroups',
    ],
    reason:
      'Step Functions sets up its log delivery when the state machine is deployed; CDK grants what its guide names.',
  },
  {
    role: 'TextSender',
    actions: ['sns:Publish'],
    reason: 'Cognito takes this role to text passcodes; here its texts go to the phones’ mailbox directly.',
  },
  {
    role: '',
    actions: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
    resource: /StreamDeadLetters/,
    reason:
      'CDK grants these with sending to the on-failure destination of a stream; Lambda needs the sending only.',
  },
  {
    role: 'ReconcileRole',
    actions: ['dynamodb:DeleteItem'],
    atTimes: true,
    reason:
      'It finishes mails whose inspection was cut off, by the very code of the inspection, which is exercised.',
  },
  {
    role: 'ParkInReviewFunctionRole',
    actions: ['dynamodb:UpdateItem'],
    atTimes: true,
    reason: 'It closes the open question when the step that failed is the reminder of a silent person.',
  },
  {
    role: 'ClaimsApiRole',
    actions: ['s3:PutObject'],
    resource: /exports\/\*$/,
    reason:
      'An export above 4 MB needs thousands of claims; the API’s own tests keep one with a lowered limit.',
  },
  {
    role: 'UnitsApiRole',
    actions: ['s3:PutObject'],
    resource: /exports\/\*$/,
    reason: 'A list of units above 4 MB, as above.',
  },
  {
    role: 'PayoutScheduleRole',
    actions: ['sqs:SendMessage'],
    reason: 'A firing that can not be handed to its function at all; on this machine it always can.',
  },
  {
    role: 'RmasApiRole',
    actions: ['s3:PutObject', 's3:GetObject'],
    reason: 'An export above 4 MB, as above: what keeps it, and what reads it by its URL.',
  },
  {
    role: 'MoneyApiRole',
    actions: ['s3:PutObject', 's3:GetObject'],
    reason: 'The books of a month above 4 MB, as above: what keeps them, and what reads them by their URL.',
  },
  {
    role: 'PortalFilesRole',
    actions: [
      ...['s3:GetObject*', 's3:GetBucket*', 's3:List*', 's3:DeleteObject*', 's3:Abort*', 's3:PutObject'],
      ...['s3:PutObjectLegalHold', 's3:PutObjectRetention', 's3:PutObjectTagging'],
      ...['s3:PutObjectVersionTagging', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    ],
    reason:
      'CDK’s own function copies the portal’s files while the stack is deployed; here the machine copies them itself.',
  },
];

/** Whether one of the exceptions speaks of this grant. */
export const isExcepted = ({ role, action, resource }: Granted, exceptions = EXCEPTIONS): boolean =>
  exceptions.some(
    (one) =>
      role.includes(one.role) && one.actions.includes(action) && (one.resource?.test(resource) ?? true),
  );
