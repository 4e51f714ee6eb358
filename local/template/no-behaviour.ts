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
  readonly nameProperty: string;
  /** ARN of the resource by name, for `Fn::GetAtt Arn`. */
  readonly arn?: (name: string) => string;
}

const regional = (service: string, prefix: string) => (name: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${prefix}${name}`;
const EDGE_LOG = 'The distribution keeps no access log here.';
const FIREWALL = 'No request is counted or blocked before the distribution; the API’s own limits stand.';
const ALARMED = 'No alarm rings here, so nobody is told.';
const WATCHED = 'Nothing is watched by metrics here; the control room shows what happens.';

/** Every resource type that exists without behaviour; a type neither here nor simulated stops the start. */
export const NO_BEHAVIOUR: readonly NoBehaviour[] = [
  {
    type: 'AWS::CloudWatch::Alarm',
    reason: WATCHED,
    nameProperty: 'AlarmName',
    arn: regional('cloudwatch', 'alarm:'),
  },
  { type: 'AWS::CloudWatch::Dashboard', reason: WATCHED, nameProperty: 'DashboardName' },
  {
    type: 'AWS::Lambda::LayerVersion',
    reason: 'Belongs to CDK’s own function that copies assets into buckets, which the machine does itself.',
    nameProperty: 'LayerName',
  },
  { type: 'AWS::Logs::Delivery', reason: EDGE_LOG, nameProperty: '' },
  {
    type: 'AWS::Logs::DeliveryDestination',
    reason: EDGE_LOG,
    nameProperty: 'Name',
    arn: regional('logs', 'delivery-destination:'),
  },
  {
    type: 'AWS::Logs::DeliverySource',
    reason: EDGE_LOG,
    nameProperty: 'Name',
    arn: regional('logs', 'delivery-source:'),
  },
  {
    type: 'AWS::Logs::LogGroup',
    reason: 'Output of a function is kept in a ring per function in the control room, not in log groups.',
    nameProperty: 'LogGroupName',
    arn: (name) => `${regional('logs', 'log-group:')(name)}:*`,
  },
  { type: 'AWS::SNS::Topic', reason: ALARMED, nameProperty: 'TopicName', arn: regional('sns', '') },
  { type: 'AWS::SNS::TopicPolicy', reason: ALARMED, nameProperty: '' },
  { type: 'AWS::WAFv2::LoggingConfiguration', reason: FIREWALL, nameProperty: '' },
  {
    type: 'AWS::WAFv2::WebACL',
    reason: FIREWALL,
    nameProperty: 'Name',
    arn: regional('wafv2', 'global/webacl/'),
  },
];

/** The provider for resource types that exist without behaviour. */
export function noBehaviourProvider(): ResourceProvider {
  const byType = new Map(NO_BEHAVIOUR.map((entry) => [entry.type, entry]));
  return {
    types: [...byType.keys()],
    identify: (resource) => identityOf(resource, byType.get(resource.type)),
    provision: () => undefined,
  };
}

function identityOf(resource: TemplateResource, entry: NoBehaviour | undefined): ResourceIdentity {
  const given = resource.properties[entry?.nameProperty ?? ''];
  const name = typeof given === 'string' ? given : physicalName(resource);
  const arn = entry?.arn?.(name);
  return { ref: name, attributes: arn === undefined ? {} : { Arn: arn } };
}
