import { ACCOUNT, REGION } from '../aws-service.ts';
import {
  physicalName,
  type ResourceIdentity,
  type ResourceProvider,
  type TemplateResource,
} from '../resource-provider.ts';

/** A resource type that a template may hold here although nothing acts on it, and why that is sound. */
export interface NoBehaviour {
  readonly type: string;
  /** One line for the page that lists the differences from AWS. */
  readonly reason: string;
  /** The property that names the resource, when the template names it. */
  readonly nameProperty?: string;
  /** ARN of the resource by name, for `Fn::GetAtt Arn`. */
  readonly arn?: (name: string) => string;
  /** `Ref` answers the ARN instead of the name. */
  readonly refIsArn?: boolean;
  /** Further attributes by name. */
  readonly attributes?: (name: string) => Readonly<Record<string, string>>;
}

const regional = (service: string, prefix: string) => (name: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${prefix}${name}`;
const WATCHED = 'Nothing is watched by metrics here; the control room shows what happens.';
const EDGE = 'There is no edge network here; the portal and the API are reached directly on loopback.';
const FIREWALL = 'No web application firewall: only this machine can reach the ports.';

/** Every resource type that exists without behaviour; a type neither here nor simulated stops the start. */
export const NO_BEHAVIOUR: readonly NoBehaviour[] = [
  { type: 'AWS::CDK::Metadata', reason: 'CDK version telemetry.' },
  {
    type: 'AWS::CloudWatch::Alarm',
    reason: WATCHED,
    nameProperty: 'AlarmName',
    arn: regional('cloudwatch', 'alarm:'),
  },
  {
    type: 'AWS::CloudWatch::CompositeAlarm',
    reason: WATCHED,
    nameProperty: 'AlarmName',
    arn: regional('cloudwatch', 'alarm:'),
  },
  { type: 'AWS::CloudWatch::Dashboard', reason: WATCHED, nameProperty: 'DashboardName' },
  {
    type: 'AWS::Logs::LogGroup',
    reason: 'Output of a function is kept in a ring per function in the control room, not in log groups.',
    nameProperty: 'LogGroupName',
    arn: (name) => `${regional('logs', 'log-group:')(name)}:*`,
  },
  { type: 'AWS::Logs::LogStream', reason: 'As log groups.', nameProperty: 'LogStreamName' },
  { type: 'AWS::Logs::ResourcePolicy', reason: 'As log groups.', nameProperty: 'PolicyName' },
  { type: 'AWS::Logs::MetricFilter', reason: WATCHED, nameProperty: 'FilterName' },
  {
    type: 'AWS::WAFv2::WebACL',
    reason: FIREWALL,
    nameProperty: 'Name',
    arn: (name) => `${regional('wafv2', 'global/webacl/')(name)}/local`,
    attributes: (name) => ({ Id: name }),
  },
  { type: 'AWS::WAFv2::WebACLAssociation', reason: FIREWALL },
  {
    type: 'AWS::CloudFront::Distribution',
    reason: EDGE,
    attributes: (name) => ({ Id: name, DomainName: `${name.toLowerCase()}.cloudfront.net` }),
  },
  { type: 'AWS::CloudFront::OriginAccessControl', reason: EDGE, attributes: (name) => ({ Id: name }) },
  {
    type: 'AWS::CloudFront::Function',
    reason: EDGE,
    nameProperty: 'Name',
    refIsArn: true,
    arn: (name) => `arn:aws:cloudfront::${ACCOUNT}:function/${name}`,
    attributes: (name) => ({ FunctionARN: `arn:aws:cloudfront::${ACCOUNT}:function/${name}`, Stage: 'LIVE' }),
  },
  { type: 'AWS::CloudFront::ResponseHeadersPolicy', reason: EDGE, attributes: (name) => ({ Id: name }) },
  { type: 'AWS::CloudFront::CachePolicy', reason: EDGE, attributes: (name) => ({ Id: name }) },
  { type: 'AWS::CloudFront::OriginRequestPolicy', reason: EDGE, attributes: (name) => ({ Id: name }) },
];

/** The provider for resource types that exist without behaviour. */
export function noBehaviourProvider(types: readonly NoBehaviour[] = NO_BEHAVIOUR): ResourceProvider {
  const byType = new Map(types.map((entry) => [entry.type, entry]));
  return {
    types: [...byType.keys()],
    identify: (resource) => identityOf(resource, byType.get(resource.type)),
    provision: () => undefined,
  };
}

function identityOf(resource: TemplateResource, entry: NoBehaviour | undefined): ResourceIdentity {
  const given = entry?.nameProperty === undefined ? undefined : resource.properties[entry.nameProperty];
  const name = typeof given === 'string' ? given : physicalName(resource);
  const arn = entry?.arn?.(name);
  return {
    ref: entry?.refIsArn && arn !== undefined ? arn : name,
    attributes: { ...(arn !== undefined && { Arn: arn }), ...entry?.attributes?.(name) },
  };
}
