import { CfnRule, Duration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Bucket, type BucketProps, CfnBucket, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { ClaimflowConfig } from '../config.ts';
import { RECEIPT_RULE, RECEIPT_RULE_SET } from '../constructs/inbound-mail.ts';
import { MalwareScan } from '../constructs/malware-scan.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';

/** Where lists too large to answer directly are kept, in the documents bucket. */
export const EXPORTS_PREFIX = 'exports/';
/** Where pictures of student IDs and letters lie, until 30 days after their check. */
export const PROOFS_PREFIX = 'plans/';

export interface DataStackProps extends StackProps {
  readonly config: ClaimflowConfig;
}

/** The table's secondary indexes; what each is for is the adapters' business. */
export const TABLE_INDEXES = ['gsi1', 'gsi2', 'gsi3', 'gsi4'] as const;

/** What outlives every deployment of the service: the ledger, the files, the secrets. */
export class DataStack extends Stack {
  readonly table: Table;
  /** Uploads and attachments nobody has looked at yet. */
  readonly quarantine: Bucket;
  /** Inspected documents. */
  readonly documents: Bucket;
  /** Raw mail as it came in. */
  readonly mail: Bucket;
  readonly linkKey: Secret;
  readonly payPal: Secret;
  readonly stripe: Secret;
  /** What the distribution proves itself with to the API. */
  readonly originKey: Secret;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    if (props.config.domain.endsWith('.example')) this.refuseToDeploy(props.config.domain);
    this.table = this.createTable();
    const accessLogs = new PrivateBucket(this, 'AccessLogs', {
      lifecycleRules: [{ id: 'expire-logs', expiration: Duration.days(365) }],
    });
    const logged = (prefix: string) => accessLogged(accessLogs, prefix);
    this.quarantine = this.createQuarantine(props.config, logged('quarantine'));
    this.documents = new PrivateBucket(this, 'Documents', {
      ...logged('documents'),
      // An export is read within the quarter of an hour that its URL is good for.
      lifecycleRules: [
        { id: 'expire-exports', prefix: EXPORTS_PREFIX, expiration: Duration.days(1) },
        // A deleted proof is to be gone: in a versioned bucket, deleting alone only hides it.
        { id: 'forget-proofs', prefix: PROOFS_PREFIX, noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
    this.mail = new PrivateBucket(this, 'Mail', logged('mail'));
    this.letSesWriteMail();
    this.linkKey = new Secret(this, 'LinkKey', {
      description: 'Key that signs the links and reply addresses in mail',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.linkKey,
      'SMG4',
      'a new key would break every link already mailed; keys are versioned by hand',
    );
    this.payPal = new Secret(this, 'PayPal', {
      description:
        'Credentials of the PayPal Payouts application: fill in by hand after the first deployment',
      // Credentials that stand for real ones until then: PayPal refuses them, its simulator on one machine takes any.
      generateSecretString: {
        secretStringTemplate: '{"clientId":"fill-in-by-hand","webhookId":"fill-in-by-hand"}',
        generateStringKey: 'clientSecret',
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.payPal, 'SMG4', 'PayPal issues these; nothing of ours can rotate them');
    this.stripe = new Secret(this, 'Stripe', {
      description: 'Keys of the Stripe account: fill in by hand after the first deployment',
      generateSecretString: {
        secretStringTemplate: '{"secretKey":"fill-in-by-hand"}',
        generateStringKey: 'webhookSecret',
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.stripe, 'SMG4', 'Stripe issues these; nothing of ours can rotate them');
    this.originKey = this.createOriginKey();
  }

  private createOriginKey(): Secret {
    const key = new Secret(this, 'OriginKey', {
      description: 'What the distribution proves itself with to the API',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    acknowledge(key, 'SMG4', 'changed with a deployment, which gives the distribution the new value');
    return key;
  }

  /** cdk.json names a domain so that anybody can synthesize; nobody can own it (RFC 2606), so nobody can deploy it. */
  private refuseToDeploy(domain: string): void {
    new CfnRule(this, 'DomainOfYourOwn', {
      assertions: [
        {
          assert: Fn.conditionEquals(domain, 'a domain of your own'),
          assertDescription: `${domain} is an example: deploy with --context domain=… --context sender=… --context portalUrl=… of your own`,
        },
      ],
    });
  }

  private createTable(): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: 'expiresAt',
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
    });
    for (const indexName of TABLE_INDEXES) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: `${indexName}pk`, type: AttributeType.STRING },
        sortKey: { name: `${indexName}sk`, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
    }
    return table;
  }

  private createQuarantine({ portalUrl, demoData }: ClaimflowConfig, logging: AccessLogged): Bucket {
    const bucket = new PrivateBucket(this, 'Quarantine', {
      ...logging,
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          // On one machine the portal may be served on any port, by one template.
          allowedOrigins: demoData ? [portalUrl, 'http://localhost:*'] : [portalUrl],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
      // Inspection takes each upload out at once; what reconcile could not get inspected in a week stays nobody's.
      lifecycleRules: [{ id: 'expire-leftovers', expiration: Duration.days(7) }],
    });
    // The L2 property `eventBridgeEnabled` would deploy a custom resource for these three words.
    if (bucket.node.defaultChild instanceof CfnBucket) {
      bucket.node.defaultChild.notificationConfiguration = {
        eventBridgeConfiguration: { eventBridgeEnabled: true },
      };
    }
    new MalwareScan(this, 'MalwareScan', { bucket });
    return bucket;
  }

  /** The receipt rule stands in the service stack; both sides know its name, so that no stack waits for the other. */
  private letSesWriteMail(): void {
    const rule = this.formatArn({
      service: 'ses',
      resource: 'receipt-rule-set',
      resourceName: `${RECEIPT_RULE_SET}:receipt-rule/${RECEIPT_RULE}`,
    });
    this.mail.addToResourcePolicy(
      new PolicyStatement({
        sid: 'SesStoresInboundMail',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.mail.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account, 'aws:SourceArn': rule } },
      }),
    );
  }
}

type AccessLogged = Pick<BucketProps, 'serverAccessLogsBucket' | 'serverAccessLogsPrefix'>;

function accessLogged(logs: Bucket, prefix: string): AccessLogged {
  // CDK's classes do not fit its own interfaces under `exactOptionalPropertyTypes` (aws/aws-cdk leaves the option off).
  return { serverAccessLogsBucket: logs as IBucket, serverAccessLogsPrefix: `${prefix}/` };
}
