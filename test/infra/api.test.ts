import { beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_ROUTES, SIGNED_IN_PREFIXES } from '../../lib/api-routes.ts';
import { readTemplate, type Template } from '../assembly.ts';
import { resourcesOf } from './statements.ts';

let service: Template;
beforeAll(async () => {
  service = await readTemplate('ClaimflowService');
});

const propertiesOf = (type: string) => resourcesOf(service, type).map(([, { Properties }]) => Properties);
const keysOf = (authorization: string) =>
  propertiesOf('AWS::ApiGatewayV2::Route')
    .filter(({ AuthorizationType }) => AuthorizationType === authorization)
    .map(({ RouteKey }) => RouteKey);

describe('routes', () => {
  const routesOf = (knowsCaller: boolean) =>
    PUBLIC_ROUTES.filter((route) => (route.knowsCaller ?? false) === knowsCaller).map(
      ({ method, path }) => `${method} ${path}`,
    );

  it('ask the authorizer for every area, whatever the method, and where a stranger may be somebody we know', () => {
    expect(keysOf('CUSTOM')).toEqual([
      ...SIGNED_IN_PREFIXES.flatMap(({ prefix }) => [`ANY /api/${prefix}`, `ANY /api/${prefix}/{proxy+}`]),
      ...routesOf(true),
    ]);
    expect(routesOf(true)).toContain('POST /api/enrollments');
  });

  it('are public only where the list says so', () => {
    expect(keysOf('NONE')).toEqual(routesOf(false));
    expect(keysOf('NONE')).toContain('ANY /c/{linkId}');
    expect(propertiesOf('AWS::ApiGatewayV2::Route')).toHaveLength(
      keysOf('NONE').length + keysOf('CUSTOM').length,
    );
  });

  it('share one integration per area', () => {
    const areas = new Set([...SIGNED_IN_PREFIXES, ...PUBLIC_ROUTES].map(({ area }) => area));
    expect(propertiesOf('AWS::ApiGatewayV2::Integration')).toHaveLength(areas.size);
  });
});

describe('the authorizer', () => {
  it('answers allow or deny by the Authorization header alone, kept for five minutes; asked without one, it keeps nothing', () => {
    expect(propertiesOf('AWS::ApiGatewayV2::Authorizer')).toEqual([
      expect.objectContaining({
        AuthorizerType: 'REQUEST',
        AuthorizerPayloadFormatVersion: '2.0',
        EnableSimpleResponses: true,
        IdentitySource: ['$request.header.Authorization'],
        AuthorizerResultTtlInSeconds: 300,
      }),
      expect.objectContaining({
        AuthorizerType: 'REQUEST',
        AuthorizerPayloadFormatVersion: '2.0',
        EnableSimpleResponses: true,
        IdentitySource: [],
        AuthorizerResultTtlInSeconds: 0,
      }),
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
