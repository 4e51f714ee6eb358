import { describe, expect, it } from 'vitest';
import type { AwsError, Caller } from '../../../local/aws-service.ts';
import { FunctionLogs } from '../../../local/lambda/function-logs.ts';
import type { FunctionSpec, Invocation, LambdaHost } from '../../../local/lambda/function-spec.ts';
import { createLambda, type InvokeInput, type InvokeOutput } from '../../../local/lambda/lambda-service.ts';
import { recordedMachine, START } from '../recorded-calls.ts';

const ADMIN: Caller = { kind: 'admin', arn: 'admin' };
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:S-F';
const DEAD = 'arn:aws:sqs:us-east-1:000000000000:Dead';

type Machine = ReturnType<typeof recordedMachine>;

/** A host that answers as told, typed to the interface of the two real ones. */
class ScriptedHost implements LambdaHost {
  readonly seen: { at: number; name: string; payload: unknown; nested: boolean | undefined }[] = [];
  readonly #now: () => number;
  fails = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  async invoke(fn: FunctionSpec, { payload, nested }: Invocation) {
    this.seen.push({ at: this.#now() - START, name: fn.name, payload: JSON.parse(payload), nested });
    if (!this.fails) return { payload: '{"ok":true}', durationMs: 1.5 };
    return {
      payload: '{"errorType":"E","errorMessage":"no"}',
      functionError: 'Unhandled' as const,
      durationMs: 2,
    };
  }

  async stop() {}
}

async function startLambda(machine: Machine, extra: readonly [string, Record<string, unknown>][] = []) {
  const host = new ScriptedHost(() => machine.clock.now());
  const billed: [string, number][] = [];
  const lambda = createLambda({
    ...machine,
    folder: machine.session,
    host,
    log: new FunctionLogs(() => machine.clock.now()),
    assetPath: (key) => `/assets/${key}`,
    authorize: () => undefined,
    environment: ({ name }) => ({ AWS_LAMBDA_FUNCTION_NAME: name }),
    record: ({ unit, quantity }) => billed.push([unit, quantity]),
  });
  const resources: readonly [string, Record<string, unknown>][] = [
    [
      'AWS::Lambda::Function',
      {
        Code: { S3Key: 'k' },
        Handler: 'index.handler',
        Role: 'arn:role',
        Timeout: 7,
        MemorySize: 512,
        Environment: { Variables: { A: 1 } },
      },
    ],
    ...extra,
  ];
  for (const [type, properties] of resources) {
    const resource = { stackName: 'S', logicalId: 'F', type, properties };
    await lambda.provider.provision({ ...resource, identity: lambda.provider.identify(resource) });
  }
  lambda.resume();
  const invoke = async (input: InvokeInput, caller = ADMIN) =>
    (await lambda.service.operations.Invoke?.run(input as never, {
      caller,
      now: START,
      requestId: 'request-1',
    })) as InvokeOutput;
  return { lambda, host, invoke, billed };
}

describe('Invoke', () => {
  it('answers with the payload, bills memory and time, and knows the function by name and ARN', async () => {
    const { invoke, billed, lambda } = await startLambda(recordedMachine());
    for (const FunctionName of ['S-F', FUNCTION, `${FUNCTION}:$LATEST`])
      expect(await invoke({ FunctionName, Payload: '{"a":1}' })).toEqual({
        StatusCode: 200,
        ExecutedVersion: '$LATEST',
        Payload: '{"ok":true}',
      });
    expect(billed[0]).toEqual(['gb-ms', 1]);
    expect(lambda.functions()[0]).toMatchObject({
      codeDir: '/assets/k',
      timeoutMs: 7000,
      memoryMb: 512,
      environment: { A: '1', AWS_LAMBDA_FUNCTION_NAME: 'S-F' },
    });
  });

  it('marks calls made from inside an invocation as nested', async () => {
    const { invoke, host } = await startLambda(recordedMachine());
    await invoke({ FunctionName: 'S-F' }, { kind: 'role', arn: 'x', roleArn: 'arn:role' });
    await invoke(
      { FunctionName: 'S-F' },
      { kind: 'service', arn: 'c', servicePrincipal: 'cognito-idp.amazonaws.com' },
    );
    await invoke({ FunctionName: 'S-F' }, { kind: 'role', arn: 'x', roleArn: 'arn:machine-role' });
    expect(host.seen.map(({ nested }) => nested)).toEqual([true, true, false]);
  });

  it.each<[string, InvokeInput, string]>([
    ['an unknown function', { FunctionName: 'None' }, 'ResourceNotFoundException'],
    ['no JSON', { FunctionName: 'S-F', Payload: '{' }, 'InvalidRequestContentException'],
    [
      'a huge event',
      { FunctionName: 'S-F', InvocationType: 'Event', Payload: `"${'x'.repeat(1 << 20)}"` },
      'RequestTooLargeException',
    ],
  ])('refuses %s', async (_what, input, code) => {
    const { invoke } = await startLambda(recordedMachine());
    await expect(invoke(input)).rejects.toSatisfy((error: AwsError) => error.code === code);
  });

  it('reads and writes the REST protocol', async () => {
    const { lambda } = await startLambda(recordedMachine());
    const path = `/2015-03-31/functions/${encodeURIComponent(FUNCTION)}/invocations`;
    const body = new TextEncoder().encode('{"a":1}');
    expect(
      lambda.service.parse({
        method: 'POST',
        path,
        query: '',
        headers: { 'x-amz-invocation-type': 'Event' },
        body,
      }),
    ).toEqual({
      operation: 'Invoke',
      input: { FunctionName: FUNCTION, InvocationType: 'Event', Payload: '{"a":1}' },
    });
    const output: InvokeOutput = {
      StatusCode: 200,
      FunctionError: 'Unhandled',
      ExecutedVersion: '$LATEST',
      Payload: '{}',
    };
    const call = { caller: ADMIN, now: START, requestId: 'r' };
    expect(lambda.service.encode('Invoke', output, call)).toMatchObject({
      status: 200,
      headers: { 'x-amz-function-error': 'Unhandled' },
    });
  });

  it('turns permissions of the template into a resource policy', async () => {
    const permission = {
      Action: 'lambda:InvokeFunction',
      FunctionName: FUNCTION,
      Principal: 'events.amazonaws.com',
      SourceArn: 'arn:rule/*',
    };
    const { lambda } = await startLambda(recordedMachine(), [['AWS::Lambda::Permission', permission]]);
    expect(lambda.resourcePolicyOf(FUNCTION)).toEqual({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: FUNCTION,
          Condition: { ArnLike: { 'AWS:SourceArn': 'arn:rule/*' } },
        },
      ],
    });
    expect(lambda.resourcePolicyOf('arn:aws:s3:::bucket')).toBeUndefined();
  });
});

describe('asynchronous invocation', () => {
  const event = { FunctionName: 'S-F', InvocationType: 'Event', Payload: '{"n":1}' } as const;

  it('retries after one and two minutes, then sends the bare event to the dead letters, as the function', async () => {
    const machine = recordedMachine();
    const { invoke, host } = await startLambda(machine, [
      [
        'AWS::Lambda::Function',
        { Code: { S3Key: 'k' }, Role: 'arn:role', DeadLetterConfig: { TargetArn: DEAD } },
      ],
    ]);
    host.fails = true;
    expect(await invoke(event)).toEqual({ StatusCode: 202 });
    await machine.clock.advance(START + 3600_000);
    expect(host.seen.map(({ at }) => at)).toEqual([0, 60_000, 180_000]);
    expect(machine.calls).toMatchObject([
      {
        caller: { roleArn: 'arn:role' },
        input: {
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/000000000000/Dead',
          MessageBody: '{"n":1}',
          MessageAttributes: {
            RequestID: { StringValue: 'request-1' },
            ErrorMessage: { StringValue: 'no' },
          },
        },
      },
    ]);
  });

  it('goes on after a crash with the attempts made so far, and forgets what succeeded', async () => {
    const before = recordedMachine();
    const first = await startLambda(before);
    first.host.fails = true;
    await first.invoke(event);
    await before.activity.idle();
    first.lambda.stop();
    before.session.close();
    const after = recordedMachine(undefined, before.folder);
    const second = await startLambda(after);
    await after.clock.advance(START + 3600_000);
    expect(second.host.seen.map(({ at, payload }) => [at, payload])).toEqual([[60_000, { n: 1 }]]);
    after.session.close();
    const third = await startLambda(recordedMachine(undefined, before.folder, START + 7200_000));
    expect(third.host.seen).toEqual([]);
  });

  it('is asked for as the service that sends the event', async () => {
    const machine = recordedMachine();
    const { lambda } = await startLambda(machine);
    await lambda.invokeAsync(
      FUNCTION,
      { x: 1 },
      { servicePrincipal: 'ses.amazonaws.com', sourceArn: 'arn:rule' },
    );
    expect(machine.calls[0]).toMatchObject({
      caller: { kind: 'service', servicePrincipal: 'ses.amazonaws.com', sourceArn: 'arn:rule' },
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: FUNCTION, InvocationType: 'Event', Payload: '{"x":1}' },
    });
  });
});
