import { describe, expect, it } from 'vitest';
import {
  branch,
  callbackTask,
  lambdaError,
  lambdaTask,
  Machine,
  machine,
  ROLE,
  refusal,
  START,
} from './machine.ts';

const quick = machine({ Note: { Type: 'Pass', End: true } });
const waiting = machine({ W: { Type: 'Wait', Seconds: 100, End: true } });
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:claim';
const EXECUTION = 'arn:aws:states:us-east-1:000000000000:execution:claim';

describe('CreateStateMachine', () => {
  it('is answered the same when asked again, and refused for something else under the name', async () => {
    const sim = new Machine();
    const create = (definition: unknown) =>
      sim.run('CreateStateMachine', { name: 'claim', definition: JSON.stringify(definition), roleArn: ROLE });
    expect(await create(quick)).toEqual({ stateMachineArn: MACHINE, creationDate: START / 1000 });
    await sim.advance(5);
    expect(await create(quick)).toEqual({ stateMachineArn: MACHINE, creationDate: START / 1000 });
    expect(await refusal(create(waiting))).toBe(
      `StateMachineAlreadyExists: State Machine Already Exists: '${MACHINE}'`,
    );
  });

  it('refuses a definition with every finding', async () => {
    const sim = new Machine();
    const definition = JSON.stringify(
      machine({ pass1: { Type: 'Pass', Next: 'pass3' }, pass2: { Type: 'Pass', End: true } }),
    );
    expect(await refusal(sim.run('CreateStateMachine', { name: 'claim', definition, roleArn: ROLE }))).toBe(
      "InvalidDefinition: Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: pass3 at " +
        '/States/pass1/Next, MISSING_TRANSITION_TARGET: State "pass2" is not reachable. at /States/pass2\'',
    );
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'no name',
      { name: undefined },
      /^ValidationException: .*'name' failed to satisfy constraint: Member must not be null$/,
    ],
    ['a bad name', { name: 'a b' }, /^InvalidName: Invalid Name: 'a b'$/],
    ['a bad role', { roleArn: 'me' }, /^InvalidArn: Invalid Role Arn: 'me'$/],
    ['an express machine', { type: 'EXPRESS' }, /^StateMachineTypeNotSupported:/],
    [
      'a type that is none',
      { type: 'FAST' },
      /^ValidationException: .*enum value set: \[STANDARD, EXPRESS\]$/,
    ],
    ['a long name', { name: 'n'.repeat(81) }, /^ValidationException: .*length less than or equal to 80$/],
    ['a version', { publish: true }, /^ValidationException: 'publish' is not supported on this machine\.$/],
    ['tags', { tags: [{ key: 'a', value: 'b' }] }, /^ValidationException: 'tags' is not supported/],
  ])('refuses %s', async (_what, change, message) => {
    const sim = new Machine();
    const input = { name: 'claim', definition: JSON.stringify(quick), roleArn: ROLE, ...change };
    expect(await refusal(sim.run('CreateStateMachine', input))).toMatch(message);
  });
});

describe('machines', () => {
  it('tell which variables their states read, and have no revision before the first change', async () => {
    const sim = new Machine();
    const stateMachineArn = await sim.create(
      machine({
        Set: { Type: 'Pass', Assign: { b: 1, a: 2 }, Next: 'Use' },
        Use: {
          Type: 'Pass',
          Output: { sum: '{% $sum([$b, $a]) & $states.input & $nobody %}' },
          Next: 'Each',
        },
        Each: {
          Type: 'Map',
          Items: '{% [$a] %}',
          ItemProcessor: branch({ Inner: { Type: 'Pass', Output: '{% ($x := $b; $x) %}', End: true } }),
          End: true,
        },
      }),
    );
    const described = await sim.run('DescribeStateMachine', { stateMachineArn });
    expect(described).not.toHaveProperty('revisionId');
    expect(described.variableReferences).toEqual({ Use: ['a', 'b', 'nobody'], Each: ['a'], Inner: ['b'] });
    const { stateMachineArn: plain } = await sim.run('CreateStateMachine', {
      name: 'plain',
      definition: JSON.stringify(quick),
      roleArn: ROLE,
    });
    expect(await sim.run('DescribeStateMachine', { stateMachineArn: plain })).not.toHaveProperty(
      'variableReferences',
    );
  });

  it('are described, listed page by page, and deleted with what runs', async () => {
    const sim = new Machine();
    const arn = await sim.start(waiting);
    for (const name of ['b', 'c']) await sim.create(quick, name);
    expect(await sim.run('DescribeStateMachine', { stateMachineArn: MACHINE })).toMatchObject({
      name: 'claim',
      status: 'ACTIVE',
      type: 'STANDARD',
      roleArn: ROLE,
      definition: JSON.stringify(waiting),
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    });
    const first = await sim.run('ListStateMachines', { maxResults: 2 });
    const second = await sim.run('ListStateMachines', { maxResults: 2, nextToken: first.nextToken });
    const names = [first, second].map(({ stateMachines }) =>
      (stateMachines as { name: string }[]).map(({ name }) => name),
    );
    expect(names).toEqual([['b', 'c'], ['claim']]);
    expect(second.nextToken).toBeUndefined();
    await sim.run('DeleteStateMachine', { stateMachineArn: MACHINE });
    expect(await refusal(sim.run('DescribeStateMachine', { stateMachineArn: MACHINE }))).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${MACHINE}'`,
    );
    expect(await sim.describe(arn)).toMatchObject({ status: 'ABORTED' });
    expect(await sim.run('DescribeStateMachineForExecution', { executionArn: arn })).toMatchObject({
      name: 'claim',
      definition: JSON.stringify(waiting),
    });
  });

  it('are validated on demand', async () => {
    const sim = new Machine();
    const validate = (definition: string) => sim.run('ValidateStateMachineDefinition', { definition });
    expect(await validate(JSON.stringify(quick))).toEqual({
      result: 'OK',
      diagnostics: [],
      truncated: false,
    });
    expect(await validate(JSON.stringify(machine({ A: { Type: 'Pass', Next: 'B' } })))).toEqual({
      result: 'FAIL',
      diagnostics: [
        {
          severity: 'ERROR',
          code: 'MISSING_TRANSITION_TARGET',
          message: "Missing 'Next' target: B",
          location: '/States/A/Next',
        },
        { severity: 'ERROR', code: 'MISSING_END_STATE', message: 'Workflow has no terminal state' },
      ],
      truncated: false,
    });
  });
});

describe('StartExecution', () => {
  it('is idempotent while it runs with the same input, and refused otherwise', async () => {
    const sim = new Machine();
    const arn = await sim.start(waiting, { a: 1 });
    await sim.advance(10);
    const again = (input: string) =>
      sim.run('StartExecution', { stateMachineArn: MACHINE, name: 'CLM-1', input });
    expect(await again('{"a":1}')).toEqual({ executionArn: arn, startDate: START / 1000 });
    expect(await refusal(again('{"a":2}'))).toBe(
      `ExecutionAlreadyExists: Execution Already Exists: '${arn}'`,
    );
    await sim.advance(100);
    expect(await refusal(again('{"a":1}'))).toBe(
      `ExecutionAlreadyExists: Execution Already Exists: '${arn}'`,
    );
  });

  it('starts one execution for two requests at the same moment', async () => {
    const sim = new Machine();
    await sim.create(waiting);
    const start = () => sim.run('StartExecution', { stateMachineArn: MACHINE, name: 'x' });
    const [first, second] = await Promise.all([start(), start()]);
    expect(first).toEqual(second);
    const { executions } = await sim.run('ListExecutions', { stateMachineArn: MACHINE });
    expect(executions).toHaveLength(1);
  });

  it('names an unnamed execution with a UUID and takes {} as its input', async () => {
    const sim = new Machine();
    await sim.create(quick);
    const { executionArn } = await sim.run('StartExecution', { stateMachineArn: MACHINE });
    await sim.activity.idle();
    expect(executionArn).toMatch(/:execution:claim:[0-9a-f-]{36}$/);
    expect(await sim.describe(executionArn as string)).toMatchObject({ input: '{}', output: '{}' });
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'an unknown machine',
      { stateMachineArn: `${MACHINE}x` },
      /^StateMachineDoesNotExist: State Machine Does Not Exist: /,
    ],
    ['a bad ARN', { stateMachineArn: 'claim' }, /^InvalidArn: Invalid Arn: 'Invalid ARN prefix: claim'$/],
    ['a bad name', { name: 'a/b' }, /^InvalidName: Invalid Name: 'a\/b'$/],
    ['a name with a surrogate', { name: 'a😀' }, /^InvalidName: Invalid Name: 'a😀'$/],
    [
      'input that is too long, without repeating it',
      { input: JSON.stringify('a'.repeat(262_143)) },
      /^ValidationException: 1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144$/,
    ],
    [
      'a name that is too long, repeating it',
      { name: 'n'.repeat(81) },
      /detected: Value 'n{81}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80$/,
    ],
    [
      'input that is no JSON',
      { input: '{' },
      /^InvalidExecutionInput: Invalid State Machine Execution Input: /,
    ],
    [
      'input that is a bare word',
      { input: 'hello' },
      /: 'com\.fasterxml\.jackson\.core\.JsonParseException: Unrecognized token 'hello': was expecting .*\n at \[Source: \(String\)"hello"; line: 1, column: 6\]'$/,
    ],
    [
      'input with a comma too many',
      { input: '{"a":1,}' },
      /: 'com\.fasterxml\.jackson\.core\.JsonParseException: Unexpected character \('}' \(code 125\)\): was expecting double-quote to start field name\n at \[Source: \(String\)"\{"a":1,}"; line: 1, column: 9\]'$/,
    ],
    [
      'input that is not closed',
      { input: '{\n "a": [1' },
      /: 'com\.fasterxml\.jackson\.core\.io\.JsonEOFException: Unexpected end-of-input: expected close marker for Array \(start marker at .*line: 2, column: 7\]\)\n at .*line: 2, column: 9\]'$/s,
    ],
    ['an empty name', { name: '' }, /^ValidationException: .*length greater than or equal to 1$/],
    [
      'input that nests too deep',
      { input: '['.repeat(1_001) + ']'.repeat(1_001) },
      /nesting exceeds 1000 levels/,
    ],
    ['input over 256 KiB', { input: JSON.stringify('ä'.repeat(131_072)) }, /^InvalidExecutionInput: /],
  ])('refuses %s', async (_what, change, message) => {
    const sim = new Machine();
    await sim.create(quick);
    expect(await refusal(sim.run('StartExecution', { stateMachineArn: MACHINE, ...change }))).toMatch(
      message,
    );
  });
});

describe('executions', () => {
  it('are described, with or without data', async () => {
    const sim = new Machine();
    const arn = await sim.start(quick, { a: 1 });
    const metadata = {
      executionArn: arn,
      stateMachineArn: MACHINE,
      name: 'CLM-1',
      status: 'SUCCEEDED',
      startDate: START / 1000,
      stopDate: START / 1000,
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    };
    const data = {
      input: '{"a":1}',
      inputDetails: { included: true },
      output: '{"a":1}',
      outputDetails: { included: true },
    };
    expect(await sim.describe(arn)).toEqual({ ...metadata, ...data });
    expect(await sim.run('DescribeExecution', { executionArn: arn, includedData: 'METADATA_ONLY' })).toEqual({
      ...metadata,
      inputDetails: { included: false },
      outputDetails: { included: false },
    });
    expect(await refusal(sim.describe(`${EXECUTION}:none`))).toBe(
      `ExecutionDoesNotExist: Execution Does Not Exist: '${EXECUTION}:none'`,
    );
    expect(await refusal(sim.describe('none'))).toBe("InvalidArn: Invalid Arn: 'Invalid ARN prefix: none'");
    expect(await refusal(sim.describe(MACHINE))).toBe(
      "InvalidArn: Invalid Arn: 'Resource type not valid in this context: stateMachine'",
    );
  });

  it('are listed newest first, by status, page by page, also while new ones start', async () => {
    const sim = new Machine();
    await sim.create(waiting);
    const start = (name: string) => sim.run('StartExecution', { stateMachineArn: MACHINE, name });
    for (const name of ['a', 'b', 'c']) await start(name);
    await sim.run('StopExecution', { executionArn: `${EXECUTION}:b`, error: 'E', cause: 'no' });
    const list = async (input: Record<string, unknown>) => {
      const { executions, nextToken } = await sim.run('ListExecutions', {
        stateMachineArn: MACHINE,
        ...input,
      });
      return { names: (executions as { name: string }[]).map(({ name }) => name), nextToken };
    };
    expect(await list({})).toEqual({ names: ['c', 'b', 'a'], nextToken: undefined });
    expect(await list({ statusFilter: 'RUNNING' })).toEqual({ names: ['c', 'a'], nextToken: undefined });
    const page = await list({ maxResults: 2 });
    await start('d');
    expect(await list({ maxResults: 2, nextToken: page.nextToken })).toEqual({
      names: ['a'],
      nextToken: undefined,
    });
    expect(await refusal(list({ nextToken: 'x' }))).toMatch(/^InvalidToken:/);
    expect(await refusal(list({ statusFilter: 'GONE' }))).toMatch(/^ValidationException:/);
    expect(await refusal(list({ maxResults: 1001 }))).toMatch(/^ValidationException:/);
  });

  it('are stopped once, with what they wait for', async () => {
    const sim = new Machine();
    const arn = await sim.start(machine({ Ask: callbackTask({ TimeoutSeconds: 9 }) }));
    await sim.advance(3);
    const stop = () => sim.run('StopExecution', { executionArn: arn, error: 'Old', cause: 'superseded' });
    expect(await stop()).toEqual({ stopDate: START / 1000 + 3 });
    await sim.advance(3);
    expect(await stop()).toEqual({ stopDate: START / 1000 + 3 });
    expect(await sim.describe(arn)).toMatchObject({
      status: 'ABORTED',
      error: 'Old',
      cause: 'superseded',
      redriveStatus: 'REDRIVABLE',
    });
    expect((await sim.outline(arn)).at(-1)).toBe('6<0 ExecutionAborted');
    expect(sim.clock.timers.size).toBe(0);
    expect(await refusal(sim.run('SendTaskSuccess', { taskToken: sim.token(), output: '1' }))).toMatch(
      /^TaskTimedOut:/,
    );
  });
});

describe('GetExecutionHistory', () => {
  it('pages in both directions and leaves data out on request', async () => {
    const sim = new Machine();
    const executionArn = await sim.start(quick, { secret: 1 });
    const ids = async (input: Record<string, unknown>) => {
      const { events, nextToken } = await sim.run('GetExecutionHistory', { executionArn, ...input });
      return { ids: (events as { id: number }[]).map(({ id }) => id), nextToken };
    };
    const first = await ids({ maxResults: 3 });
    expect(first.ids).toEqual([1, 2, 3]);
    const elsewhere = { stateMachineArn: MACHINE, nextToken: first.nextToken };
    expect(await refusal(sim.run('ListExecutions', elsewhere))).toBe(
      "InvalidToken: Invalid Token: 'Invalid token'",
    );
    expect(await ids({ maxResults: 3, nextToken: first.nextToken })).toEqual({
      ids: [4],
      nextToken: undefined,
    });
    const last = await ids({ maxResults: 1, reverseOrder: true });
    expect(last.ids).toEqual([4]);
    expect((await ids({ reverseOrder: true, nextToken: last.nextToken })).ids).toEqual([3, 2, 1]);
    const { events } = await sim.run('GetExecutionHistory', { executionArn, includeExecutionData: false });
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(events).toMatchObject([
      { executionStartedEventDetails: { roleArn: ROLE } },
      { stateEnteredEventDetails: { name: 'Note' } },
      {},
      { executionSucceededEventDetails: {} },
    ]);
  });

  it('leaves out inputs and outputs only: parameters, errors and causes stay', async () => {
    const sim = new Machine(() => lambdaError('Broken', 'by itself'));
    const executionArn = await sim.start(machine({ Call: lambdaTask() }), { secret: 1 });
    const { events } = await sim.run('GetExecutionHistory', { executionArn, includeExecutionData: false });
    const [started, entered, scheduled, , failed, ended] = events as Record<string, unknown>[];
    expect(started?.executionStartedEventDetails).toEqual({ roleArn: ROLE });
    expect(entered?.stateEnteredEventDetails).toEqual({ name: 'Call' });
    expect(scheduled?.taskScheduledEventDetails).toMatchObject({
      parameters: expect.stringContaining('secret'),
    });
    for (const details of [failed?.taskFailedEventDetails, ended?.executionFailedEventDetails])
      expect(details).toMatchObject({ error: 'Broken', cause: expect.stringContaining('by itself') });
  });
});

describe('permissions', () => {
  it('name the machine, also for a callback’s token', async () => {
    const sim = new Machine();
    await sim.start(machine({ Ask: callbackTask() }));
    const permissions = (operation: string, input: unknown) => {
      const call = { caller: { kind: 'admin', arn: 'arn' }, now: 0, requestId: 'r' } as const;
      return sim.engine.service.operations[operation]?.permissions(input as never, call);
    };
    expect(permissions('StartExecution', { stateMachineArn: MACHINE })).toEqual([
      { action: 'states:StartExecution', resources: [MACHINE] },
    ]);
    expect(permissions('SendTaskSuccess', { taskToken: sim.token() })).toEqual([
      { action: 'states:SendTaskSuccess', resources: [MACHINE] },
    ]);
    expect(permissions('SendTaskSuccess', { taskToken: 'x' })).toEqual([
      { action: 'states:SendTaskSuccess', resources: ['*'] },
    ]);
    expect(permissions('CreateStateMachine', { name: 'claim' })).toEqual([
      { action: 'states:CreateStateMachine', resources: [MACHINE] },
    ]);
  });
});

describe('the template’s machines', () => {
  it('are identified by name and provisioned again without a change', async () => {
    const sim = new Machine();
    const { provider } = sim.engine;
    const resource = {
      stackName: 'Service',
      logicalId: 'ClaimMachine',
      type: 'AWS::StepFunctions::StateMachine',
      properties: {
        RoleArn: ROLE,
        DefinitionString: JSON.stringify(quick),
        StateMachineType: 'STANDARD',
        LoggingConfiguration: { Level: 'ALL' },
      },
    };
    const identity = provider.identify(resource);
    const arn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Service-ClaimMachine';
    expect(identity).toEqual({ ref: arn, attributes: { Arn: arn, Name: 'Service-ClaimMachine' } });
    await provider.provision({ ...resource, identity });
    const before = await sim.run('DescribeStateMachine', { stateMachineArn: arn });
    await sim.advance(60);
    await provider.provision({ ...resource, identity });
    expect(await sim.run('DescribeStateMachine', { stateMachineArn: arn })).toEqual(before);
    const broken = { ...resource, properties: { ...resource.properties, DefinitionString: '{}' }, identity };
    await expect(provider.provision(broken)).rejects.toThrow('Invalid State Machine Definition');
  });
});
