/** Every simulated service, made and tied together; nothing runs yet. */
import { z } from 'zod';
import { AwsError, type HttpRequest } from './aws-service.ts';
import type { Activity } from './clock.ts';
import { bucketDeploymentProvider } from './cloudfront/bucket-deployment.ts';
import { createCloudFront } from './cloudfront/service.ts';
import { createCognito } from './cognito/service.ts';
import type { DataFolder } from './data-folder.ts';
import { createDynamoDb } from './dynamodb/dynamodb.ts';
import { createEventSources } from './event-sources/event-sources.ts';
import { createEventBridge } from './eventbridge/event-bridge.ts';
import { createFaults } from './faults/faults.ts';
import { createFrontDoor } from './front-door/front-door.ts';
import { createMalwareProtection } from './guardduty/malware-protection.ts';
import { createHttpApi } from './http-api/service.ts';
import { createIam } from './iam/iam.ts';
import { functionEnvironment } from './lambda/function-environment.ts';
import { FunctionLogs } from './lambda/function-logs.ts';
import type { FunctionSpec, LambdaHost } from './lambda/function-spec.ts';
import { createLambda } from './lambda/lambda-service.ts';
import { createBill } from './metering/bill.ts';
import { createCallMeter, smsParts } from './metering/call-meter.ts';
import { createMetering } from './metering/metering.ts';
import { createPayPal } from './paypal/simulator.ts';
import type { RandomStreams } from './random-streams.ts';
import type { ResourceProvider } from './resource-provider.ts';
import { createS3 } from './s3/s3.ts';
import { createScheduler } from './scheduler/scheduler.ts';
import { createSecretsManager, type SecretsManager } from './secrets/secrets-manager.ts';
import { createSes } from './ses/service.ts';
import { createSns } from './sns/service.ts';
import { createSqs } from './sqs/sqs.ts';
import { createStepFunctions } from './stepfunctions/index.ts';
import { createStripe } from './stripe/simulator.ts';
import { noBehaviourProvider } from './template/no-behaviour.ts';
import type { MovableClock } from './time/movable-clock.ts';

/** Where PayPal's simulator stands on the AWS port. */
export const PAYPAL_PREFIX = '/_paypal';
/** Where PayPal's account tells of payments, as an operator would have entered it there. */
const PAYPAL_WEBHOOK = '/api/webhooks/paypal';
/** The same for Stripe's. */
const STRIPE_WEBHOOK = '/api/webhooks/stripe';
/** Where Stripe's simulator stands on the AWS port. */
export const STRIPE_PREFIX = '/_stripe';

export interface ServicesOptions {
  readonly folder: DataFolder;
  readonly clock: MovableClock;
  readonly activity: Activity;
  readonly random: RandomStreams;
  readonly host: (log: FunctionLogs) => LambdaHost;
  /** What functions reach AWS and PayPal at. */
  readonly awsUrl: string;
  readonly portalUrl: string;
  assetPath(s3Key: string): string;
  onCrash(reason: string): void;
  log(line: string): void;
}

export type Services = ReturnType<typeof createServices>;

export function createServices(options: ServicesOptions) {
  const gate = createGate(options);
  const functions = createFunctions(options, gate);
  const events = createEvents(options, gate);
  const stores = createStores(options, gate, events);
  const messages = createMessages(options, gate, functions, events);
  const edge = createEdge(options, gate, functions, stores);
  const { stepFunctions, eventSources } = createWorkflows(options, gate, functions, stores);

  const { frontDoor, iam } = gate;
  const { lambda } = functions;
  const { sqs, bridge, scheduler } = events;
  const { dynamodb, s3, malwareProtection, secrets } = stores;
  const { ses, sns, cognito } = messages;
  const { httpApi, cloudFront } = edge;
  const served = [lambda, sqs, dynamodb, s3, stepFunctions, ses, sns, cognito, secrets].map(
    ({ service }) => service,
  );
  for (const service of served) frontDoor.register(service);
  frontDoor.registerUnsigned((request) => s3.answerUnsigned(request));
  frontDoor.registerUnsigned((request) => cognito.jwks(request));
  iam.addResourcePolicies((arn) => lambda.resourcePolicyOf(arn) ?? sqs.resourcePolicyOf(arn));
  iam.addResourcePolicies((arn) => s3.policyOf(/^arn:aws:s3:::([^/]+)/.exec(arn)?.[1] ?? ''));

  const single = [iam, lambda, bridge, scheduler, sqs, dynamodb, malwareProtection, stepFunctions, secrets];
  const providers: ResourceProvider[] = [
    ...[...single, eventSources, cloudFront].map(({ provider }) => provider),
    ...[s3, ses, cognito, httpApi].flatMap((service) => service.providers),
    bucketDeploymentProvider(s3.objects, options.assetPath),
    noBehaviourProvider(),
  ];
  return {
    ...{ ...gate, ...functions, ...events, ...stores, ...messages, ...edge },
    ...{ stepFunctions, eventSources, providers, served },
  };
}

type Gate = ReturnType<typeof createGate>;

/** What every call passes: who may, what goes wrong, what it costs. */
function createGate({ folder, clock, random, log, onCrash }: ServicesOptions) {
  const iam = createIam({ clock });
  const faults = createFaults({ clock, onCrash });
  const metering = createMetering({ folder });
  const meter = createCallMeter(metering);
  const frontDoor = createFrontDoor({
    clock,
    iam,
    faults,
    meter,
    newRequestId: random.uuid('requests'),
    log,
  });
  return { iam, faults, metering, meter, bill: createBill(metering), frontDoor };
}

type Functions = ReturnType<typeof createFunctions>;

function createFunctions(options: ServicesOptions, { iam, bill, frontDoor }: Gate) {
  const { folder, clock, activity, awsUrl, portalUrl, assetPath } = options;
  const logs = new FunctionLogs(
    () => clock.now(),
    (text) => {
      const quantity = Buffer.byteLength(text);
      bill({ service: 'logs', operation: 'PutLogEvents', unit: 'data-byte', quantity }, text);
    },
  );
  const credentialsOf = (roleArn: string): Record<string, string> => {
    const role = iam.roles().find(({ arn }) => arn === roleArn);
    return role ? { AWS_ACCESS_KEY_ID: role.accessKeyId, AWS_SECRET_ACCESS_KEY: role.secretAccessKey } : {};
  };
  const host = options.host(logs);
  const lambda = createLambda({
    ...{ folder, clock, activity, host, log: logs, call: frontDoor.call, assetPath },
    ...{ callerForRole: iam.callerForRole, authorize: iam.authorize },
    overrides: {
      PORTAL_URL: portalUrl,
      PAYPAL_BASE_URL: `${awsUrl}${PAYPAL_PREFIX}`,
      STRIPE_BASE_URL: `${awsUrl}${STRIPE_PREFIX}`,
    },
    environment: (fn) => ({ ...functionEnvironment(fn, awsUrl), ...credentialsOf(fn.roleArn) }),
    record: ({ unit, quantity, payload }) =>
      bill({ service: 'lambda', operation: 'Invoke', unit, quantity }, payload),
  });
  return { logs, host, lambda };
}

type Events = ReturnType<typeof createEvents>;

function createEvents(
  { folder, clock, activity, random, log }: ServicesOptions,
  { iam, bill, frontDoor }: Gate,
) {
  const shared = { folder, clock, activity };
  const delivery = { ...shared, call: frontDoor.call, callerForRole: iam.callerForRole, log };
  return {
    bridge: createEventBridge({ ...delivery, newId: random.uuid('events'), bill }),
    scheduler: createScheduler({ ...delivery, newId: random.uuid('schedules') }),
    sqs: createSqs({ ...shared, newId: random.uuid('messages') }),
  };
}

type Stores = ReturnType<typeof createStores>;

function createStores(
  { folder, clock, activity, random }: ServicesOptions,
  { iam, bill, faults, meter }: Gate,
  { bridge }: Events,
) {
  const shared = { folder, clock, activity };
  const bus = () => bridge.bus;
  const s3 = createS3({
    ...{ ...shared, bus },
    // Forms and presigned URLs have no signature in a header, and so another way in than every other call.
    meter: (metered, run) => faults.apply('s3', metered.operation, () => meter(metered, run)),
    secretOf: (key) => iam.secretOf(key),
    authorize: (who, what) => iam.authorize(who, what),
  });
  const { callerForRole, authorize } = iam;
  return {
    s3,
    dynamodb: createDynamoDb({ ...shared, ...fraction(random, 'dynamodb') }),
    malwareProtection: createMalwareProtection({ s3: s3.objects, bus, callerForRole, authorize, bill }),
    secrets: createSecretsManager({ folder, clock, ...fraction(random, 'secrets') }),
  };
}

/** Mail, text messages, and the user pools, which send both. */
function createMessages(
  { folder, clock, activity, random, log }: ServicesOptions,
  { bill, frontDoor: { call } }: Gate,
  { lambda }: Functions,
  { bridge }: Events,
) {
  const ses = createSes({
    ...{ folder, clock, activity, call, bill, log, ...bytes(random, 'ses') },
    ...{ bus: () => bridge.bus, invokeAsync: () => lambda.invokeAsync },
  });
  const sns = createSns({ folder, clock, ...bytes(random, 'sns') });
  const cognito = createCognito({
    ...{ folder, clock, call, ...bytes(random, 'cognito') },
    sendMail: (mail) => {
      const quantity = mail.recipients.length;
      bill({ service: 'ses', operation: 'SendRawEmail', unit: 'message', quantity }, undefined);
      return ses.deliver(mail);
    },
    sendText: async (text) => {
      bill({ service: 'sns', operation: 'Publish', unit: 'sms', quantity: smsParts(text.text) }, text);
      await sns.sendText(text);
    },
  });
  return { ses, sns, cognito };
}

/** The way in from outside, and the payment providers, which come in by it as well. */
function createEdge(
  { folder, clock, activity, random, awsUrl, portalUrl, log }: ServicesOptions,
  { bill, faults, frontDoor: { call } }: Gate,
  { lambda }: Functions,
  { secrets }: Stores,
) {
  const httpApi = createHttpApi({
    ...{ clock, activity, call, bill, endpoint: portalUrl, ...bytes(random, 'http-api') },
  });
  const cloudFront = createCloudFront({
    ...{ call, awsUrl, log, newRequestId: random.uuid('cloudfront') },
    api: (request) => httpApi.handle(request),
    resolveSecrets: (text) => secrets.resolve(text),
  });
  const deliver = (request: HttpRequest) => cloudFront.handle(request);
  const paypal = createPayPal({
    ...{ folder, clock, faults, origin: awsUrl, prefix: PAYPAL_PREFIX },
    webhook: { path: PAYPAL_WEBHOOK, deliver },
  });
  const stripe = createStripe({
    ...{ folder, clock, activity, faults, origin: awsUrl, prefix: STRIPE_PREFIX },
    endpoint: { path: STRIPE_WEBHOOK, secret: () => webhookSecret(lambda.functions(), secrets), deliver },
  });
  return { httpApi, cloudFront, paypal, stripe };
}

/** What moves by itself: state machines, and functions that follow streams and queues. */
function createWorkflows(
  { folder, clock, activity, random }: ServicesOptions,
  { iam, bill, frontDoor: { call } }: Gate,
  { lambda, logs }: Functions,
  { dynamodb }: Stores,
) {
  const { callerForRole, authorize } = iam;
  const shared = { folder, clock, activity, call };
  return {
    stepFunctions: createStepFunctions({
      ...{ ...shared, callerForRole, ...fraction(random, 'stepfunctions') },
      onTransition: (arn) =>
        bill({ service: 'states', operation: 'transition', unit: 'transition', quantity: 1 }, arn),
    }),
    eventSources: createEventSources({
      ...{ ...shared, authorize, streams: dynamodb.streams },
      functionCaller: (name) => {
        const fn = functionNamed(lambda.functions(), name);
        return callerForRole(fn.roleArn, fn.name);
      },
      log: (name, text) => logs.write(name, text),
    }),
  };
}

const fraction = (random: RandomStreams, purpose: string) => optional('random', random.fraction(purpose));
const bytes = (random: RandomStreams, purpose: string) => optional('random', random.bytes(purpose));

/**
 * What the functions of the template hold Stripe's events against: on AWS, an operator copies it from Stripe's pages into
 * the secret; here, Stripe is told.
 */
function webhookSecret(
  functions: readonly FunctionSpec[],
  secrets: Pick<SecretsManager, 'resolve'>,
): string | undefined {
  const arn = functions.map(({ environment }) => environment.STRIPE_SECRET_ARN).find(Boolean);
  if (arn === undefined) return undefined;
  const value: unknown = JSON.parse(secrets.resolve(`{{resolve:secretsmanager:${arn}:SecretString:::}}`));
  return z.looseObject({ webhookSecret: z.string() }).parse(value).webhookSecret;
}

function functionNamed(functions: readonly FunctionSpec[], reference: string): FunctionSpec {
  const found = functions.find(({ name, arn }) => name === reference || arn === reference);
  if (!found) throw new AwsError('ResourceNotFoundException', `Function not found: ${reference}`, 404);
  return found;
}

/** A property that is there only when it has a value. */
function optional<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [key in K]?: V });
}
