/** The whole machine: the synthesized template, run by the simulated services. */
import { awsEndpoint } from './aws-endpoint.ts';
import type { AwsCaller, HttpRequest, HttpResponse } from './aws-service.ts';
import { createControlRoom } from './control-room/endpoints.ts';
import type { FrontPage, Machine } from './control-room/machine.ts';
import type { FrontDoor } from './front-door/front-door.ts';
import { ADMIN } from './iam/iam.ts';
import type { FunctionLogs } from './lambda/function-logs.ts';
import type { LambdaHost } from './lambda/function-spec.ts';
import { InThreadHost, type InThreadHostOptions } from './lambda/in-thread/in-thread-host.ts';
import type { InvokeOutput } from './lambda/lambda-service.ts';
import { WorkerHost } from './lambda/worker-host.ts';
import { type RandomStreams, randomStreams } from './random-streams.ts';
import { createServices, PAYPAL_PREFIX, type Services, STRIPE_PREFIX } from './services.ts';
import { diskFault } from './storage/disk-fault.ts';
import { type OpenDataFolder, unusable } from './storage/open-data-folder.ts';
import { type LoadedTemplate, loadTemplate } from './template/load-template.ts';
import { ActivityCount } from './time/activity-count.ts';
import { MachineClock } from './time/machine-clock.ts';
import type { MovableClock } from './time/movable-clock.ts';
import { SimulatedClock } from './time/simulated-clock.ts';

export interface RuntimeOptions {
  /** A synthesized cloud assembly (`cdk.out`). */
  readonly assemblyDir: string;
  /** Stays open when the runtime stops or crashes; another runtime may then go on with it. */
  readonly folder: OpenDataFolder;
  /**
   * `workers`: functions in worker threads, the machine's time. `in-thread`: functions in this thread, time that moves
   * only by `clock.advance`, no sockets and no real timers.
   */
  readonly host: 'workers' | 'in-thread';
  /** Where the clock starts, milliseconds since the epoch; required for `in-thread`. */
  readonly now?: number;
  /** Makes every id and every chance repeatable. */
  readonly seed?: number;
  /** What functions reach AWS at; with `workers` something must serve `aws` there. */
  readonly awsUrl?: string;
  readonly portalUrl?: string;
  readonly frontPage?: FrontPage;
  /** With `in-thread`: what functions get instead of files beside their code (see InThreadHostOptions). */
  readonly standIns?: InThreadHostOptions['standIns'];
  /** An injected crash happened; by default the runtime crashes itself. */
  readonly onCrash?: (reason: string) => void;
  readonly log?: (line: string) => void;
}

export interface Runtime {
  readonly clock: MovableClock;
  readonly activity: ActivityCount;
  readonly frontDoor: FrontDoor;
  /** Calls a service as `local-admin`. Throws AwsError. */
  call(signingName: string, operation: string, input: unknown): ReturnType<AwsCaller>;
  /** The AWS endpoint, with the simulators of PayPal and Stripe below `/_paypal` and `/_stripe`. */
  aws(request: HttpRequest): Promise<HttpResponse>;
  /** The main port: the distribution, with the portal and the API behind it, and the control room. */
  portal(request: HttpRequest): Promise<HttpResponse>;
  /** The HTTP API at its own address, which on AWS nobody but the distribution may use. */
  api(request: HttpRequest): Promise<HttpResponse>;
  controlRoom(request: HttpRequest): Promise<HttpResponse>;
  readonly machine: Machine;
  readonly services: Services;
  /** Output values by stack and name. */
  readonly outputs: LoadedTemplate['outputs'];
  /** The function whose logical id starts so; undefined when the template has none. */
  functionNamed(logicalIdPrefix: string): string | undefined;
  /** Invokes a function as `local-admin` and answers its parsed result. Throws FunctionFailed. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Resolves when no invocation, delivery or due timer is pending. */
  idle(): Promise<void>;
  /**
   * On a folder that was used before: fires what fell due since its clock stood, in order. The clock of `workers` stands
   * still until this is called, because functions then need the AWS endpoint to be served.
   */
  catchUp(): Promise<void>;
  /** Waits for quiet, then stops everything in order. */
  stop(): Promise<void>;
  /** Drops everything at once, as if the process had died: what is not committed is lost. */
  crash(): void;
}

/** A function that was invoked directly answered with an error. */
export class FunctionFailed extends Error {
  constructor(functionName: string, payload: string) {
    const { errorType, errorMessage } = JSON.parse(payload || '{}') as {
      errorType?: string;
      errorMessage?: string;
    };
    super(`${functionName} failed: ${errorType}: ${errorMessage}`);
    this.name = 'FunctionFailed';
  }
}

/**
 * Builds the machine on a data folder and sets it going: stores, services, resources of the template, then whatever an
 * earlier run left. Throws what stops a start: TemplateError, PolicyError, DataFolderError, ClockCannotGoBack, …
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  try {
    return await start(options);
  } catch (error) {
    const { path } = options.folder;
    if (path !== null && diskFault(error) !== undefined) throw unusable(path, error);
    throw error;
  }
}

async function start(options: RuntimeOptions): Promise<Runtime> {
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const awsUrl = options.awsUrl ?? 'http://127.0.0.1:4566';
  const portalUrl = options.portalUrl ?? 'http://localhost:8787';
  const folder = options.folder.session();
  let gone = false;
  const activity = new ActivityCount((what, error) => {
    // What a dropped runtime still tries to do must fail; that is no news.
    if (!gone) log(`${what} failed: ${error instanceof Error ? error.stack : String(error)}`);
  });
  const clock =
    options.host === 'workers'
      ? new MachineClock(activity, folder, options.now)
      : new SimulatedClock(activity, options.now ?? missingStart());
  const random = randomStreams(folder, options.seed);
  let template: LoadedTemplate | undefined;
  const services = createServices({
    ...{ folder, clock, activity, random, awsUrl, portalUrl },
    host: (logs) =>
      hostFor(clock, random, logs, { awsUrl, standIns: options.standIns }, (request) => aws(request)),
    assetPath: (key) => template?.assetPath(key) ?? '',
    onCrash: (reason) => (options.onCrash ? options.onCrash(reason) : crash()),
    log: (line) => {
      if (!gone) log(line);
    },
  });
  const { frontDoor, paypal, stripe, httpApi, cloudFront, metering, host } = services;

  const aws = awsEndpoint({ frontDoor, providers: { [PAYPAL_PREFIX]: paypal, [STRIPE_PREFIX]: stripe } });
  const crash = (): void => {
    if (gone) return;
    gone = true;
    frontDoor.close();
    if (host instanceof InThreadHost) host.drop();
    stopServices(services);
    services.dynamodb.crash();
    clock.stop();
    folder.close();
  };
  const idle = () => clock.settle();
  const stop = async (): Promise<void> => {
    if (gone) return;
    await idle();
    gone = true;
    clock.stop();
    stopServices(services);
    await host.stop();
    await services.dynamodb.stop();
    metering.flush();
    frontDoor.close();
    folder.close();
  };

  try {
    template = await loadTemplate(options.assemblyDir, services.providers);
    await template.provision();
    services.iam.bindRoles(template.resources);
    resumeServices(services);
  } catch (error) {
    crash();
    throw error;
  }
  const { resources, outputs } = template;
  const machine = machineOf(services, clock, idle);
  const controlRoom = createControlRoom(
    machine,
    options.frontPage ?? { doors: [], password: '', signIns: [] },
  );
  const api = (request: HttpRequest) => httpApi.handle(request);
  return {
    ...{ clock, activity, frontDoor, aws, api, machine, services, outputs, idle, stop, crash },
    catchUp: async () => {
      if (clock instanceof MachineClock) await clock.catchUp();
    },
    call: (signingName, operation, input) => frontDoor.call(ADMIN, signingName, operation, input),
    controlRoom: (request) => controlRoom.handle(request),
    portal: (request) =>
      isControlRoom(request.path) ? controlRoom.handle(request) : cloudFront.handle(request),
    functionNamed: (prefix) =>
      resources.find(
        ({ type, logicalId }) => type === 'AWS::Lambda::Function' && logicalId.startsWith(prefix),
      )?.identity.ref,
    async invoke(functionName, event) {
      const input = { FunctionName: functionName, Payload: JSON.stringify(event) };
      const output = (await frontDoor.call(ADMIN, 'lambda', 'Invoke', input)) as InvokeOutput;
      if (output.FunctionError) throw new FunctionFailed(functionName, output.Payload ?? '');
      return JSON.parse(output.Payload ?? 'null') as unknown;
    },
  };
}

function missingStart(): never {
  throw new RangeError('an in-thread runtime needs `now`: its clock has no time of its own');
}

function isControlRoom(path: string): boolean {
  return path === '/_local' || path.startsWith('/_local/');
}

function hostFor(
  clock: MovableClock,
  random: RandomStreams,
  log: FunctionLogs,
  { awsUrl, standIns = {} }: { awsUrl: string; standIns: RuntimeOptions['standIns'] },
  aws: (request: HttpRequest) => Promise<HttpResponse>,
): LambdaHost {
  if (clock instanceof MachineClock) return new WorkerHost({ time: clock.shared.buffer, log });
  const origin = new URL(awsUrl).origin;
  return new InThreadHost({
    log,
    standIns,
    now: () => clock.now(),
    random: (instance) => random.fraction(`function ${instance}`) ?? Math.random,
    outlet: async (target, request) => {
      if (target === origin) return await aws(request);
      throw Object.assign(new Error(`connect ECONNREFUSED ${target}`), { code: 'ECONNREFUSED' });
    },
  });
}

/** Owners of kept work first, then those who add to it. */
function resumeServices(services: Services): void {
  const { lambda, bridge, scheduler, dynamodb, stepFunctions, ses, s3, eventSources } = services;
  const { paypal, stripe } = services;
  const aws = [lambda, bridge, scheduler, dynamodb, stepFunctions, ses, s3, eventSources];
  for (const service of [...aws, paypal, stripe]) service.resume();
}

function stopServices(services: Services): void {
  const { lambda, bridge, scheduler, stepFunctions, ses, s3, eventSources, paypal, stripe } = services;
  const aws = [eventSources, s3, ses, stepFunctions, scheduler, bridge, lambda];
  for (const service of [stripe, paypal, ...aws]) service.stop();
}

function machineOf(services: Services, clock: MovableClock, idle: () => Promise<void>): Machine {
  const { ses, sns, paypal, stripe, frontDoor, metering, faults, iam, logs } = services;
  return {
    clock,
    idle,
    mailbox: ses.mailbox,
    receive: ses.receive,
    texts: (filter) => sns.texts(filter),
    payments: (claimId) => paypal.payments(claimId),
    movements: () => stripe.movements(),
    states: (operation, input) => frontDoor.call(ADMIN, 'states', operation, input),
    metering: (claimId) => metering.summary(claimId),
    operations: () => ({ ...operationsOf(services.served), ...PROVIDER_OPERATIONS }),
    faultPlan: () => faults.plan(),
    setFaults: (plan) => faults.set(plan),
    roles: () => iam.roles(),
    grants: () => iam.grants(),
    refusals: () => iam.refusals(),
    logs: { functions: () => logs.functions(), lines: (name) => logs.of(name) },
    services: () => Object.fromEntries(SERVICES.map((name) => [name, 'ready'])),
  };
}

/** Payment providers are no AWS services, but faults strike them too. */
const PROVIDER_OPERATIONS = {
  paypal: ['Token', 'CreatePayout', 'ReadPayout', 'VerifyWebhook', 'SendWebhook'],
  stripe: null,
};

function operationsOf(served: Services['served']): Record<string, readonly string[]> {
  return Object.fromEntries(
    served.map(({ signingName, operations }) => [signingName, Object.keys(operations)] as const),
  );
}

const SERVICES = [
  ...[
    'api',
    'cloudfront',
    'cognito',
    'dynamodb',
    'eventbridge',
    'guardduty',
    'iam',
    'lambda',
    'paypal',
    's3',
  ],
  ...['scheduler', 'secretsmanager', 'ses', 'sns', 'sqs', 'stepfunctions', 'stripe'],
];
