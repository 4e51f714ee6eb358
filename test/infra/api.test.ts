import { beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_ROUTES, SIGNED_IN_PREFIXES } from '../../lib/api-routes.ts';
import { readTemplate, type Template } from '../assembly.ts';
import { resourcesOf } from './statements.ts';

let service: Template;
beforeAll(async () => {
  service = await readTemplate('ClaimflowService');
});

const propertiesOf = (type: string) => resourcesOf(service, type).map(([, { Properties }]) => Properties);
/** Keys of the routes that an authorizer guards, by its name. */
const keysOf = (authorizer: string) => {
  const guards = resourcesOf(service, 'AWS::ApiGatewayV2::Authorizer')
    .filter(([, { Properties }]) => Properties.Name === authorizer)
    .map(([logicalId]) => logicalId);
  expect(guards, authorizer).toHaveLength(1);
  return propertiesOf('AWS::ApiGatewayV2::Route')
    .filter(({ AuthorizerId }) => (AuthorizerId as { Ref?: string } | undefined)?.Ref === guards[0])
    .map(({ RouteKey }) => RouteKey);
};

describe('routes', () => {
  it('ask the authorizer for every area, whatever the method', () => {
    expect(keysOf('Authorizer')).toEqual(
      SIGNED_IN_PREFIXES.flatMap(({ prefix }) => [`ANY /api/${prefix}`, `ANY /api/${prefix}/{proxy+}`]),
    );
  });

  it('are public only where the list says so', () => {
    const listed = (wanted: boolean) =>
      PUBLIC_ROUTES.filter(({ knowsCaller = false }) => knowsCaller === wanted).map(
        ({ method, path }) => `${method} ${path}`,
      );
    expect(keysOf('OriginAuthorizer')).toEqual([...listed(false), '$default']);
    expect(keysOf('KnownCaller')).toEqual(listed(true));
    expect(keysOf('OriginAuthorizer')).toContain('ANY /c/{linkId}');
  });

  it('are all guarded: round the distribution, and so its firewall, there is no way', () => {
    const types = propertiesOf('AWS::ApiGatewayV2::Route').map(({ AuthorizationType }) => AuthorizationType);
    expect(new Set(types)).toEqual(new Set(['CUSTOM']));
    const guards = ['Authorizer', 'KnownCaller', 'OriginAuthorizer'];
    expect(types).toHaveLength(guards.flatMap(keysOf).length);
  });

  it('may call the function of the default route, which has neither method nor path', () => {
    const sources = propertiesOf('AWS::Lambda::Permission').map(({ SourceArn }) => JSON.stringify(SourceArn));
    expect(sources.filter((arn) => arn?.includes('/*/$default'))).toHaveLength(1);
  });

  it('share one integration per area', () => {
    const areas = new Set([...SIGNED_IN_PREFIXES, ...PUBLIC_ROUTES].map(({ area }) => area));
    expect(propertiesOf('AWS::ApiGatewayV2::Integration')).toHaveLength(areas.size);
  });
});

describe('the authorizers', () => {
  it('answer allow or deny by the origin key; what depends on a token is kept by it, or not at all', () => {
    const answering = (seconds: number, ...IdentitySource: string[]) =>
      expect.objectContaining({
        AuthorizerType: 'REQUEST',
        AuthorizerPayloadFormatVersion: '2.0',
        EnableSimpleResponses: true,
        IdentitySource,
        AuthorizerResultTtlInSeconds: seconds,
      });
    expect(propertiesOf('AWS::ApiGatewayV2::Authorizer')).toEqual([
      answering(300, '$request.header.Authorization', '$request.header.x-origin-key'),
      answering(300, '$request.header.x-origin-key'),
      answering(0, '$request.header.x-origin-key'),
    ]);
  });
});

describe('the stage', () => {
  it('is throttled', () => {
    expect(propertiesOf('AWS::ApiGatewayV2::Stage')).toEqual([
      expect.objectContaining({
        DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      }),
    ]);
  });

  it('logs the route, never the path: a path under /c/ is a usable link', () => {
    const [stage] = propertiesOf('AWS::ApiGatewayV2::Stage');
    const { Format } = (stage?.AccessLogSettings ?? {}) as { Format?: string };
    expect(Format).toContain('$context.routeKey');
    expect(Format).not.toMatch(/\$context\.(path|httpMethod|domainName|customDomain)/);
    expect(Format).not.toContain('$context.requestOverride');
  });
});
