import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ResourceIdentity, ResourceProvider, TemplateResource } from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';
import { parseRoute, type Route } from './routes.ts';

/** The one stage an API has here. */
export const STAGE = '$default';

export interface Authorizer {
  readonly id: string;
  readonly functionArn: string;
  /** The headers, in lower case, that say who calls; all must be there. */
  readonly identityHeaders: readonly string[];
  readonly ttlSeconds: number;
}

/** The one HTTP API of the template. */
export interface ApiConfiguration {
  id: string;
  readonly routes: Route[];
  /** Integration id → function ARN. */
  readonly integrations: Map<string, string>;
  readonly authorizers: Map<string, Authorizer>;
}

const apiProperties = z.strictObject({
  ProtocolType: z.literal('HTTP'),
  Name: z.string().optional(),
  Description: z.string().optional(),
});
const stageProperties = z.object({ StageName: z.literal('$default') });
const routeProperties = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'CUSTOM']).default('NONE'),
  AuthorizerId: z.string().optional(),
});
const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});
const authorizerProperties = z.object({
  AuthorizerType: z.literal('REQUEST'),
  AuthorizerUri: z.string(),
  AuthorizerPayloadFormatVersion: z.literal('2.0'),
  EnableSimpleResponses: z.literal(true),
  IdentitySource: z
    .array(z.string().startsWith('$request.header.', 'only a header can identify here'))
    .min(1),
  AuthorizerResultTtlInSeconds: z.number().default(300),
});

/** Ten characters, the same for the same logical id at every start. */
function stableId(resource: TemplateResource): string {
  return createHash('sha256')
    .update(`${resource.stackName}/${resource.logicalId}`)
    .digest('hex')
    .slice(0, 10);
}

/** A function's ARN, bare or inside an `…:lambda:path/2015-03-31/functions/ARN/invocations` URI. */
function functionArn(uri: string): string {
  return /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

/** HTTP API's side of the template. Only Lambda integrations and REQUEST authorizers of payload format 2.0 exist here. */
export function httpApiResources(endpoint: string): { provider: ResourceProvider; api: ApiConfiguration } {
  const api: ApiConfiguration = {
    ...{ id: '', routes: [], integrations: new Map(), authorizers: new Map() },
  };
  const identify = (resource: TemplateResource): ResourceIdentity => {
    const id = stableId(resource);
    if (resource.type.endsWith('::Api')) return { ref: id, attributes: { ApiId: id, ApiEndpoint: endpoint } };
    if (resource.type.endsWith('::Stage')) return { ref: STAGE, attributes: {} };
    return {
      ref: id,
      attributes: resource.type.endsWith('::Authorizer') ? { AuthorizerId: id } : {},
    };
  };
  const provision: ResourceProvider['provision'] = (resource) => {
    const { type, identity } = resource;
    const kind = type.slice('AWS::ApiGatewayV2::'.length);
    if (kind === 'Api') {
      if (api.id !== '') throw new Error('only one AWS::ApiGatewayV2::Api is served on this machine');
      api.id = identity.ref;
      typedProperties(apiProperties, resource);
    }
    if (kind === 'Stage') typedProperties(stageProperties, resource);
    if (kind === 'Integration') {
      api.integrations.set(
        identity.ref,
        functionArn(typedProperties(integrationProperties, resource).IntegrationUri),
      );
    }
    if (kind === 'Route') {
      const { RouteKey, Target, AuthorizationType, AuthorizerId } = typedProperties(
        routeProperties,
        resource,
      );
      // A route that means to be guarded must never be served open.
      if (AuthorizationType === 'CUSTOM' && !api.authorizers.has(AuthorizerId ?? '')) {
        throw new Error(`${RouteKey} names an authorizer that is not in the template`);
      }
      api.routes.push(parseRoute(RouteKey, Target.replace('integrations/', ''), AuthorizerId ?? null));
    }
    if (kind === 'Authorizer') {
      const parsed = typedProperties(authorizerProperties, resource);
      api.authorizers.set(identity.ref, {
        id: identity.ref,
        functionArn: functionArn(parsed.AuthorizerUri),
        identityHeaders: parsed.IdentitySource.map((source) =>
          source.slice('$request.header.'.length).toLowerCase(),
        ),
        ttlSeconds: parsed.AuthorizerResultTtlInSeconds,
      });
    }
  };
  const kinds = ['Api', 'Stage', 'Route', 'Integration', 'Authorizer'];
  return { provider: { types: kinds.map((kind) => `AWS::ApiGatewayV2::${kind}`), identify, provision }, api };
}
