import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeObjectAccess } from '../acknowledgements.ts';
import type { FunctionSpec, TableUse } from '../function-spec.ts';

export interface ServiceFunctionProps {
  readonly spec: FunctionSpec;
  /** The folder of its bundle. */
  readonly code: string;
  /** Plain settings; what a function reaches comes with its grant, by the `bind…` methods. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where an asynchronous invocation goes that failed for good. */
  readonly deadLetters?: IQueue;
}

/**
 * One Lambda function with a role and a log group of its own. The role starts with nothing but its own log; each `bind…`
 * adds an environment variable and exactly the grant that makes it usable, in one call.
 */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role made here instead of CDK's default one, which would bring the managed policy that may write every log.
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Claimflow: ${props.spec.purpose}`.slice(0, 1000),
    });
    this.grant('WriteLog', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    this.function = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.code),
      description: props.spec.purpose,
      memorySize: props.spec.memoryMb,
      timeout: Duration.seconds(props.spec.timeoutSeconds),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...props.environment },
      ...(props.deadLetters ? { deadLetterQueue: props.deadLetters } : {}),
    });
  }

  bindTable(table: Table, { actions, indexes = [] }: TableUse): void {
    this.function.addEnvironment('TABLE_NAME', table.tableName);
    this.grant(
      'Table',
      actions.map((action) => `dynamodb:${action}`),
      [table.tableArn],
    );
    if (indexes.length === 0) return;
    this.grant(
      'TableIndexes',
      ['dynamodb:Query'],
      indexes.map((index) => `${table.tableArn}/index/${index}`),
    );
  }

  /** @param actions on the bucket's objects, e.g. `s3:GetObject` */
  bindBucket(variable: string, bucket: Bucket, actions: readonly string[]): void {
    this.function.addEnvironment(variable, bucket.bucketName);
    this.grant(variable.replaceAll('_', ''), actions, [bucket.arnForObjects('*')]);
    acknowledgeObjectAccess(this.role, bucket);
  }

  bindSecret(variable: string, secret: Secret): void {
    this.function.addEnvironment(variable, secret.secretArn);
    this.grant(variable.replaceAll('_', ''), ['secretsmanager:GetSecretValue'], [secret.secretArn]);
  }

  /** Grants what has no environment variable of its own. */
  grant(sid: string, actions: readonly string[], resources: readonly string[]): void {
    this.role.addToPolicy(new PolicyStatement({ sid, actions: [...actions], resources: [...resources] }));
  }
}
