import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { readTemplate, type Template } from '../assembly.ts';
import { resourcesOf } from './statements.ts';

let portal: Template;
beforeAll(async () => {
  portal = await readTemplate('ClaimflowPortal');
});

const propertiesOf = (type: string) => resourcesOf(portal, type).map(([, { Properties }]) => Properties);
const only = (type: string): Readonly<Record<string, unknown>> => {
  const found = propertiesOf(type);
  expect(found, type).toHaveLength(1);
  return found[0] ?? {};
};

interface Behaviour {
  readonly PathPattern: string;
  readonly AllowedMethods: readonly string[];
  readonly ViewerProtocolPolicy: string;
}
interface DistributionConfig {
  readonly CacheBehaviors: readonly Behaviour[];
  readonly DefaultCacheBehavior: Behaviour;
  readonly CustomErrorResponses?: unknown;
  readonly WebACLId: unknown;
  readonly Origins: readonly Readonly<Record<string, unknown>>[];
}
const distribution = () => only('AWS::CloudFront::Distribution').DistributionConfig as DistributionConfig;

describe('the distribution', () => {
  it('sends the API’s paths to the API, over TLS only', () => {
    const { CacheBehaviors, DefaultCacheBehavior } = distribution();
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/api/*', '/c/*', '/config.json']);
    for (const behaviour of CacheBehaviors) {
      expect(behaviour.AllowedMethods).toContain('POST');
      expect(behaviour.ViewerProtocolPolicy).toBe('https-only');
    }
    expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
  });

  it('never dresses an error up as a page', () => {
    expect(distribution()).not.toHaveProperty('CustomErrorResponses');
  });

  it('proves itself to the API with a secret that no template holds', () => {
    const [header] = distribution().Origins.flatMap(
      ({ OriginCustomHeaders = [] }) => OriginCustomHeaders as object[],
    );
    expect(header).toMatchObject({ HeaderName: 'x-origin-key' });
    expect(JSON.stringify(header)).toContain('{{resolve:secretsmanager:');
  });

  it('alone reads its bucket', () => {
    const { PolicyDocument } = only('AWS::S3::BucketPolicy') as {
      PolicyDocument: { Statement: { Effect: string; Principal: unknown; Condition: unknown }[] };
    };
    const allowed = PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]?.Principal).toEqual({ Service: 'cloudfront.amazonaws.com' });
    expect(JSON.stringify(allowed[0]?.Condition)).toContain('AWS:SourceArn');
  });
});

describe('what is logged', () => {
  it('by the distribution holds no path, query or referrer: a path under /c/ is a usable link', () => {
    const { RecordFields } = only('AWS::Logs::Delivery') as { RecordFields: string[] };
    expect(RecordFields).toContain('sc-status');
    expect(RecordFields.filter((field) => /uri|query|referer|cookie/i.test(field))).toEqual([]);
  });

  it('by the firewall is what it blocked, without path, query and credentials, and it keeps no samples', () => {
    const { RedactedFields, LoggingFilter } = only('AWS::WAFv2::LoggingConfiguration');
    expect(RedactedFields).toEqual(expect.arrayContaining([{ UriPath: {} }, { QueryString: {} }]));
    expect(LoggingFilter).toMatchObject({ DefaultBehavior: 'DROP' });
    const text = JSON.stringify(only('AWS::WAFv2::WebACL'));
    expect(text).toContain('"SampledRequestsEnabled":false');
    expect(text).not.toContain('"SampledRequestsEnabled":true');
  });
});

describe('the firewall', () => {
  it('stands before the distribution and limits each address: public writes, links, everything', () => {
    expect(JSON.stringify(distribution().WebACLId)).toContain('Firewall');
    const { Rules, Scope } = only('AWS::WAFv2::WebACL') as {
      Rules: { Name: string; Statement: { RateBasedStatement?: { Limit: number } } }[];
      Scope: string;
    };
    expect(Scope).toBe('CLOUDFRONT');
    const limits = Rules.flatMap(({ Name, Statement: { RateBasedStatement: rate } }) =>
      rate ? [[Name, rate.Limit]] : [],
    );
    expect(limits).toEqual([
      ['public-writes', 60],
      ['links', 300],
      ['everything', 3000],
    ]);
    expect(Rules.map(({ Name }) => Name)).toContain('AWSManagedRulesCommonRuleSet');
  });
});

describe('the content security policy', () => {
  const policyOf = (): string => {
    const policies = propertiesOf('AWS::CloudFront::ResponseHeadersPolicy').map((one) => JSON.stringify(one));
    return policies.find((one) => one.includes('ContentSecurityPolicy')) ?? '';
  };

  it('lets no script run but the portal’s own', () => {
    expect(policyOf()).toContain("default-src 'none'; script-src 'self'; style-src");
    expect(policyOf()).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('names where the portal talks to: its own address, Cognito and the upload bucket', () => {
    expect(policyOf()).toMatch(
      /connect-src 'self' https:\/\/cognito-idp\.us-east-1\.amazonaws\.com https:\/\/.*Quarantine/,
    );
    expect(policyOf()).toMatch(/img-src 'self' blob: data: https:\/\/.*Documents/);
  });
});

describe('the portal’s files', () => {
  it('are copied before the page that names them, and those of an earlier portal stay', () => {
    const copies = resourcesOf(portal, 'Custom::CDKBucketDeployment');
    expect(copies.map(([, { Properties }]) => Properties)).toEqual([
      expect.objectContaining({
        ...{ Include: ['assets/*'], Exclude: ['*'], Prune: false },
        SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      }),
      expect.objectContaining({
        ...{ Exclude: ['assets/*'], Prune: false },
        SystemMetadata: { 'cache-control': 'no-cache' },
      }),
    ]);
    const [[first], [, second]] = copies as [[string, object], [string, { DependsOn?: readonly string[] }]];
    expect(second.DependsOn).toContain(first);
  });
});

describe('before the API', () => {
  /** The headers that a viewer's reach the API as. */
  const sent = (headers: Record<string, { value: string }>): unknown => {
    const sandbox = createContext({ event: { viewer: { ip: '198.51.100.7' }, request: { headers } } });
    const code = readFileSync(join(PROJECT_ROOT, 'lib/edge/api-request.js'), 'utf8');
    return new Script(`${code}; handler(event).headers`).runInContext(sandbox);
  };
  const address = { 'x-viewer-address': { value: '198.51.100.7' } };

  it('the viewer’s address is written, whatever the viewer wrote', () => {
    const token = { authorization: { value: 'Bearer t' } };
    expect(sent({ ...token, 'x-viewer-address': { value: 'me' } })).toEqual({ ...token, ...address });
  });

  it.each([[{}], [{ authorization: { value: '' } }]])(
    'a call without a token carries one that proves nobody, so that it is ours to refuse: %o',
    (headers) => {
      expect(sent(headers)).toEqual({ authorization: { value: 'none' }, ...address });
    },
  );
});
