import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ACCOUNT, AwsError, REGION } from '../aws-service.ts';
import {
  physicalName,
  type ResourceIdentity,
  type ResourceProvider,
  type TemplateResource,
} from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';

export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly uppercase: boolean;
  readonly lowercase: boolean;
  readonly numbers: boolean;
  readonly symbols: boolean;
  /** How long an invitation's password opens the door. */
  readonly temporaryPasswordDays: number;
}

export interface Pool {
  readonly id: string;
  readonly arn: string;
  readonly issuer: string;
  readonly policy: PasswordPolicy;
  /** Attributes that serve as user names; the real user name is the `sub`. */
  readonly usernameAttributes: readonly string[];
  readonly customMessageFunction: string | null;
  /** What a reset says; the CustomMessage function may say it in its own words, as it does for invitations. */
  readonly resetText: { readonly subject: string; readonly mail: string; readonly sms: string };
  readonly recovery: readonly ('email' | 'phone_number')[];
}

/** Lifetimes in seconds. */
export interface Client {
  readonly id: string;
  readonly poolId: string;
  readonly flows: ReadonlySet<string>;
  readonly hidesUnknownUsers: boolean;
  readonly accessSeconds: number;
  readonly idSeconds: number;
  readonly refreshSeconds: number;
  readonly sessionSeconds: number;
}

const text = z.string().optional();
const poolProperties = z.object({
  Policies: z
    .object({
      PasswordPolicy: z
        .object({
          MinimumLength: z.number().default(8),
          RequireUppercase: z.boolean().default(false),
          RequireLowercase: z.boolean().default(false),
          RequireNumbers: z.boolean().default(false),
          RequireSymbols: z.boolean().default(false),
          TemporaryPasswordValidityDays: z.number().default(7),
        })
        .optional(),
    })
    .optional(),
  UsernameAttributes: z.array(z.string()).min(1),
  LambdaConfig: z.strictObject({ CustomMessage: text }).optional(),
  EmailConfiguration: z.undefined().optional(),
  AdminCreateUserConfig: z.object({ InviteMessageTemplate: z.undefined().optional() }).optional(),
  VerificationMessageTemplate: z
    .object({ EmailMessage: text, EmailSubject: text, SmsMessage: text })
    .optional(),
  AccountRecoverySetting: z
    .object({ RecoveryMechanisms: z.array(z.object({ Name: z.string(), Priority: z.number() })) })
    .optional(),
});

const clientProperties = z.object({
  UserPoolId: z.string(),
  GenerateSecret: z.literal(false).optional(),
  ExplicitAuthFlows: z
    .array(z.string())
    .default(['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).default('LEGACY'),
  AccessTokenValidity: z.number().optional(),
  IdTokenValidity: z.number().optional(),
  RefreshTokenValidity: z.number().optional(),
  AuthSessionValidity: z.number().default(3),
  TokenValidityUnits: z.object({ AccessToken: text, IdToken: text, RefreshToken: text }).optional(),
});

const UNIT_SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** `length` characters of `alphabet`, the same for the same logical id at every start. */
function stableId(resource: TemplateResource, length: number, alphabet: string): string {
  const digest = createHash('sha512').update(`${resource.stackName}/${resource.logicalId}`).digest();
  return Array.from(digest.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MIXED = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${LOWER}`;

function identify(resource: TemplateResource): ResourceIdentity {
  if (resource.type === 'AWS::Cognito::UserPool') {
    const id = `${REGION}_${stableId(resource, 9, MIXED)}`;
    const host = `cognito-idp.${REGION}.amazonaws.com/${id}`;
    return {
      ref: id,
      attributes: { UserPoolId: id, Arn: poolArn(id), ProviderName: host, ProviderURL: `https://${host}` },
    };
  }
  const id = stableId(resource, 26, LOWER);
  return { ref: id, attributes: { ClientId: id, Name: physicalName(resource) } };
}

function poolArn(id: string): string {
  return `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${id}`;
}

function poolOf(id: string, properties: z.infer<typeof poolProperties>): Pool {
  const policy = properties.Policies?.PasswordPolicy;
  const verify = properties.VerificationMessageTemplate;
  const reset = 'Your password reset code is {####}.';
  const mechanisms = [...(properties.AccountRecoverySetting?.RecoveryMechanisms ?? [])];
  const recovery = mechanisms
    .sort((a, b) => a.Priority - b.Priority)
    .flatMap(({ Name }) =>
      Name === 'verified_email'
        ? ['email' as const]
        : Name === 'verified_phone_number'
          ? ['phone_number' as const]
          : [],
    );
  return {
    id,
    arn: poolArn(id),
    issuer: `https://cognito-idp.${REGION}.amazonaws.com/${id}`,
    policy: {
      minimumLength: policy?.MinimumLength ?? 8,
      uppercase: policy?.RequireUppercase ?? true,
      lowercase: policy?.RequireLowercase ?? true,
      numbers: policy?.RequireNumbers ?? true,
      symbols: policy?.RequireSymbols ?? true,
      temporaryPasswordDays: policy?.TemporaryPasswordValidityDays ?? 7,
    },
    usernameAttributes: properties.UsernameAttributes,
    customMessageFunction: properties.LambdaConfig?.CustomMessage ?? null,
    resetText: {
      subject: verify?.EmailSubject ?? 'Your verification code',
      mail: verify?.EmailMessage ?? reset,
      sms: verify?.SmsMessage ?? reset,
    },
    recovery: recovery.length > 0 || mechanisms.length > 0 ? recovery : ['phone_number', 'email'],
  };
}

function clientOf(id: string, properties: z.infer<typeof clientProperties>): Client {
  const units = properties.TokenValidityUnits;
  const seconds = (
    value: number | undefined,
    unit: string | undefined,
    otherwise: string,
    fallback: number,
  ) => (value === undefined ? fallback : value * (UNIT_SECONDS[unit ?? otherwise] ?? 1));
  return {
    id,
    poolId: properties.UserPoolId,
    flows: new Set(properties.ExplicitAuthFlows),
    hidesUnknownUsers: properties.PreventUserExistenceErrors === 'ENABLED',
    accessSeconds: seconds(properties.AccessTokenValidity, units?.AccessToken, 'hours', 3600),
    idSeconds: seconds(properties.IdTokenValidity, units?.IdToken, 'hours', 3600),
    refreshSeconds: seconds(properties.RefreshTokenValidity, units?.RefreshToken, 'days', 30 * 86_400),
    sessionSeconds: properties.AuthSessionValidity * 60,
  };
}

export interface Pools {
  readonly provider: ResourceProvider;
  /** Throws ResourceNotFoundException. */
  pool(id: string): Pool;
  find(id: string): Pool | undefined;
  /** Throws ResourceNotFoundException. */
  client(id: string): Client;
}

/**
 * Cognito's side of the template. Triggers other than CustomMessage and clients with a secret are refused by name. The
 * MfaConfiguration has no behaviour: on this machine nobody is asked for a code.
 */
export function cognitoResources(): Pools {
  const pools = new Map<string, Pool>();
  const clients = new Map<string, Client>();
  const provision: ResourceProvider['provision'] = (resource) => {
    const { type, identity } = resource;
    if (type === 'AWS::Cognito::UserPool') {
      pools.set(identity.ref, poolOf(identity.ref, typedProperties(poolProperties, resource)));
    }
    if (type === 'AWS::Cognito::UserPoolClient') {
      clients.set(identity.ref, clientOf(identity.ref, typedProperties(clientProperties, resource)));
    }
  };
  const missing = (what: string) => new AwsError('ResourceNotFoundException', `${what} does not exist.`);
  const types = ['UserPool', 'UserPoolClient'];
  return {
    provider: { types: types.map((type) => `AWS::Cognito::${type}`), identify, provision },
    find: (id) => pools.get(id),
    pool(id) {
      const pool = pools.get(id);
      if (pool === undefined) throw missing(`User pool ${id}`);
      return pool;
    },
    client(id) {
      const client = clients.get(id);
      if (client === undefined) throw missing(`User pool client ${id}`);
      return client;
    },
  };
}
