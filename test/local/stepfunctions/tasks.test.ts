import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws-service.ts';
import { callbackTask, lambdaAnswer, lambdaError, lambdaTask, Machine, machine, refusal } from './machine.ts';

describe('lambda:invoke', () => {
  it('calls with the machine’s role and gives the parsed payload in $states.result', async () => {
    const sim = new Machine(() => lambdaAnswer({ approved: true }));
    const arn = await sim.start(
      machine({
        Ask: lambdaTask({
          Output: '{% $states.result.Payload.approved %}',
          Assign: { status: '{% $states.result.StatusCode %}' },
        }),
      }),
      { claimId: 'CLM-1' },
    );
    expect(await sim.output(arn)).toBe(true);
    expect(sim.calls).toMatchObject([
      {
        caller: { kind: 'role', roleArn: 'arn:aws:iam::000000000000:role/ClaimMachine' },
        service: 'lambda',
        operation: 'Invoke',
        input: {
          FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:Step',
          InvocationType: 'RequestResponse',
          Payload: '{"claimId":"CLM-1"}',
        },
      },
    ]);
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ]);
    expect(await sim.details(arn, 'TaskScheduled')).toEqual({
      resourceType: 'lambda',
      resource: 'invoke',
      region: 'us-east-1',
      parameters:
        '{"FunctionName":"arn:aws:lambda:us-east-1:000000000000:function:Step","Payload":{"claimId":"CLM-1"}}',
    });
    const { output, ...others } = await sim.details(arn, 'TaskSucceeded');
    expect(others).toEqual({
      resourceType: 'lambda',
      resource: 'invoke',
      outputDetails: { truncated: false },
    });
    expect(JSON.parse(output as string)).toMatchObject({
      ExecutedVersion: '$LATEST',
      Payload: { approved: true },
      SdkHttpMetadata: { HttpStatusCode: 200 },
      StatusCode: 200,
    });
  });

  it('names a function’s error by its type, with the payload as cause', async () => {
    const sim = new Machine(() => lambdaError('AlreadyAnswered', 'by Casey'));
    const arn = await sim.start(machine({ Ask: lambdaTask() }));
    const failure = {
      error: 'AlreadyAnswered',
      cause: '{"errorType":"AlreadyAnswered","errorMessage":"by Casey"}',
    };
    expect(await sim.details(arn, 'TaskFailed')).toEqual({
      resourceType: 'lambda',
      resource: 'invoke',
      ...failure,
    });
    expect(await sim.details(arn, 'ExecutionFailed')).toEqual(failure);
    expect((await sim.outline(arn)).slice(-2)).toEqual(['5<4 TaskFailed', '6<5 ExecutionFailed']);
  });

  it('names an error without a type Lambda.Unknown', async () => {
    const sim = new Machine(() => ({ StatusCode: 200, FunctionError: 'Unhandled', Payload: '{"oops":1}' }));
    const arn = await sim.start(machine({ Ask: lambdaTask() }));
    expect(await sim.describe(arn)).toMatchObject({ error: 'Lambda.Unknown' });
  });

  it.each([
    ['ResourceNotFoundException', 'Lambda.ResourceNotFoundException'],
    ['TooManyRequestsException', 'Lambda.TooManyRequestsException'],
    ['AccessDeniedException', 'Lambda.AWSLambdaException'],
  ])('names Lambda’s own %s %s', async (code, error) => {
    const sim = new Machine(() => {
      throw new AwsError(code, 'no', 404);
    });
    const arn = await sim.start(machine({ Ask: lambdaTask() }));
    const described = await sim.describe(arn);
    expect(described.error).toBe(error);
    expect(described.cause).toMatch(
      new RegExp(
        `^no \\(Service: AWSLambda; Status Code: 404; Error Code: ${code}; Request ID: [0-9a-f-]{36}; Proxy: null\\)$`,
      ),
    );
  });

  it('writes the older events for a function named directly', async () => {
    const sim = new Machine(() => lambdaAnswer({ ok: 1 }));
    const resource = 'arn:aws:lambda:us-east-1:000000000000:function:Step';
    const arn = await sim.start(
      machine({ Ask: { Type: 'Task', Resource: resource, Arguments: { a: 1 }, End: true } }),
    );
    expect(await sim.output(arn)).toEqual({ ok: 1 });
    expect((await sim.outline(arn)).slice(2, 5)).toEqual([
      '3<2 LambdaFunctionScheduled',
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionSucceeded',
    ]);
    expect(await sim.details(arn, 'LambdaFunctionScheduled')).toEqual({
      resource,
      input: '{"a":1}',
      inputDetails: { truncated: false },
    });
  });
});

describe('other integrations', () => {
  it('calls DynamoDB directly', async () => {
    const sim = new Machine(() => ({ Item: { pk: { S: 'CLM-1' } } }));
    const arn = await sim.start(
      machine({
        Read: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:getItem',
          Arguments: { TableName: 'claims', Key: { pk: { S: '{% $states.input.id %}' } } },
          Output: '{% $states.result.Item.pk.S %}',
          End: true,
        },
      }),
      { id: 'CLM-1' },
    );
    expect(await sim.output(arn)).toBe('CLM-1');
    expect(sim.calls[0]).toMatchObject({
      service: 'dynamodb',
      operation: 'GetItem',
      input: { TableName: 'claims', Key: { pk: { S: 'CLM-1' } } },
    });
  });

  it.each([
    ['dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException'],
    ['aws-sdk:dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException'],
  ])('names errors of %s %s', async (resource, error) => {
    const sim = new Machine(() => {
      throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed');
    });
    const arn = await sim.start(
      machine({
        Put: {
          Type: 'Task',
          Resource: `arn:aws:states:::${resource}`,
          Arguments: { TableName: 't', Item: {} },
          End: true,
        },
      }),
    );
    expect(await sim.describe(arn)).toMatchObject({ status: 'FAILED', error });
  });

  it('calls any known service by aws-sdk, and Step Functions’ own API in Pascal case', async () => {
    const sim = new Machine(() => ({}));
    const arn = await sim.start(
      machine({
        Mail: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:ses:sendRawEmail',
          Arguments: { Source: 'a@b' },
          Next: 'List',
        },
        List: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:sfn:listExecutions',
          Arguments: { StateMachineArn: '{% $states.context.StateMachine.Id %}' },
          Output: '{% $states.result.Executions[0].Name %}',
          End: true,
        },
      }),
    );
    expect(await sim.output(arn)).toBe('CLM-1');
    expect(sim.calls).toMatchObject([{ service: 'email', operation: 'SendRawEmail' }]);
  });
});

describe('waitForTaskToken', () => {
  it('waits for the callback and takes its output as result', async () => {
    const sim = new Machine(() => lambdaAnswer({ asked: true }));
    const arn = await sim.start(
      machine({ Ask: callbackTask({ TimeoutSeconds: 600, HeartbeatSeconds: 60 }) }),
    );
    expect(await sim.outline(arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
    ]);
    expect(await sim.details(arn, 'TaskScheduled')).toMatchObject({
      resource: 'invoke.waitForTaskToken',
      timeoutInSeconds: 600,
      heartbeatInSeconds: 60,
    });
    await sim.run('SendTaskSuccess', { taskToken: sim.token(), output: '{"outcome":"approve"}' });
    expect(await sim.output(arn)).toEqual({ outcome: 'approve' });
    expect((await sim.outline(arn)).slice(5)).toEqual([
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited',
      '8<7 ExecutionSucceeded',
    ]);
    expect(await sim.details(arn, 'TaskSucceeded')).toEqual({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      output: '{"outcome":"approve"}',
      outputDetails: { truncated: false },
    });
    expect(sim.clock.timers.size).toBe(0);
  });

  it('tells a used token from one that never was', async () => {
    const sim = new Machine();
    await sim.start(machine({ Ask: callbackTask() }));
    const send = (taskToken: string): Promise<string> =>
      refusal(sim.run('SendTaskSuccess', { taskToken, output: '1' }));
    expect(await send('nonsense')).toBe("InvalidToken: Invalid Token: 'Invalid token'");
    expect(await send(`${sim.token().slice(0, -2)}AA`)).toBe("InvalidToken: Invalid Token: 'Invalid token'");
    expect(await send(sim.token())).toBe('accepted');
    expect(await send(sim.token())).toBe(
      "TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'",
    );
  });

  it('lets one of two callbacks at the same moment win', async () => {
    const sim = new Machine();
    await sim.start(
      machine({
        Ask: callbackTask({ Next: 'Again', End: undefined }),
        Again: { Type: 'Wait', Seconds: 9, End: true },
      }),
    );
    const taskToken = sim.token();
    const answers = await Promise.all(
      [1, 2].map((n) => refusal(sim.run('SendTaskSuccess', { taskToken, output: `${n}` }))),
    );
    expect(answers.map((answer) => answer.split(':')[0])).toEqual(['accepted', 'TaskTimedOut']);
  });

  it('accepts a callback before the function has answered', async () => {
    const sim = new Machine();
    sim.answer = async () => {
      await sim.run('SendTaskSuccess', { taskToken: sim.token(), output: '"early"' });
      return lambdaAnswer({});
    };
    const arn = await sim.start(machine({ Ask: callbackTask() }));
    expect(await sim.output(arn)).toBe('early');
    expect((await sim.outline(arn)).slice(3)).toEqual([
      '4<3 TaskStarted',
      '5<4 TaskSucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ]);
  });

  it('fails with the error of SendTaskFailure', async () => {
    const sim = new Machine();
    const arn = await sim.start(machine({ Ask: callbackTask() }));
    await sim.run('SendTaskFailure', { taskToken: sim.token(), error: 'Withdrawn', cause: 'by the owner' });
    expect(await sim.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'Withdrawn',
      cause: 'by the owner',
    });
    expect(await sim.details(arn, 'TaskFailed')).toMatchObject({ error: 'Withdrawn', cause: 'by the owner' });
  });

  it('reports a failed request as TaskSubmitFailed', async () => {
    const sim = new Machine(() => lambdaError('AlreadyAnswered', 'yes'));
    const arn = await sim.start(
      machine({
        Ask: callbackTask({ Catch: [{ ErrorEquals: ['AlreadyAnswered'], Next: 'On' }] }),
        On: { Type: 'Succeed' },
      }),
    );
    expect(await sim.describe(arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect((await sim.outline(arn)).slice(4, 6)).toEqual(['5<4 TaskSubmitFailed', '6<5 TaskStateExited']);
  });

  it('times out, and the token with it', async () => {
    const sim = new Machine();
    const arn = await sim.start(
      machine({
        Ask: callbackTask({
          TimeoutSeconds: 100,
          Catch: [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.errorOutput %}', Next: 'On' }],
        }),
        On: { Type: 'Succeed' },
      }),
    );
    await sim.advance(100);
    expect(await sim.output(arn)).toEqual({ Error: 'States.Timeout', Cause: '' });
    expect(await sim.details(arn, 'TaskTimedOut')).toEqual({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      error: 'States.Timeout',
    });
    expect(await refusal(sim.run('SendTaskSuccess', { taskToken: sim.token(), output: '1' }))).toMatch(
      /^TaskTimedOut:/,
    );
  });

  it('times out on a missed heartbeat; heartbeats do not extend the timeout', async () => {
    const sim = new Machine();
    const beating = (name: string): Promise<string> =>
      sim.start(machine({ Ask: callbackTask({ TimeoutSeconds: 100, HeartbeatSeconds: 30 }) }), {}, name);
    const missed = await beating('missed');
    await sim.advance(29);
    await sim.run('SendTaskHeartbeat', { taskToken: sim.token() });
    await sim.advance(29);
    expect(await sim.describe(missed)).toMatchObject({ status: 'RUNNING' });
    await sim.advance(1);
    expect(await sim.describe(missed)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(await sim.details(missed, 'TaskTimedOut')).toMatchObject({ error: 'States.Timeout' });
    const faithful = await beating('faithful');
    for (let beat = 0; beat < 4; beat += 1) {
      await sim.advance(24);
      await sim.run('SendTaskHeartbeat', { taskToken: sim.token() });
    }
    await sim.advance(4);
    expect(await sim.describe(faithful)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(await refusal(sim.run('SendTaskHeartbeat', { taskToken: sim.token() }))).toMatch(/^TaskTimedOut:/);
  });
});

describe('startExecution', () => {
  const child = machine({
    Wait: { Type: 'Wait', Seconds: 10, Output: { done: '{% $states.input.n %}' }, End: true },
  });
  const parent = (suffix: string, fields = {}): Record<string, unknown> =>
    machine({
      Nest: {
        Type: 'Task',
        Resource: `arn:aws:states:::states:startExecution${suffix}`,
        Arguments: {
          StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:child',
          Name: 'c1',
          Input: { n: 7 },
        },
        End: true,
        ...fields,
      },
    });

  it('starts another execution and goes on', async () => {
    const sim = new Machine();
    await sim.create(child, 'child');
    const arn = await sim.start(parent('', { Output: '{% $states.result.ExecutionArn %}' }));
    expect(await sim.output(arn)).toBe('arn:aws:states:us-east-1:000000000000:execution:child:c1');
  });

  it('waits for it with .sync:2 and gives its output as JSON', async () => {
    const sim = new Machine();
    await sim.create(child, 'child');
    const arn = await sim.start(parent('.sync:2', { Output: '{% $states.result.Output %}' }));
    expect((await sim.outline(arn)).slice(2)).toEqual([
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
    ]);
    await sim.advance(10);
    expect(await sim.output(arn)).toEqual({ done: 7 });
  });

  it('gives its input and output as text with .sync', async () => {
    const sim = new Machine();
    await sim.create(child, 'child');
    const arn = await sim.start(parent('.sync'));
    await sim.advance(10);
    expect(await sim.output(arn)).toMatchObject({
      Input: '{"n":7}',
      Output: '{"done":7}',
      Status: 'SUCCEEDED',
    });
    expect(await sim.details(arn, 'TaskScheduled')).toMatchObject({ resource: 'startExecution.sync' });
  });

  it('can be ended by its token too, and then waits no more', async () => {
    const sim = new Machine();
    await sim.create(child, 'child');
    const Input = { n: 7, token: '{% $states.context.Task.Token %}' };
    const StateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:child';
    const arn = await sim.start(parent('.sync:2', { Arguments: { StateMachineArn, Name: 'c1', Input } }));
    const started = await sim.describe('arn:aws:states:us-east-1:000000000000:execution:child:c1');
    const { token: taskToken } = JSON.parse(String(started.input)) as { token: string };
    await sim.run('SendTaskSuccess', { taskToken, output: '"enough"' });
    await sim.activity.idle();
    expect(await sim.output(arn)).toBe('enough');
    await sim.advance(10);
    expect((await sim.outline(arn)).slice(4)).toEqual([
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited',
      '8<7 ExecutionSucceeded',
    ]);
  });

  it('fails with States.TaskFailed when it fails', async () => {
    const sim = new Machine();
    await sim.create(machine({ No: { Type: 'Fail', Error: 'Broken' } }), 'child');
    const arn = await sim.start(parent('.sync:2'));
    const { status, error, cause } = await sim.describe(arn);
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(cause as string)).toMatchObject({ Error: 'Broken', Status: 'FAILED', Name: 'c1' });
  });

  it('stops it when the parent is stopped', async () => {
    const sim = new Machine();
    await sim.create(child, 'child');
    const arn = await sim.start(parent('.sync:2'));
    await sim.run('StopExecution', { executionArn: arn });
    await sim.activity.idle();
    expect(await sim.describe('arn:aws:states:us-east-1:000000000000:execution:child:c1')).toMatchObject({
      status: 'ABORTED',
    });
  });

  it('names the refusal of a name that was used', async () => {
    const sim = new Machine();
    await sim.create(child, 'child');
    await sim.start(parent(''));
    await sim.advance(10);
    const { stateMachineArn } = await sim.run('CreateStateMachine', {
      name: 'other',
      definition: JSON.stringify(parent('')),
      roleArn: 'arn:aws:iam::000000000000:role/local-admin',
    });
    const { executionArn } = await sim.run('StartExecution', { stateMachineArn });
    await sim.activity.idle();
    expect(await sim.describe(executionArn as string)).toMatchObject({
      error: 'StepFunctions.ExecutionAlreadyExistsException',
    });
  });
});
