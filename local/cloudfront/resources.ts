/** CloudFront's side of the template: one distribution with its functions and headers. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ACCOUNT } from '../aws-service.ts';
import {
  physicalName,
  type ResourceIdentity,
  type ResourceProvider,
  type TemplateResource,
} from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';
import { globPattern } from './bucket-deployment.ts';
import { type EdgeFunction, edgeFunction } from './edge-function.ts';
import { type PolicyHeader, policyHeaders, responseHeadersProperties } from './response-headers.ts';

/** AWS's own cache policies, by id: whether they let CloudFront compress. Nothing is cached here. */
const CACHE_POLICIES: Readonly<Record<string, { readonly compresses: boolean }>> = {
  '658327ea-f89d-4fab-a63d-7e88639e58f6': { compresses: true }, // CachingOptimized
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { compresses: false }, // CachingDisabled
};
/** AllViewerExceptHostHeader, the one origin request policy known here; without one only CloudFront's own headers go on. */
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const behaviour = z.strictObject({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  // Plain HTTP on loopback stands for TLS.
  ViewerProtocolPolicy: z.enum(['redirect-to-https', 'https-only']),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachePolicyId: z.string().refine((id) => id in CACHE_POLICIES, 'a cache policy that is not known here'),
  OriginRequestPolicyId: z.literal(ALL_BUT_HOST).optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  Compress: z.boolean().default(false),
  FunctionAssociations: z
    .array(z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .max(1)
    .default([]),
});
const origin = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginAccessControlId: z.string().optional(),
  S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal('') }).optional(),
  CustomOriginConfig: z.object({ OriginProtocolPolicy: z.literal('https-only') }).optional(),
  OriginCustomHeaders: z
    .array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() }))
    .default([]),
});
const distributionProperties = z.strictObject({
  DistributionConfig: z.strictObject({
    ...{ Enabled: z.literal(true), Comment: z.string().optional(), HttpVersion: z.string().optional() },
    ...{
      IPV6Enabled: z.boolean().optional(),
      PriceClass: z.string().optional(),
      WebACLId: z.string().optional(),
    },
    DefaultRootObject: z.string().default(''),
    Origins: z.array(origin),
    CacheBehaviors: z.array(behaviour).default([]),
    DefaultCacheBehavior: behaviour,
  }),
});
const functionProperties = z.strictObject({
  Name: z.string(),
  AutoPublish: z.literal(true),
  FunctionCode: z.string(),
  FunctionConfig: z.strictObject({ Comment: z.string(), Runtime: z.literal('cloudfront-js-2.0') }),
});

export type Origin = z.output<typeof origin>;

/** How requests of some paths are answered. */
export interface Behaviour {
  readonly pattern: RegExp;
  readonly origin: Origin;
  readonly methods: readonly string[];
  readonly forwardsHeaders: boolean;
  readonly compresses: boolean;
  readonly headers: readonly PolicyHeader[];
  readonly onRequest: EdgeFunction | undefined;
}

export interface Distribution {
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  readonly defaultRootObject: string;
  /** In the order in which they are tried; the last one takes every path. */
  readonly behaviours: readonly Behaviour[];
}

const stableId = ({ stackName, logicalId }: TemplateResource): string =>
  `E${createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex').slice(0, 13).toUpperCase()}`;

const arnOf = (kind: string, id: string): string => `arn:aws:cloudfront::${ACCOUNT}:${kind}/${id}`;

function identify(resource: TemplateResource): ResourceIdentity {
  const id = stableId(resource);
  if (resource.type.endsWith('::Function')) {
    const arn = arnOf('function', physicalName(resource));
    return { ref: arn, attributes: { FunctionARN: arn } };
  }
  return { ref: id, attributes: { Id: id, DomainName: `${id.toLowerCase()}.cloudfront.net` } };
}

export interface CloudFrontResources {
  readonly provider: ResourceProvider;
  /** Undefined for a template without one. */
  distribution(): Distribution | undefined;
}

/** @param local turns addresses of AWS in a policy's headers into this machine's */
export function cloudFrontResources(local: (text: string) => string): CloudFrontResources {
  const functions = new Map<string, EdgeFunction>();
  const policies = new Map<string, readonly PolicyHeader[]>();
  let made: Distribution | undefined;

  const behaviourOf = (wanted: z.output<typeof behaviour>, origins: readonly Origin[]): Behaviour => {
    const target = origins.find(({ Id }) => Id === wanted.TargetOriginId);
    if (target === undefined) throw new Error(`no origin ${wanted.TargetOriginId}`);
    const [association] = wanted.FunctionAssociations;
    return {
      // A pattern may leave out the leading slash.
      pattern: globPattern((wanted.PathPattern ?? '*').replace(/^(?![/*])/, '/')),
      origin: target,
      methods: wanted.AllowedMethods,
      forwardsHeaders: wanted.OriginRequestPolicyId !== undefined,
      compresses: wanted.Compress && CACHE_POLICIES[wanted.CachePolicyId]?.compresses === true,
      headers: policies.get(wanted.ResponseHeadersPolicyId ?? '') ?? [],
      onRequest: association && functions.get(association.FunctionARN),
    };
  };
  return {
    distribution: () => made,
    provider: {
      types: ['Distribution', 'Function', 'OriginAccessControl', 'ResponseHeadersPolicy'].map(
        (kind) => `AWS::CloudFront::${kind}`,
      ),
      identify,
      provision(resource) {
        const { ref } = resource.identity;
        if (resource.type.endsWith('::Function')) {
          const { Name, FunctionCode } = typedProperties(functionProperties, resource);
          functions.set(ref, edgeFunction(Name, FunctionCode));
        }
        if (resource.type.endsWith('::ResponseHeadersPolicy'))
          policies.set(ref, policyHeaders(typedProperties(responseHeadersProperties, resource), local));
        if (!resource.type.endsWith('::Distribution')) return;
        if (made !== undefined)
          throw new Error('only one AWS::CloudFront::Distribution is served on this machine');
        const { DistributionConfig: config } = typedProperties(distributionProperties, resource);
        made = {
          id: ref,
          arn: arnOf('distribution', ref),
          domainName: resource.identity.attributes.DomainName ?? '',
          defaultRootObject: config.DefaultRootObject,
          behaviours: [...config.CacheBehaviors, config.DefaultCacheBehavior].map((wanted) =>
            behaviourOf(wanted, config.Origins),
          ),
        };
      },
    },
  };
}
