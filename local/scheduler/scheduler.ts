import {
  ACCOUNT,
  AwsError,
  type HttpRequest,
  type HttpResponse,
  REGION,
  type RestService,
} from '../aws-service.ts';
import type { DataFolder } from '../data-folder.ts';
import { type DeliveryDeps, DeliveryQueue } from '../eventbridge/delivery-queue.ts';
import { InvalidScheduleExpression, parseSchedule } from '../eventbridge/schedule-expression.ts';
import { checkTarget, type Target, UnsupportedTarget } from '../eventbridge/target.ts';
import { Ticker } from '../eventbridge/ticker.ts';
import { physicalName, type ResourceProvider } from '../resource-provider.ts';

export interface SchedulerDeps extends DeliveryDeps {
  readonly folder: DataFolder;
  newId(): string;
}

export interface Scheduler {
  readonly service: RestService;
  readonly provider: ResourceProvider;
  resume(): void;
  stop(): void;
}

/** A schedule as in the template and in the API. */
interface ScheduleInput {
  readonly Name: string;
  readonly GroupName?: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State?: 'ENABLED' | 'DISABLED';
  readonly FlexibleTimeWindow: { readonly Mode: string };
  readonly Target: Target;
  readonly ActionAfterCompletion?: 'NONE' | 'DELETE';
  readonly Description?: string;
}

const arnOf = (input: Pick<ScheduleInput, 'Name' | 'GroupName'>) =>
  `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/${input.GroupName ?? 'default'}/${input.Name}`;
const groupArnOf = (name: string) => `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule-group/${name}`;

/** EventBridge Scheduler: schedules of the template, and one-time schedules made at run time, which are kept. */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  const database = deps.folder.sqlite('scheduler');
  database.exec('CREATE TABLE IF NOT EXISTS schedule (arn TEXT PRIMARY KEY, input TEXT NOT NULL)');
  const queue = new DeliveryQueue('scheduler.amazonaws.com', database, deps);
  const ticker = new Ticker('scheduler', deps.clock, database);
  const ofTemplate: ScheduleInput[] = [];

  const remove = (arn: string): void => {
    ticker.stop(arn);
    database.prepare('DELETE FROM schedule WHERE arn = ?').run(arn);
  };
  const start = (input: ScheduleInput): void => {
    if (input.State === 'DISABLED') return;
    const arn = arnOf(input);
    const zone = input.ScheduleExpressionTimezone;
    ticker.start({
      name: arn,
      expression: input.ScheduleExpression,
      ...(zone !== undefined && { zone }),
      fire: () => {
        const { Target: target, Name: owner } = input;
        queue.add([{ id: deps.newId(), owner, ownerArn: arn, target, input: target.Input ?? '{}' }]);
        if (input.ActionAfterCompletion === 'DELETE' && input.ScheduleExpression.startsWith('at('))
          remove(arn);
      },
    });
  };
  const known = (arn: string): ScheduleInput => {
    const row = database.prepare('SELECT input FROM schedule WHERE arn = ?').get(arn);
    if (row) return JSON.parse(String(row.input)) as ScheduleInput;
    throw new AwsError('ResourceNotFoundException', `Schedule ${arn.split('/').at(-1)} does not exist.`, 404);
  };

  const create = (input: ScheduleInput) => {
    checkInput(input);
    const arn = arnOf(input);
    if (database.prepare('SELECT 1 FROM schedule WHERE arn = ?').get(arn))
      throw new AwsError('ConflictException', `Schedule ${input.Name} already exists.`, 409);
    database.prepare('INSERT INTO schedule VALUES (?, ?)').run(arn, JSON.stringify(input));
    start(input);
    return { ScheduleArn: arn };
  };

  const operation = (action: string, run: (input: ScheduleInput) => unknown) => ({
    permissions: (input: ScheduleInput) => [
      { action: `scheduler:${action}`, resources: [arnOf(input)] },
      ...(action === 'CreateSchedule' && input.Target.RoleArn
        ? [
            {
              action: 'iam:PassRole',
              resources: [input.Target.RoleArn],
              context: { 'iam:PassedToService': ['scheduler.amazonaws.com'] },
            },
          ]
        : []),
    ],
    run: async (input: ScheduleInput) => run(input),
  });

  return {
    service: {
      protocol: 'rest',
      signingName: 'scheduler',
      operations: {
        CreateSchedule: operation('CreateSchedule', create),
        GetSchedule: operation('GetSchedule', (input) => ({ ...known(arnOf(input)), Arn: arnOf(input) })),
        DeleteSchedule: operation('DeleteSchedule', (input) => {
          known(arnOf(input));
          remove(arnOf(input));
          return {};
        }),
      },
      parse,
      encode: (_operation, output) => json(200, output, {}),
      encodeError: (error) =>
        json(error.status, { Message: error.message }, { 'x-amzn-errortype': error.code }),
    },
    provider: {
      types: ['AWS::Scheduler::Schedule', 'AWS::Scheduler::ScheduleGroup'],
      identify(resource) {
        const { Name: given, GroupName } = resource.properties;
        const name = typeof given === 'string' ? given : physicalName(resource);
        if (resource.type === 'AWS::Scheduler::ScheduleGroup')
          return { ref: name, attributes: { Arn: groupArnOf(name) } };
        const group = typeof GroupName === 'string' ? { GroupName } : {};
        return { ref: name, attributes: { Arn: arnOf({ Name: name, ...group }) } };
      },
      provision(resource) {
        if (resource.type === 'AWS::Scheduler::ScheduleGroup') return;
        const input = { ...resource.properties, Name: resource.identity.ref } as unknown as ScheduleInput;
        checkInput(input);
        ofTemplate.push(input);
      },
    },
    resume() {
      queue.resume();
      for (const input of ofTemplate) start(input);
      for (const row of database.prepare('SELECT input FROM schedule').all())
        start(JSON.parse(String(row.input)) as ScheduleInput);
    },
    stop: () => queue.stop(),
  };
}

function checkInput(input: ScheduleInput): void {
  try {
    parseSchedule(input.ScheduleExpression, input.ScheduleExpressionTimezone);
    checkTarget(input.Name, input.Target);
  } catch (error) {
    if (!(error instanceof InvalidScheduleExpression || error instanceof UnsupportedTarget)) throw error;
    throw new AwsError('ValidationException', error.message);
  }
  if (input.FlexibleTimeWindow.Mode !== 'OFF')
    throw new AwsError('ValidationException', `${input.Name}: flexible time windows are not supported here`);
}

const OPERATIONS: Readonly<Record<string, string>> = {
  POST: 'CreateSchedule',
  GET: 'GetSchedule',
  DELETE: 'DeleteSchedule',
};

function parse(request: HttpRequest): { operation: string; input: unknown } {
  const name = /^\/schedules\/([^/]+)$/.exec(request.path)?.[1];
  const operation = OPERATIONS[request.method];
  if (!name || !operation)
    throw new AwsError(
      'UnknownOperationException',
      `No operation for ${request.method} ${request.path}`,
      404,
    );
  const group = new URLSearchParams(request.query).get('groupName');
  const body = request.body.length > 0 ? (JSON.parse(new TextDecoder().decode(request.body)) as object) : {};
  return {
    operation,
    input: { ...body, Name: decodeURIComponent(name), ...(group && { GroupName: group }) },
  };
}

function json(status: number, body: unknown, headers: Record<string, string>): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}
