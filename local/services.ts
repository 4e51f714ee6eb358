/** Every simulated service, made and tied together; nothing runs yet. */
import { z } from 'zod';
import { type AwsCaller, AwsError } from './aws-service.ts';
import type { Activity } from './clock.ts';
import { bucketDeploymentProvider } from './cloudfront/bucket-deployment.ts';
import { createCloudFront } from './cloudfront/service.ts';
import { createCognito } from './cognito/service.ts';
import type { DataFolder } from './data-folder.ts';
import { createDynamoDb } from './dynamodb/dynamodb.ts';
import { createEventSources } from './event-sources/event-sources.ts';
import { createEventBridge } from './eventbridge/event-bridge.ts';
import type { BusEvent } from './events.ts';
import { createFaults } from './faults/faults.ts';
import { createFrontDoor } from './front-door/front-door.ts';
import { createMalwareProtection } from './guardduty/malware-protection.ts';
import { createHttpApi } from './http-api/service.ts';
import { createIam } from './iam/iam.ts';
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
  const { folder, clock, activity, random, awsUrl, portalUrl, log } = options;
  const shared = { folder, clock, activity };
  const fraction = (purpose: string) => optional('random', random.fraction(purpose));
  const bytes = (purpose: string) => optional('random', random.bytes(purpose));

  const iam = createIam({ clock });
  const faults = createFaults({ clock, onCrash: options.onCrash });
  const metering = createMetering({ folder });
  const bill = createBill(metering);
  const meter = createCallMeter(metering);
  const newRequestId = random.uuid('requests');
  const frontDoor = createFrontDoor({
    clock,
    iam,
    faults,
    meter,
    newRequestId,
    log,
  });
  const call: AwsCaller = frontDoor.call;
  const callerForRole = (roleArn: string, session: string) => iam.callerForRole(roleArn, session);

  const logs = new FunctionLogs(
    () => clock.now(),
    (text) => {
      const quantity = Buffer.byteLength(text);
      bill({ service: 'logs', operation: 'PutLogEvents', unit: 'data-byte', quantity }, text);
    },
  );
  const host = options.host(logs);
  const lambda = createLambda({
    ...shared,
    ...{ host, log: logs, call, callerForRole, authorize: iam.authorize, assetPath: options.assetPath },
    overrides: {
      PORTAL_URL: portalUrl,
      PAYPAL_BASE_URL: `${awsUrl}${PAYPAL_PREFIX}`,
      STRIPE_BASE_URL: `${awsUrl}${STRIPE_PREFIX}`,
    },
    environment: (fn) => ({ ...functionEnvironment(fn, awsUrl), ...credentialsOf(fn.roleArn) }),
    record: ({ unit, quantity, payload }) =>
      bill({ service: 'lambda', operation: 'Invoke', unit, quantity }, payload),
  });
  const credentialsOf = (roleArn: string): Record<string, string> => {
    const role = iam.roles().find(({ arn }) => arn === roleArn);
    return role ? { AWS_ACCESS_KEY_ID: role.accessKeyId, AWS_SECRET_ACCESS_KEY: role.secretAccessKey } : {};
  };

  const delivery = { ...shared, call, callerForRole, log };
  const bridge = createEventBridge({
    ...delivery,
    newId: random.uuid('events'),
    bill,
  });
  const bus = () => ({ publish: (event: BusEvent) => bridge.bus.publish(event) });
  const invokeAsync = () => lambda.invokeAsync;
  const scheduler = createScheduler({ ...delivery, newId: random.uuid('schedules') });
  const sqs = createSqs({ ...shared, newId: random.uuid('messages') });
  const dynamodb = createDynamoDb({ ...shared, ...fraction('dynamodb') });
  const s3 = createS3({
    ...{ ...shared, bus },
    // Forms and presigned URLs have no signature in a header, and so another way in than every other call.
    meter: (metered, run) => faults.apply('s3', metered.operation, () => meter(metered, run)),
    secretOf: (key) => iam.secretOf(key),
    authorize: (who, what) => iam.authorize(who, what),
  });
  const malwareProtection = createMalwareProtection({
    ...{ s3: s3.objects, bus, callerForRole, authorize: iam.authorize, bill },
  });
  const stepFunctions = createStepFunctions({
    ...shared,
    ...{ call, callerForRole, ...fraction('stepfunctions') },
    onTransition: (arn) =>
      bill({ service: 'states', operation: 'transition', unit: 'transition', quantity: 1 }, arn),
  });
  const ses = createSes({ ...shared, ...{ bus, call, invokeAsync, bill, log }, ...bytes('ses') });
  const sns = createSns({ folder, clock, ...bytes('sns') });
  const cognito = createCognito({
    ...{ folder, clock, call, ...bytes('cognito') },
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
  const httpApi = createHttpApi({
    clock,
    activity,
    call,
    bill,
    endpoint: portalUrl,
    ...bytes('http-api'),
  });
  const paypal = createPayPal({
    ...{ folder, clock, faults, origin: awsUrl, prefix: PAYPAL_PREFIX },
    webhook: { path: PAYPAL_WEBHOOK, deliver: (request) => cloudFront.handle(request) },
  });
  const secrets = createSecretsManager({ folder, clock, ...fraction('secrets') });
  const cloudFront = createCloudFront({
    ...{ call, awsUrl, log, newRequestId: random.uuid('cloudfront') },
    api: (request) => httpApi.handle(request),
    resolveSecrets: (text) => secrets.resolve(text),
  });
  const stripe = createStripe({
    ...{ ...shared, faults, origin: awsUrl, prefix: STRIPE_PREFIX },
    endpoint: {
      path: '/api/webhooks/stripe',
      secret: () => webhookSecret(lambda.functions(), secrets),
      deliver: (request) => cloudFront.handle(request),
    },
  });
  const eventSources = createEventSources({
    ...{ folder, clock, activity, call, authorize: iam.authorize, streams: dynamodb.streams },
    functionCaller: (name) => {
      const fn = functionNamed(lambda.functions(), name);
      return callerForRole(fn.roleArn, fn.name);
    },
    log: (name, text) => logs.write(name, text),
  });

  const aws = [lambda, sqs, dynamodb, s3, stepFunctions, ses, sns, cognito, secrets];
  const served = aws.map(({ service }) => service);
  for (const service of served) frontDoor.register(service);
  frontDoor.registerUnsigned((request) => s3.answerUnsigned(request));
  frontDoor.registerUnsigned((request) => cognito.jwks(request));
  iam.addResourcePolicies((arn) => lambda.resourcePolicyOf(arn) ?? sqs.resourcePolicyOf(arn));
  iam.addResourcePolicies((arn) => s3.policyOf(/^arn:aws:s3:::([^/]+)/.exec(arn)?.[1] ?? ''));

  const providers: ResourceProvider[] = [
    ...[
      iam,
      lambda,
      bridge,
      scheduler,
      sqs,
      dynamodb,
      malwareProtection,
      stepFunctions,
      secrets,
      eventSources,
      cloudFront,
    ].map(({ provider }) => provider),
    ...[s3, ses, cognito, httpApi].flatMap((service) => service.providers),
    bucketDeploymentProvider(s3.objects, options.assetPath),
    noBehaviourProvider(),
  ];
  return {
    ...{ iam, faults, metering, frontDoor, logs, host, lambda, bridge, scheduler, sqs, dynamodb, s3 },
    ...{ stepFunctions, ses, sns, cognito, httpApi, cloudFront, paypal, stripe },
    ...{ eventSources, providers, served },
  };
}

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

/** What Lambda itself puts into a function's environment. */
function functionEnvironment(
  fn: { readonly name: string; readonly memoryMb: number; readonly handler: string },
  awsUrl: string,
): Record<string, string> {
  return {
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: awsUrl,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    _HANDLER: fn.handler,
    TZ: ':UTC',
  };
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
