import { AwsError, type HttpResponse } from '../../../local/aws-service.ts';
import { createControlRoom } from '../../../local/control-room/endpoints.ts';
import type { Machine } from '../../../local/control-room/machine.ts';
import type { FaultPlan } from '../../../local/faults/fault-plan.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { sesMachine } from '../ses/machine.ts';

const DEFINITION = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Adjudicate',
  States: {
    Adjudicate: { Type: 'Task', Comment: '<script>alert(1)</script>', Resource: 'arn:x', Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
});

const ARN = 'arn:aws:states:us-east-1:000000000000';

const LINES = [
  { at: '2026-03-01T12:00:00.000Z', line: 'hello' },
  { at: '2026-03-01T12:00:01.000Z', line: '{"level":"ERROR","message":"<img src=x onerror=alert(1)>"}' },
];

/** Step Functions with two claim executions over two pages, as far as the control room asks. */
export async function states(operation: string, input: unknown): Promise<unknown> {
  const { nextToken, executionArn } = input as { nextToken?: string; executionArn?: string };
  const execution = (name: string, startDate: number) => ({
    ...{
      name,
      startDate,
      status: 'RUNNING',
      executionArn: `${ARN}:execution:Claim:${name}`,
      stateMachineArn: `${ARN}:stateMachine:Claim`,
    },
  });
  const page = (key: string, first: unknown[], second: unknown[] = []) =>
    nextToken === undefined && second.length > 0
      ? { [key]: first, nextToken: 'more' }
      : { [key]: nextToken ? second : first };
  if (operation === 'ListStateMachines')
    return page('stateMachines', [{ name: 'Claim', stateMachineArn: `${ARN}:stateMachine:Claim` }]);
  if (operation === 'ListExecutions')
    return page('executions', [execution('CLM-0A1B2C3D-1', 1)], [execution('CLM-ZZZZZZZZ-1', 2)]);
  if (!executionArn?.endsWith(':CLM-0A1B2C3D-1')) throw new AwsError('ExecutionDoesNotExist', 'none');
  if (operation === 'DescribeStateMachineForExecution') return { definition: DEFINITION };
  if (operation === 'DescribeExecution')
    return {
      ...execution('CLM-0A1B2C3D-1', 1),
      input: '{"claimId":"<b>"}',
      output: '{"done":true}',
      stopDate: 60,
    };
  return page(
    'events',
    [{ id: 1, type: 'ExecutionStarted', timestamp: 1 }],
    [
      {
        id: 2,
        type: 'TaskStateEntered',
        timestamp: 2.5,
        previousEventId: 1,
        stateEnteredEventDetails: { name: 'Adjudicate' },
      },
    ],
  );
}

/** A control room over a real mailbox and clock; the rest of the machine is as small as can be. */
export async function room() {
  const { ses, clock, activity, invocations } = await sesMachine(openDataFolder(null));
  let plan: FaultPlan = { seed: 1, rules: [] };
  const machine: Machine = {
    ...{ clock, mailbox: ses.mailbox, receive: ses.receive, states },
    idle: () => activity.idle(),
    texts: ({ to }) =>
      [{ to: '+12025550123', text: 'Your code', date: '2026-03-01T12:00:00.000Z' }].filter(
        (one) => !to || one.to === to,
      ),
    movements: () => [
      {
        ...{ id: 'pi_1', kind: 'charge', amountCents: 1_500, status: 'succeeded' },
        ...{ at: '2026-03-01T12:00:00.000Z', reference: 'PLN-0A1B2C3D 1' },
      },
    ],
    payments: (claimId) =>
      claimId
        ? []
        : [
            {
              to: 'a@example.com',
              amountCents: 100,
              currency: 'USD',
              status: 'SUCCESS',
              at: '2026-03-01T12:00:00.000Z',
              batchId: 'B',
              reference: 'r',
            },
          ],
    metering: () => ({
      items: [{ service: 'ses', operation: 'SendRawEmail', unit: 'messages', quantity: 1, usd: 0.0001 }],
      totalUsd: 0.0001,
    }),
    operations: () => ({ dynamodb: ['GetItem', 'PutItem'], states: ['StartExecution'], stripe: null }),
    faultPlan: () => plan,
    setFaults(given) {
      plan = given;
    },
    roles: () => [{ name: 'Send', function: 'send', accessKeyId: 'AK', secretAccessKey: 'SK' }],
    grants: () => [
      {
        ...{
          roleArn: `arn:aws:iam::000000000000:role/Send`,
          policy: 'Default',
          statement: 0,
          sid: 'SendMail',
        },
        ...{ actions: ['ses:SendRawEmail', 'ses:SendEmail'], resources: ['*'], used: 3 },
        uses: [{ action: 'ses:SendRawEmail', resource: '*' }],
      },
    ],
    refusals: () => [
      { at: '2026-03-01T12:00:00.000Z', caller: 'arn:role', action: 's3:GetObject', resource: '<script>' },
    ],
    logs: { functions: () => ['send'], lines: () => LINES },
    services: () => ({ ses: 'ready' }),
  };
  const { handle } = createControlRoom(machine, {
    doors: [{ name: 'AWS endpoint', address: 'http://localhost:4566' }],
    password: 'Claimflow-demo-1',
    signIns: [{ email: 'customer@example.com', who: 'Casey, a customer' }],
  });
  const ask = async (target: string, body: unknown = '', headers: Record<string, string> = {}) => {
    const [method = '', url = ''] = target.split(' ');
    const [path = '', query = ''] = url.split('?');
    const bytes =
      body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const response = await handle({
      method,
      path,
      query,
      headers: { host: 'localhost:8787', ...headers },
      body: bytes,
    });
    return { ...response, text: text(response), json: () => JSON.parse(text(response)) };
  };
  const send = async (mail: string, recipients = ['casey@example.com']) => {
    return ses.deliver({
      raw: Buffer.from(mail),
      source: 'claims@claimflow.example',
      recipients,
      configurationSet: null,
      tags: {},
    });
  };
  return { ask, handle, send, clock, invocations, ses, activity };
}

const text = (response: HttpResponse): string => Buffer.from(response.body).toString();
