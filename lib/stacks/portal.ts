import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import { ORIGIN_KEY_HEADER } from '../api-routes.ts';
import type { ClaimflowConfig } from '../config.ts';
import { EdgeLog } from '../constructs/edge-log.ts';
import { PortalFiles } from '../constructs/portal-files.ts';
import { apiHeaders, portalHeaders } from '../constructs/portal-headers.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import { WebFirewall } from '../constructs/web-firewall.ts';
import type { DataStack } from './data.ts';
import type { ServiceStack } from './service.ts';

/** What the API answers; the portal's files are all the rest. */
const API_PATHS = ['/api/*', '/c/*', '/config.json'] as const;

export interface PortalStackProps extends StackProps {
  readonly config: ClaimflowConfig;
  readonly data: DataStack;
  readonly service: ServiceStack;
  /** The built portal. */
  readonly folder: string;
}

/** What people open: the portal's files and, at the same address, the API; before both a firewall. */
export class PortalStack extends Stack {
  private readonly config: ClaimflowConfig;

  constructor(scope: Construct, id: string, props: PortalStackProps) {
    super(scope, id, props);
    this.config = props.config;
    const bucket = new PrivateBucket(this, 'Files');
    acknowledge(bucket, 'S1', 'public files, read through the distribution, which keeps a log of its own');
    const distribution = this.createDistribution(bucket, props);
    new EdgeLog(this, 'Log', { distribution });
    new PortalFiles(this, 'PortalFiles', { bucket, folder: props.folder });
    new CfnOutput(this, 'PortalAddress', { value: `https://${distribution.distributionDomainName}` });
  }

  private createDistribution(bucket: Bucket, props: PortalStackProps): Distribution {
    const toApi = this.apiBehavior(props);
    const distribution = new Distribution(this, 'Distribution', {
      // A new word here makes CloudFormation read the origin key anew, which it does only for what changes.
      comment: `Claimflow, origin key "${this.config.originKey}"`,
      ...this.domain(),
      webAclId: new WebFirewall(this, 'Firewall').arn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultRootObject: 'index.html',
      defaultBehavior: this.fileBehavior(bucket, props.data),
      additionalBehaviors: Object.fromEntries(API_PATHS.map((path) => [path, toApi])),
    });
    acknowledge(distribution, 'CFR1', 'customers travel; a claim may be filed from anywhere');
    acknowledge(
      distribution,
      'CFR3',
      'logged by a delivery that leaves paths out, which the older kind cannot',
    );
    acknowledge(
      distribution,
      'CFR4',
      'only with a certificate of its own may a distribution say which TLS it takes',
    );
    return distribution;
  }

  /** With a certificate the portal's own name, without one CloudFront's. */
  private domain(): Partial<DistributionProps> {
    const { portalCertificateArn, portalUrl } = this.config;
    if (portalCertificateArn === undefined) return {};
    return {
      domainNames: [new URL(portalUrl).hostname],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', portalCertificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  private fileBehavior(bucket: Bucket, data: DataStack): BehaviorOptions {
    return {
      // Who may list is told that a file is missing; others get "access denied", which looks like a fault of ours.
      origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: portalHeaders(this, {
        signIn: `https://cognito-idp.${this.region}.amazonaws.com`,
        uploads: data.quarantine as IBucket,
        documents: data.documents as IBucket,
      }),
      functionAssociations: [this.onRequest('PortalPage', 'lib/edge/portal-page.js')],
    };
  }

  private apiBehavior({ data, service }: PortalStackProps): BehaviorOptions {
    return {
      origin: new HttpOrigin(service.apiHost, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { [ORIGIN_KEY_HEADER]: data.originKey.secretValue.unsafeUnwrap() },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: apiHeaders(this),
      functionAssociations: [this.onRequest('ApiRequest', 'lib/edge/api-request.js')],
    };
  }

  private onRequest(id: string, filePath: string) {
    const edgeFunction = new EdgeFunction(this, id, {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath }),
    });
    return { function: edgeFunction, eventType: FunctionEventType.VIEWER_REQUEST };
  }
}
