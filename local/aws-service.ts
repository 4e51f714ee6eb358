/**
 * The shape every simulated AWS service has, so that the front door can identify the caller, evaluate IAM,
 * inject faults, meter and encode one way for all of them.
 */

/** The one account and region of the machine, fixed by the outside contract. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

/** Plain HTTP, both ways: the front door is a function, sockets are a thin shell around it. Header names are lower-case. */
export interface HttpRequest {
  readonly method: string;
  /** Path without the query, still percent-encoded. */
  readonly path: string;
  /** Raw query string without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Who makes a call, as IAM sees it. */
export interface Caller {
  /** `admin` is `local-admin` (everything allowed); `service` is an AWS service principal; `anonymous` signed nothing. */
  readonly kind: 'admin' | 'role' | 'service' | 'anonymous';
  /** The principal's ARN as it stands in AWS's refusals, e.g. `arn:aws:sts::000000000000:assumed-role/Name/session`. */
  readonly arn: string;
  /** The role whose policies are evaluated (kind `role`). */
  readonly roleArn?: string;
  /** E.g. `apigateway.amazonaws.com` (kind `service`), with the resource it acts for. */
  readonly servicePrincipal?: string;
  readonly sourceArn?: string;
}

/** One thing IAM has to allow before an operation runs; every listed resource must be allowed. */
export interface Permission {
  /** E.g. `dynamodb:PutItem`. */
  readonly action: string;
  readonly resources: readonly string[];
  /** Condition keys this call carries, e.g. `dynamodb:LeadingKeys`. Global keys are added by the front door. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

export interface AwsCall {
  readonly caller: Caller;
  /** Milliseconds since the epoch on the machine's one clock. */
  readonly now: number;
  readonly requestId: string;
}

/** Input and output are the operation's AWS JSON shapes: blobs are base64 strings, timestamps epoch seconds. */
export interface AwsOperation {
  /** What IAM must allow. Empty for operations that AWS offers unsigned (Cognito InitiateAuth). */
  permissions(input: never, call: AwsCall): readonly Permission[];
  run(input: never, call: AwsCall): Promise<unknown>;
}

/** A service reached by AWS JSON (X-Amz-Target) or AWS query (form-encoded, XML answers). */
export interface RpcService {
  readonly protocol: 'json-1.0' | 'json-1.1' | 'query';
  /** The service name in a signature's credential scope: `dynamodb`, `states`, `email` for SES, … */
  readonly signingName: string;
  /** `DynamoDB_20120810`, `AWSStepFunctions`, …; for `query` the API version, e.g. `2010-12-01`. */
  readonly target: string;
  readonly operations: Readonly<Record<string, AwsOperation>>;
}

/** A service with its own paths (S3, Lambda, Scheduler): it recognises, runs and encodes its own requests. */
export interface RestService {
  readonly protocol: 'rest';
  readonly signingName: string;
  readonly operations: Readonly<Record<string, AwsOperation>>;
  /** Which operation a request is, and its input; throws AwsError for what the service does not know. */
  parse(request: HttpRequest): { operation: string; input: unknown };
  encode(operation: string, output: unknown, call: AwsCall): HttpResponse;
  encodeError(error: AwsError, call: AwsCall, request: HttpRequest): HttpResponse;
}

export type AwsService = RpcService | RestService;

/** An error in AWS's own shape: `code` is `__type` (JSON) or `<Code>` (XML), `fields` stand beside the message. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/**
 * How one part calls another in process: the same identity, IAM, fault and metering path as over HTTP.
 * Throws AwsError.
 */
export type AwsCaller = (
  caller: Caller,
  signingName: string,
  operation: string,
  input: unknown,
) => Promise<unknown>;
