/** What a task is told: answers with their headers, errors by the names of the two Java SDKs, ends of child executions. */
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws-service.ts';
import { callbackTask, lambdaAnswer, lambdaTask, Machine, machine } from './machine.ts';

const call = (integration: string): Record<string, unknown> =>
  machine({
    Call: {
      Type: 'Task',
      Resource: `arn:aws:states:::${integration}`,
      Arguments: { TableName: 'claims', Bucket: 'b', Key: 'k' },
      End: true,
    },
  });

describe('errors', () => {
  it.each<[integration: string, code: string, status: number, error: string, cause: RegExp]>([
    [
      'dynamodb:putItem',
      'ResourceNotFoundException',
      400,
      'DynamoDB.ResourceNotFoundException',
      /^told \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: [\w-]+; Proxy: null\)$/,
    ],
    [
      'dynamodb:putItem',
      'ValidationException',
      400,
      'DynamoDB.AmazonDynamoDBException',
      /Error Code: ValidationException/,
    ],
    [
      'aws-sdk:dynamodb:putItem',
      'ValidationException',
      400,
      'DynamoDb.DynamoDbException',
      /^told \(Service: DynamoDb, Status Code: 400, Request ID: [\w-]+\)$/,
    ],
    [
      'aws-sdk:secretsmanager:getSecretValue',
      'ValidationException',
      400,
      'SecretsManager.SecretsManagerException',
      /Service: SecretsManager,/,
    ],
    [
      'aws-sdk:s3:getObject',
      'NoSuchKey',
      404,
      'S3.NoSuchKeyException',
      /^told \(Service: S3, Status Code: 404, Request ID: [\w-]+, Extended Request ID: \S+\)$/,
    ],
    ['aws-sdk:sqs:sendMessage', 'AccessDenied', 403, 'Sqs.SqsException', /Status Code: 403/],
  ])('%s: %s', async (integration, code, status, error, cause) => {
    const sim = new Machine(() => {
      throw new AwsError(code, 'told', status);
    });
    const described = await sim.describe(await sim.start(call(integration)));
    expect(described.error).toBe(error);
    expect(described.cause).toMatch(cause);
  });

  it('has none when SendTaskFailure names none', async () => {
    const sim = new Machine();
    const arn = await sim.start(machine({ Ask: callbackTask() }));
    await sim.run('SendTaskFailure', { taskToken: sim.token() });
    expect(await sim.details(arn, 'TaskFailed')).toEqual({
      resource: 'invoke.waitForTaskToken',
      resourceType: 'lambda',
    });
    expect(await sim.details(arn, 'ExecutionFailed')).toEqual({});
  });
});

describe('headers of an answer', () => {
  it.each<[string, Record<string, unknown>, string[], string[]]>([
    [
      'lambda',
      machine({ Ask: lambdaTask() }),
      [
        ...['X-Amz-Executed-Version', 'x-amzn-Remapped-Content-Length', 'Connection', 'x-amzn-RequestId'],
        ...['Content-Length', 'Date', 'X-Amzn-Trace-Id', 'Content-Type'],
      ],
      [
        ...['Connection', 'Content-Length', 'Content-Type', 'Date', 'X-Amz-Executed-Version'],
        ...['x-amzn-Remapped-Content-Length', 'x-amzn-RequestId', 'X-Amzn-Trace-Id'],
      ],
    ],
    [
      'dynamodb',
      call('dynamodb:getItem'),
      ['Server', 'Connection', 'x-amzn-RequestId', 'x-amz-crc32', 'Content-Length', 'Date', 'Content-Type'],
      ['Connection', 'Content-Length', 'Content-Type', 'Date', 'Server', 'x-amz-crc32', 'x-amzn-RequestId'],
    ],
  ])('of %s stand as it sends them, and sorted', async (service, definition, sent, sorted) => {
    const sim = new Machine(() => (service === 'lambda' ? lambdaAnswer({ a: 1 }) : {}));
    const output = (await sim.output(await sim.start(definition))) as {
      SdkHttpMetadata: { AllHttpHeaders: object; HttpHeaders: Record<string, string> };
      SdkResponseMetadata: { RequestId: string };
    };
    const { AllHttpHeaders: all, HttpHeaders: headers } = output.SdkHttpMetadata;
    expect(Object.keys(all)).toEqual(sent);
    expect(Object.keys(headers)).toEqual(sorted);
    expect(headers['x-amzn-RequestId']).toBe(output.SdkResponseMetadata.RequestId);
    expect(headers['Content-Length']).toBe(service === 'lambda' ? '7' : '2');
    expect(headers.Date).toBe('Sun, 01 Mar 2026 12:00:00 GMT');
  });
});

describe('the end of a child execution', () => {
  const CHILD = 'arn:aws:states:us-east-1:000000000000:execution:child:c1';
  const nested = {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Arguments: {
      StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:child',
      Name: 'c1',
      Input: { n: 7 },
    },
    End: true,
  };
  const at = Date.parse('2026-03-01T12:00:00Z');
  const common = {
    ExecutionArn: CHILD,
    InputDetails: { Included: true },
    Name: 'c1',
    RedriveCount: 0,
    StartDate: at,
    StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:child',
  };

  it('gives input and output as JSON', async () => {
    const sim = new Machine();
    await sim.create(machine({ Yes: { Type: 'Pass', Output: { done: true }, End: true } }), 'child');
    expect(await sim.output(await sim.start(machine({ Nest: nested })))).toEqual({
      ...common,
      Input: { n: 7 },
      Output: { done: true },
      OutputDetails: { Included: true },
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      Status: 'SUCCEEDED',
      StopDate: at,
    });
  });

  it.each([
    [
      { No: { Type: 'Fail', Error: 'Broken', Cause: 'by itself' } },
      {},
      { Error: 'Broken', Cause: 'by itself', Status: 'FAILED' },
    ],
    [
      { W: { Type: 'Wait', Seconds: 60, End: true } },
      { TimeoutSeconds: 5 },
      { Status: 'TIMED_OUT', StopDate: at + 5_000 },
    ],
  ])('keeps the input as text when it did not succeed: %j', async (states, extra, told) => {
    const sim = new Machine();
    await sim.create(machine(states, extra), 'child');
    const arn = await sim.start(machine({ Nest: nested }));
    await sim.advance(10);
    const { error, cause } = await sim.describe(arn);
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause as string)).toEqual({
      ...common,
      Input: '{"n":7}',
      RedriveStatus: 'REDRIVABLE',
      StopDate: at,
      ...told,
    });
  });

  it('is brought about by a sibling that fails, with the reason AWS gives', async () => {
    const sim = new Machine();
    await sim.create(machine({ W: { Type: 'Wait', Seconds: 600, End: true } }), 'child');
    const branches = [
      { Nest: nested },
      { Pause: { Type: 'Wait', Seconds: 1, Next: 'No' }, No: { Type: 'Fail' } },
    ];
    const arn = await sim.start(
      machine({
        Both: {
          Type: 'Parallel',
          Branches: branches.map((States) => ({ StartAt: Object.keys(States)[0], States })),
          End: true,
        },
      }),
    );
    await sim.advance(1);
    const described = await sim.describe(CHILD);
    expect(described).toMatchObject({
      status: 'ABORTED',
      cause: `The Task state in AWS Step Functions execution [${arn}] which was managing this resource was aborted`,
    });
    expect(described).not.toHaveProperty('error');
  });
});
