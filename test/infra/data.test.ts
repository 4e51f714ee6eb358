import { beforeAll, describe, expect, it } from 'vitest';
import { readTemplate, type Template } from '../assembly.ts';
import { resourcesOf } from './statements.ts';

let data: Template;
beforeAll(async () => {
  data = await readTemplate('ClaimflowData');
});

const only = (type: string) => {
  const found = resourcesOf(data, type);
  expect(found, type).toHaveLength(1);
  return found[0]?.[1];
};

describe('the table', () => {
  it('can be restored to any second and is hard to lose', () => {
    const table = only('AWS::DynamoDB::Table');
    expect(table?.DeletionPolicy).toBe('Retain');
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('has four generic indexes that hold whole items', () => {
    const indexes = only('AWS::DynamoDB::Table')?.Properties.GlobalSecondaryIndexes;
    expect(indexes).toEqual(
      ['gsi1', 'gsi2', 'gsi3', 'gsi4'].map((name) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: `${name}pk`, KeyType: 'HASH' },
          { AttributeName: `${name}sk`, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    );
  });
});

describe('every bucket', () => {
  it('is encrypted by S3, closed to the public, versioned and kept', () => {
    const buckets = resourcesOf(data, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(4);
    for (const [name, bucket] of buckets) {
      expect(bucket.DeletionPolicy, name).toBe('Retain');
      expect(bucket.Properties, name).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
      });
    }
  });

  it('refuses plain HTTP', () => {
    const policies = resourcesOf(data, 'AWS::S3::BucketPolicy').map(([, { Properties }]) =>
      JSON.stringify(Properties),
    );
    expect(policies).toHaveLength(4);
    for (const policy of policies)
      expect(policy).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
  });

  it('clears away old versions and unfinished uploads', () => {
    for (const [name, { Properties }] of resourcesOf(data, 'AWS::S3::Bucket')) {
      const { Rules } = Properties.LifecycleConfiguration as { Rules: unknown[] };
      expect(Rules, name).toContainEqual(
        expect.objectContaining({
          Status: 'Enabled',
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        }),
      );
    }
  });
});

describe('quarantine', () => {
  const quarantine = () =>
    resourcesOf(data, 'AWS::S3::Bucket').find(([name]) => name.startsWith('Quarantine'))?.[1].Properties;

  it('takes uploads from the portal only, and forgets leftovers after a week', () => {
    expect(quarantine()?.CorsConfiguration).toEqual({
      CorsRules: [
        {
          AllowedHeaders: ['*'],
          AllowedMethods: ['POST'],
          AllowedOrigins: ['http://localhost:8787', 'http://localhost:*'],
          MaxAge: 3600,
        },
      ],
    });
    const { Rules } = (quarantine()?.LifecycleConfiguration ?? {}) as { Rules?: unknown[] };
    expect(Rules).toContainEqual(expect.objectContaining({ ExpirationInDays: 7 }));
  });

  it('tells EventBridge without a custom resource, and is scanned by GuardDuty', () => {
    expect(quarantine()?.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(only('AWS::GuardDuty::MalwareProtectionPlan')?.Properties).toMatchObject({
      ProtectedResource: { S3Bucket: { BucketName: { Ref: expect.stringMatching(/^Quarantine/) } } },
    });
  });
});

describe('the mail bucket', () => {
  it('lets SES write for our receipt rule only', () => {
    const policies = resourcesOf(data, 'AWS::S3::BucketPolicy').map(([, { Properties }]) =>
      JSON.stringify(Properties),
    );
    const open = policies.filter((policy) => policy.includes('ses.amazonaws.com'));
    expect(open).toHaveLength(1);
    expect(open[0]).toContain('receipt-rule-set/claimflow:receipt-rule/store-and-read');
    expect(open[0]).toContain('"aws:SourceAccount"');
  });
});

describe('secrets', () => {
  it('generate the link key, 64 characters, and leave PayPal’s id to be filled in', () => {
    const secrets = resourcesOf(data, 'AWS::SecretsManager::Secret').map(([, { Properties }]) => Properties);
    expect(secrets).toContainEqual(
      expect.objectContaining({ GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } }),
    );
    expect(secrets).toContainEqual(
      expect.objectContaining({
        GenerateSecretString: {
          SecretStringTemplate: '{"clientId":"fill-in-by-hand","webhookId":"fill-in-by-hand"}',
          GenerateStringKey: 'clientSecret',
        },
      }),
    );
  });
});
