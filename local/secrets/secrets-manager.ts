import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AwsError, type AwsOperation, type RpcService } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { physicalName, type ResourceProvider, type TemplateResource } from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';
import { uuidOf } from '../uuid.ts';
import { generateSecretString, secretWishes } from './generate-secret.ts';
import { createSecretStore, SECRET_ARN_PREFIX, type StoredSecret } from './secret-store.ts';

export interface SecretsManager {
  readonly service: RpcService;
  /** AWS::SecretsManager::Secret. */
  readonly provider: ResourceProvider;
  /**
   * Text with CloudFormation's dynamic references (`{{resolve:secretsmanager:…}}`) replaced by whole secrets' values.
   * Throws for a reference to a part, a version or nothing.
   */
  resolve(text: string): string;
}

interface SecretsDeps {
  readonly folder: DataFolder;
  readonly clock: Pick<Clock, 'now'>;
  /** Numbers in [0, 1) for a replayable run; default is the system's generator. */
  readonly random?: () => number;
}

/** A value written into a template would be no secret. */
const secretProperties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  GenerateSecretString: secretWishes,
});

/** Secrets of the template: each value is generated once per data folder and stays. Only GetSecretValue answers. */
export function createSecretsManager(deps: SecretsDeps): SecretsManager {
  const secrets = createSecretStore(deps.folder);
  return {
    service: {
      protocol: 'json-1.1',
      signingName: 'secretsmanager',
      target: 'secretsmanager',
      operations: { GetSecretValue: getSecretValue(secrets.find) },
    },
    provider: {
      types: ['AWS::SecretsManager::Secret'],
      identify(resource) {
        const arn = arnOf(nameOf(resource));
        return { ref: arn, attributes: { Id: arn, Arn: arn } };
      },
      provision(resource) {
        const arn = resource.identity.ref;
        const { GenerateSecretString: wanted } = typedProperties(secretProperties, resource);
        const value = generateSecretString(wanted, deps.random);
        const versionId = versionOf(arn, value);
        secrets.keep({ arn, name: nameOf(resource), value, versionId, createdAt: deps.clock.now() });
      },
    },
    resolve: (text) =>
      text.replace(/\{\{resolve:([^}]*)\}\}/g, (reference, path: string) => {
        const secretId = /^secretsmanager:(arn(?::[^:]+){6}|[^:]+):SecretString:*$/.exec(path)?.[1];
        const secret = secretId === undefined ? undefined : secrets.find(secretId);
        if (!secret) throw new Error(`${reference} is no reference to a secret of this machine`);
        return secret.value;
      }),
  };
}

function nameOf(resource: TemplateResource): string {
  const name = resource.properties.Name;
  return typeof name === 'string' ? name : physicalName(resource, 512);
}

/** The six characters AWS draws at random are derived here, so that the ARN is known before anything is stored. */
function arnOf(name: string): string {
  const suffix = createHash('sha256').update(name).digest('base64').replace(/[+/=]/g, '').slice(0, 6);
  return `${SECRET_ARN_PREFIX}${name}-${suffix}`;
}

function versionOf(arn: string, value: string): string {
  return uuidOf(createHash('sha256').update(`${arn} ${value}`).digest());
}

function getSecretValue(find: (secretId: string) => StoredSecret | undefined): AwsOperation {
  return {
    permissions: ({ SecretId }: { SecretId?: unknown }) => {
      const secretId = requireSecretId(SecretId);
      const unknown = secretId.startsWith('arn:') ? secretId : `${SECRET_ARN_PREFIX}${secretId}-??????`;
      return [{ action: 'secretsmanager:GetSecretValue', resources: [find(secretId)?.arn ?? unknown] }];
    },
    async run(input: { SecretId?: unknown; VersionId?: unknown; VersionStage?: unknown }) {
      const secret = find(requireSecretId(input.SecretId));
      if (!secret) {
        throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      }
      const stage = input.VersionStage ?? 'AWSCURRENT';
      if (stage !== 'AWSCURRENT' || (input.VersionId ?? secret.versionId) !== secret.versionId) {
        const which =
          input.VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${input.VersionId}`;
        throw new AwsError(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for ${which}`,
        );
      }
      return {
        ARN: secret.arn,
        Name: secret.name,
        VersionId: secret.versionId,
        SecretString: secret.value,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: secret.createdAt / 1000,
      };
    },
  };
}

function requireSecretId(secretId: unknown): string {
  if (typeof secretId === 'string' && secretId.length > 0) return secretId;
  throw new AwsError(
    'ValidationException',
    "1 validation error detected: Value null at 'secretId' failed to satisfy constraint: Member must not be null",
  );
}
