import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import {
  CfnDelivery,
  CfnDeliveryDestination,
  CfnDeliverySource,
  LogGroup,
  RetentionDays,
} from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Never the path, the query or the referrer: `/c/{linkId}` would put usable links into the log. */
const FIELDS = [
  ...['date', 'time', 'x-edge-location', 'c-ip', 'cs-method', 'sc-status', 'sc-bytes', 'cs-bytes'],
  ...['sc-content-type', 'cs-protocol', 'cs-protocol-version', 'ssl-protocol', 'cs(User-Agent)'],
  ...['time-taken', 'time-to-first-byte', 'x-edge-result-type', 'x-edge-detailed-result-type'],
  'x-edge-request-id',
];

/** The access log of a distribution, three months, without anything that opens a claim. */
export class EdgeLog extends Construct {
  constructor(scope: Construct, id: string, { distribution }: { readonly distribution: Distribution }) {
    super(scope, id);
    const group = new LogGroup(this, 'Group', {
      logGroupName: '/aws/vendedlogs/cloudfront/claimflow',
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const source = new CfnDeliverySource(this, 'Source', {
      name: 'claimflow-portal',
      logType: 'ACCESS_LOGS',
      resourceArn: distribution.distributionArn,
    });
    const destination = new CfnDeliveryDestination(this, 'Destination', {
      name: 'claimflow-portal',
      destinationResourceArn: plainArnOf(group),
      outputFormat: 'json',
    });
    const delivery = new CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields: FIELDS,
    });
    delivery.addResourceDependency(source);
  }
}

/** The ARN as services that deliver logs take it: without the `:*` that the attribute of a log group ends in. */
export function plainArnOf(group: LogGroup): string {
  return Stack.of(group).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: group.logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
