/** What a task is told: answers with their headers, errors by the names of the two Java SDKs, ends of child executions. */
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws-service.ts';
import { callbackTask, lambdaAnswer, lambdaTask, Machine, machine } from './machine.ts';

const call = (integration: string): Record<string, unknown> =>
  machine({
    Call: {
      Type: 'Task',
      Resource: `arn:aws:states:::${integration}`,
      Arguments: { TableName: 'claims', Bucket: 'b', Key: 'k', Item: {} },
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

describe('members of an aws-sdk task', () => {
  const task = (integration: string, Arguments: Record<string, unknown>): Record<string, unknown> =>
    machine({
      Call: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${integration}`, Arguments, End: true },
    });

  it('go by the names of the second Java SDK, both ways; maps keep their keys', async () => {
    const Item = { ARN: { M: { paid: { BOOL: true }, when: { L: [{ NULL: true }, { SS: ['a'] }] } } } };
    const sim = new Machine(() => ({ Attributes: Item, ConsumedCapacity: { TableName: 't' } }));
    const java = { ARN: { M: { paid: { Bool: true }, when: { L: [{ Nul: true }, { Ss: ['a'] }] } } } };
    const arn = await sim.start(
      task('dynamodb:putItem', {
        TableName: 't',
        Item: java,
        ExpressionAttributeNames: { '#a': 'ARN' },
      }),
    );
    expect(sim.calls[0]?.input).toEqual({ TableName: 't', Item, ExpressionAttributeNames: { '#a': 'ARN' } });
    expect(await sim.output(arn)).toEqual({ Attributes: java, ConsumedCapacity: { TableName: 't' } });
  });

  it('leave documents alone', async () => {
    const sim = new Machine(() => ({ StatusCode: 200 }));
    const Payload = { ARN: 'x', constructor: { BOOL: 1 } };
    await sim.output(await sim.start(task('lambda:invoke', { FunctionName: 'f', Payload })));
    expect(sim.calls[0]?.input).toEqual({ FunctionName: 'f', Payload });
    const child = await sim.create(machine({ P: { Type: 'Pass', End: true } }), 'child');
    const start = task('sfn:startExecution', { StateMachineArn: child, Name: 'c1', Input: { ARN: 'x' } });
    const { stateMachineArn } = await sim.run('CreateStateMachine', {
      name: 'parent',
      definition: JSON.stringify(start),
      roleArn: 'arn:aws:iam::000000000000:role/r',
    });
    await sim.run('StartExecution', { stateMachineArn });
    await sim.activity.idle();
    expect(await sim.output(child.replace(':stateMachine:child', ':execution:child:c1'))).toEqual({
      ARN: 'x',
    });
  });

  it('give instants as texts', async () => {
    const sim = new Machine(() => ({
      ARN: 'arn:s',
      CreatedDate: 1772366400.5,
      VersionStages: ['AWSCURRENT'],
    }));
    const arn = await sim.start(task('secretsmanager:getSecretValue', { SecretId: 's' }));
    expect(await sim.output(arn)).toEqual({
      Arn: 'arn:s',
      CreatedDate: '2026-03-01T12:00:00.500Z',
      VersionStages: ['AWSCURRENT'],
    });
  });
});

describe('arguments that Step Functions refuses itself', () => {
  const lambda = 'lambda:invoke';
  it.each<[string, unknown, string]>([
    [lambda, { Payload: {} }, "The field 'FunctionName' is required but was missing"],
    [
      `${lambda}.waitForTaskToken`,
      { FunctionName: 'f', TaskToken: 't' },
      'The field "TaskToken" is not supported by Step Functions',
    ],
    ['states:startExecution', { Input: {} }, "The field 'StateMachineArn' is required but was missing"],
    ['dynamodb:getItem', { TableName: 't' }, "The field 'Key' is required but was missing"],
    [
      'aws-sdk:dynamodb:putItem',
      { tableName: 't', Item: { a: { BOOL: true } } },
      'The field "tableName" is not supported by Step Functions, The field "BOOL" is not supported by Step Functions',
    ],
    [lambda, 'text', 'The value must be an object'],
  ])('%s with %j', async (integration, Arguments, problems) => {
    const sim = new Machine();
    const Resource = `arn:aws:states:::${integration}`;
    const arn = await sim.start(
      machine({
        Call: lambdaTask({ Resource, Arguments, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'On' }] }),
        On: { Type: 'Succeed' },
      }),
    );
    expect((await sim.outline(arn)).slice(1)).toEqual(['2<0 TaskStateEntered', '3<2 ExecutionFailed']);
    expect(await sim.details(arn, 'ExecutionFailed')).toEqual({
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'Call' (entered at the event id #2). The Arguments '${JSON.stringify(Arguments)}' could not be used to start the Task: [${problems}]`,
    });
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
