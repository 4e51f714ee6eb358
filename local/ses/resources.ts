import { z } from 'zod';
import { ACCOUNT, REGION } from '../aws-service.ts';
import {
  physicalName,
  type ResourceIdentity,
  type ResourceProvider,
  type TemplateResource,
} from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';

/** An action of a receipt rule that does something here. */
export type ReceiptAction =
  | { readonly type: 'S3'; readonly bucketName: string; readonly objectKeyPrefix: string }
  | { readonly type: 'Lambda'; readonly functionArn: string };

export interface ReceiptRule {
  readonly arn: string;
  /** Lower-case; each takes exactly its own addresses. */
  readonly domains: readonly string[];
  readonly scanEnabled: boolean;
  readonly actions: readonly ReceiptAction[];
}

/** What the template says of SES; rebuilt at every start. */
export interface SesConfiguration {
  /** Identity → the configuration set its mail goes through unless a call names another. */
  readonly identities: ReadonlyMap<string, string | null>;
  /** Configuration set → the event types it sends to the default event bus. */
  readonly configurationSets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rules: readonly ReceiptRule[];
}

const ruleProperties = z.object({
  RuleSetName: z.string(),
  Rule: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.literal(true),
    ScanEnabled: z.boolean().default(false),
    TlsPolicy: z.unknown().optional(),
    Recipients: z.array(z.string().regex(/^[^@.][^@]*$/, 'only whole domains are recipients here')).min(1),
    Actions: z.array(
      z.union([
        z.strictObject({
          S3Action: z.strictObject({ BucketName: z.string(), ObjectKeyPrefix: z.string().default('') }),
        }),
        z.strictObject({
          LambdaAction: z.strictObject({ FunctionArn: z.string(), InvocationType: z.literal('Event') }),
        }),
      ]),
    ),
  }),
});

const identityProperties = z.object({
  ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string().optional() }).optional(),
});

const destinationProperties = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.literal(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }),
  }),
});

function literalName(resource: TemplateResource, property: string): string {
  const value = resource.properties[property];
  if (typeof value === 'string') return value;
  if (value === undefined) return physicalName(resource);
  throw new Error(`${resource.stackName}/${resource.logicalId}: ${property} must be written literally`);
}

function ruleName(resource: TemplateResource): string {
  const rule = resource.properties.Rule as { Name?: unknown } | undefined;
  return typeof rule?.Name === 'string' ? rule.Name : physicalName(resource);
}

function identify(resource: TemplateResource): ResourceIdentity {
  switch (resource.type) {
    case 'AWS::SES::EmailIdentity':
      return {
        ref: literalName(resource, 'EmailIdentity').toLowerCase(),
        attributes: dkimAttributes(resource),
      };
    case 'AWS::SES::ConfigurationSet':
      return { ref: literalName(resource, 'Name'), attributes: {} };
    case 'AWS::SES::ReceiptRuleSet':
      return { ref: literalName(resource, 'RuleSetName'), attributes: {} };
    case 'AWS::SES::ReceiptRule':
      return { ref: ruleName(resource), attributes: {} };
    default:
      return { ref: physicalName(resource), attributes: { Id: physicalName(resource) } };
  }
}

function dkimAttributes(resource: TemplateResource): Record<string, string> {
  const domain = literalName(resource, 'EmailIdentity').toLowerCase();
  return Object.fromEntries(
    [1, 2, 3].flatMap((n) => [
      [`DkimDNSTokenName${n}`, `token${n}._domainkey.${domain}`],
      [`DkimDNSTokenValue${n}`, `token${n}.dkim.amazonses.com`],
    ]),
  );
}

function receiptRule(name: string, { RuleSetName, Rule }: z.infer<typeof ruleProperties>): ReceiptRule {
  return {
    arn: `arn:aws:ses:${REGION}:${ACCOUNT}:receipt-rule-set/${RuleSetName}:receipt-rule/${name}`,
    domains: Rule.Recipients.map((recipient) => recipient.toLowerCase()),
    scanEnabled: Rule.ScanEnabled,
    actions: Rule.Actions.map((action): ReceiptAction => {
      if ('LambdaAction' in action) return { type: 'Lambda', functionArn: action.LambdaAction.FunctionArn };
      const { BucketName: bucketName, ObjectKeyPrefix: objectKeyPrefix } = action.S3Action;
      return { type: 'S3', bucketName, objectKeyPrefix };
    }),
  };
}

/**
 * SES's side of the template. The one receipt rule set is active here; on AWS activating it is a documented command.
 * Receipt actions other than S3 and Lambda (Event) are refused by name.
 */
export function sesResources(): { provider: ResourceProvider; configuration: SesConfiguration } {
  const identities = new Map<string, string | null>();
  const configurationSets = new Map<string, Set<string>>();
  const rules: ReceiptRule[] = [];
  const ruleSets = new Set<string>();
  const provision: ResourceProvider['provision'] = (resource) => {
    const { type, identity, stackName, logicalId } = resource;
    if (type === 'AWS::SES::EmailIdentity') {
      const { ConfigurationSetAttributes: attributes } = typedProperties(identityProperties, resource);
      identities.set(identity.ref, attributes?.ConfigurationSetName ?? null);
    }
    if (type === 'AWS::SES::ConfigurationSet') configurationSets.set(identity.ref, new Set());
    if (type === 'AWS::SES::ReceiptRuleSet') ruleSets.add(identity.ref);
    if (ruleSets.size > 1)
      throw new Error(`${stackName}/${logicalId}: only one receipt rule set can be active`);
    if (type === 'AWS::SES::ConfigurationSetEventDestination') {
      const { ConfigurationSetName, EventDestination: target } = typedProperties(
        destinationProperties,
        resource,
      );
      const types = configurationSets.get(ConfigurationSetName);
      for (const eventType of target.MatchingEventTypes) types?.add(eventType.toUpperCase());
    }
    if (type === 'AWS::SES::ReceiptRule') {
      rules.push(receiptRule(identity.ref, typedProperties(ruleProperties, resource)));
    }
  };
  const types = [
    'EmailIdentity',
    'ConfigurationSet',
    'ConfigurationSetEventDestination',
    'ReceiptRuleSet',
    'ReceiptRule',
  ];
  return {
    provider: { types: types.map((type) => `AWS::SES::${type}`), identify, provision },
    configuration: { identities, configurationSets, rules },
  };
}
