import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge, attributeName } from '../acknowledgements.ts';

export interface PortalFilesProps {
  readonly bucket: Bucket;
  /** The built portal: `index.html`, and `assets/` with the hash of their content in their names. */
  readonly folder: string;
}

const COPIERS_OWN = 'what CDK grants its own function that copies assets; it runs while a stack is deployed';

/** Files under their own hash never change. */
const IMMUTABLE = [CacheControl.fromString('public, max-age=31536000, immutable')];
/** Kept, but asked for each time whether they still hold; the answer is nearly always 304. */
const ASK_FIRST = [CacheControl.noCache()];

/**
 * Copies the built portal into its bucket, assets before the page that names them. What an earlier portal brought stays:
 * a page that somebody has open still finds its parts.
 */
export class PortalFiles extends Construct {
  constructor(scope: Construct, id: string, { bucket, folder }: PortalFilesProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: 'Claimflow: copies the built portal into its bucket',
    });
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    const shared = {
      sources: [Source.asset(folder)],
      // CDK's classes do not fit its own interfaces under `exactOptionalPropertyTypes`.
      destinationBucket: bucket as IBucket,
      ...{ role, logGroup, prune: false, memoryLimit: 512 },
    };
    const assets = new BucketDeployment(this, 'Assets', {
      ...shared,
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: IMMUTABLE,
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...shared,
      exclude: ['assets/*'],
      cacheControl: ASK_FIRST,
    });
    pages.node.addDependency(assets);
    this.acknowledgeCopier(role, bucket);
  }

  /** The function that copies is CDK's own, one per stack. */
  private acknowledgeCopier(role: Role, bucket: Bucket): void {
    for (const action of ['GetObject', 'GetBucket', 'List', 'DeleteObject', 'Abort'])
      acknowledge(role, `IAM5[Action::s3:${action}*]`, COPIERS_OWN);
    acknowledge(role, `IAM5[Resource::${attributeName(Stack.of(this), bucket.bucketArn)}/*]`, COPIERS_OWN);
    acknowledge(
      role,
      `IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${Stack.of(this).region}/*]`,
      'assets are named by their content; the function reads those of this deployment',
    );
    const copier = Stack.of(this).node.children.find(({ node }) =>
      node.id.startsWith('Custom::CDKBucketDeployment'),
    );
    if (copier !== undefined) acknowledge(copier, 'L1', 'CDK chooses the runtime of its own function');
  }
}
