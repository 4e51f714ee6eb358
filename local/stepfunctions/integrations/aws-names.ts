/** How Step Functions names services in its `Resource` ARNs, its errors and their causes. */

interface ServiceNames {
  /** Service name of the signature, by which services are called here. */
  readonly signing: string;
  /** Prefix of error names. */
  readonly errors: string;
  /** `Service:` in a cause. */
  readonly inCause: string;
  /** Error name of what the service's model does not define (access denied). */
  readonly unmodelled: string;
}

/** Optimised integrations use the first Java SDK's names. */
const OPTIMIZED: Readonly<Record<string, ServiceNames>> = {
  lambda: { signing: 'lambda', errors: 'Lambda', inCause: 'AWSLambda', unmodelled: 'AWSLambdaException' },
  dynamodb: {
    signing: 'dynamodb',
    errors: 'DynamoDB',
    inCause: 'AmazonDynamoDBv2',
    unmodelled: 'AmazonDynamoDBException',
  },
  states: {
    signing: 'states',
    errors: 'StepFunctions',
    inCause: 'AWSStepFunctions',
    unmodelled: 'AWSStepFunctionsException',
  },
};

/** SDK integrations use the second's: the name in the ARN, then signing name and class name where they differ. */
const SDK: Readonly<Record<string, readonly [signing: string, className: string]>> = {
  cognitoidentityprovider: ['cognito-idp', 'CognitoIdentityProvider'],
  dynamodb: ['dynamodb', 'DynamoDb'],
  eventbridge: ['events', 'EventBridge'],
  lambda: ['lambda', 'Lambda'],
  s3: ['s3', 'S3'],
  scheduler: ['scheduler', 'Scheduler'],
  secretsmanager: ['secretsmanager', 'SecretsManager'],
  ses: ['email', 'Ses'],
  sfn: ['states', 'Sfn'],
  sns: ['sns', 'Sns'],
  sqs: ['sqs', 'Sqs'],
};

export function optimizedNames(type: string): ServiceNames {
  const names = OPTIMIZED[type];
  if (names === undefined) throw new Error(`No optimised integration with ${type}`);
  return names;
}

/**
 * Errors that no service's model defines, so that the Java SDKs know them only as the service's general exception; the
 * services in parentheses do define them.
 */
const UNMODELLED: Readonly<Record<string, readonly string[]>> = {
  AccessDenied: [],
  AccessDeniedException: [],
  ExpiredTokenException: [],
  InvalidSignatureException: [],
  MissingAuthenticationTokenException: [],
  ThrottlingException: ['dynamodb', 'scheduler'],
  UnrecognizedClientException: [],
  ValidationException: ['states', 'scheduler'],
};

export function isModelled(signing: string, code: string): boolean {
  return UNMODELLED[code]?.includes(signing) ?? true;
}

/** `service` as it stands in `arn:aws:states:::aws-sdk:<service>:<action>`. */
export function sdkNames(service: string): ServiceNames {
  const [signing, className] = SDK[service] ?? [service, service.charAt(0).toUpperCase() + service.slice(1)];
  return { signing, errors: className, inCause: className, unmodelled: `${className}Exception` };
}

/** Whether this machine can call the service at all. */
export function isKnownSdkService(service: string): boolean {
  return service in SDK;
}

/** Step Functions' own API has camel-case members; tasks write and read them in Pascal case, like all others. */
export function mapKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapKeys(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [rename(key), mapKeys(member, rename)]),
  );
}

export function pascalCase(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

export function camelCase(key: string): string {
  return key.charAt(0).toLowerCase() + key.slice(1);
}
