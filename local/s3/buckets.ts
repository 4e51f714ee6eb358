/**
 * Buckets as the template declares them, and their policies. Lifecycle, logging and encryption rules have no behaviour
 * here.
 */
import { REGION } from '../aws-service.ts';
import { type Properties, physicalName, type ResourceProvider } from '../resource-provider.ts';
import { s3Error } from './s3-error.ts';

export interface CorsRule {
  readonly AllowedHeaders?: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedOrigins: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  /** Seconds. */
  readonly MaxAge?: number;
}

export interface Bucket {
  readonly name: string;
  readonly versioned: boolean;
  readonly cors: readonly CorsRule[];
  /** Whether object events go to EventBridge. */
  readonly tellsEventBridge: boolean;
}

interface BucketProperties {
  readonly VersioningConfiguration?: { readonly Status?: string };
  readonly CorsConfiguration?: { readonly CorsRules?: readonly CorsRule[] };
  readonly NotificationConfiguration?: Readonly<Record<string, unknown>> & {
    readonly EventBridgeConfiguration?: { readonly EventBridgeEnabled?: boolean | string };
  };
}

export class Buckets {
  readonly #byName = new Map<string, Bucket>();
  readonly #policies = new Map<string, object>();

  find(name: string): Bucket | undefined {
    return this.#byName.get(name);
  }

  get(name: string): Bucket {
    const bucket = this.find(name);
    if (!bucket) throw s3Error('NoSuchBucket', undefined, { BucketName: name });
    return bucket;
  }

  policyOf(name: string): object | undefined {
    return this.#policies.get(name);
  }

  readonly providers: readonly ResourceProvider[] = [
    {
      types: ['AWS::S3::Bucket'],
      identify: (resource) => {
        const { BucketName } = resource.properties;
        const name = typeof BucketName === 'string' ? BucketName : physicalName(resource, 63).toLowerCase();
        const attributes = {
          Arn: `arn:aws:s3:::${name}`,
          DomainName: `${name}.s3.amazonaws.com`,
          RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com`,
        };
        return { ref: name, attributes };
      },
      provision: ({ identity, properties }) => {
        this.#byName.set(identity.ref, bucketOf(identity.ref, properties));
      },
    },
    {
      types: ['AWS::S3::BucketPolicy'],
      identify: (resource) => ({ ref: physicalName(resource), attributes: {} }),
      provision: ({ logicalId, properties: { Bucket: bucket, PolicyDocument: policy } }) => {
        if (typeof bucket !== 'string' || typeof policy !== 'object' || policy === null) {
          throw new Error(`Bucket policy ${logicalId} names no bucket or has no document`);
        }
        this.#policies.set(bucket, policy);
      },
    },
  ];
}

function bucketOf(name: string, properties: Properties): Bucket {
  const declared = properties as BucketProperties;
  const { EventBridgeConfiguration: eventBridge, ...others } = declared.NotificationConfiguration ?? {};
  const unknown = Object.keys(others);
  if (unknown.length > 0)
    throw new Error(`Bucket ${name}: ${unknown.join(', ')} is not simulated, only EventBridge`);
  return {
    name,
    versioned: declared.VersioningConfiguration?.Status === 'Enabled',
    cors: declared.CorsConfiguration?.CorsRules ?? [],
    // Enabled is the default once the block is there.
    tellsEventBridge: eventBridge !== undefined && String(eventBridge.EventBridgeEnabled ?? true) === 'true',
  };
}
