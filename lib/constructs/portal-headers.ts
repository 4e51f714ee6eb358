import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface PortalHeadersProps {
  /** Where browsers ask Cognito, without a path. */
  readonly signIn: string;
  /** Takes uploads from the portal. */
  readonly uploads: IBucket;
  /** Pictures are shown from it, by presigned URL. */
  readonly documents: IBucket;
}

const ALWAYS: ResponseSecurityHeadersBehavior = {
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(730),
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
};

/** Headers of every file of the portal; scripts come from its own files and nowhere else. */
export function portalHeaders(scope: Construct, props: PortalHeadersProps): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'PortalHeaders', {
    comment: 'Files of the portal',
    securityHeadersBehavior: {
      ...ALWAYS,
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(props), override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        {
          header: 'permissions-policy',
          // Photos of damage and serial numbers are taken with the camera.
          value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
          override: true,
        },
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
      ],
    },
  });
}

/** What answers of the API get; the pages behind links bring a policy of their own. */
export function apiHeaders(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'ApiHeaders', {
    comment: 'Answers of the API',
    securityHeadersBehavior: {
      ...ALWAYS,
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    },
  });
}

function contentSecurityPolicy({ signIn, uploads, documents }: PortalHeadersProps): string {
  const origin = (bucket: IBucket) => `https://${bucket.bucketRegionalDomainName}`;
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    // Component libraries position things by style attributes; a style can't run anything.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': `'self' blob: data: ${origin(documents)}`,
    'font-src': "'self'",
    'media-src': "'self' blob:",
    'connect-src': `'self' ${signIn} ${origin(uploads)}`,
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
