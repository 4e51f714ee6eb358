import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  type ApiArea,
  DEFAULT_AREA,
  ORIGIN_KEY_HEADER,
  PUBLIC_ROUTES,
  SIGNED_IN_PREFIXES,
} from '../api-routes.ts';

export interface AreaApiProps {
  readonly areas: Readonly<Record<ApiArea, IFunction>>;
  /** Says who is signed in, behind the distribution. */
  readonly authorizer: IFunction;
  /** Lets what needs no sign-in come through the distribution only. */
  readonly originAuthorizer: IFunction;
}

/** Requests per second, and how many at once above it: what one busy day needs ten times over, not what AWS allows. */
const THROTTLE = { rateLimit: 200, burstLimit: 400 };

/** How long API Gateway keeps an authorizer's answer: so long an origin key holds after it was changed. */
const VERDICT_LIFE = Duration.minutes(5);

/** The HTTP API: one integration per area, two routes per path prefix; the areas' functions route the rest. */
export class AreaApi extends Construct {
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, id: string, props: AreaApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', { createDefaultStage: false, description: 'Claimflow' });
    this.url = this.addStage().url.replace(/\/$/, '');
    this.addRoutes(props);
  }

  private addStage(): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      logGroupName: '/aws/vendedlogs/apis/claimflow',
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG_FORMAT },
    });
  }

  private addRoutes({ areas, authorizer, originAuthorizer }: AreaApiProps): void {
    const originKey = `$request.header.${ORIGIN_KEY_HEADER}`;
    const signedIn = new HttpLambdaAuthorizer('Authorizer', authorizer, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: ['$request.header.Authorization', originKey],
      resultsCacheTtl: VERDICT_LIFE,
    });
    const fromDistribution = new HttpLambdaAuthorizer('OriginAuthorizer', originAuthorizer, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: [originKey],
      resultsCacheTtl: VERDICT_LIFE,
    });
    // Asked for every call, also for one without a token; an answer kept by the key alone would be somebody else's.
    const known = new HttpLambdaAuthorizer('KnownCaller', authorizer, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: [originKey],
      resultsCacheTtl: Duration.seconds(0),
    });
    const integrations = new Map<ApiArea, HttpLambdaIntegration>();
    const integrationOf = (area: ApiArea): HttpLambdaIntegration => {
      const known = integrations.get(area);
      if (known !== undefined) return known;
      // One permission for the whole API instead of one per route: the routes are nearly all of the function anyway.
      const made = new HttpLambdaIntegration(area, areas[area], { scopePermissionToRoute: false });
      integrations.set(area, made);
      return made;
    };
    for (const { prefix, area } of SIGNED_IN_PREFIXES) {
      for (const path of [`/api/${prefix}`, `/api/${prefix}/{proxy+}`]) {
        this.api.addRoutes({
          path,
          methods: [HttpMethod.ANY],
          integration: integrationOf(area),
          authorizer: signedIn,
        });
      }
    }
    for (const { method, path, area, knowsCaller } of PUBLIC_ROUTES) {
      this.api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration: integrationOf(area),
        authorizer: knowsCaller ? known : fromDistribution,
      });
    }
    new HttpRoute(this, 'Default', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integrationOf(DEFAULT_AREA),
      authorizer: fromDistribution,
    });
    // The permission for the whole API is one for a stage, a method and a path; this route names neither of the last two.
    areas[DEFAULT_AREA].addPermission('DefaultRoute', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: '*/$default',
      }),
    });
  }
}

// Never the path: `/c/{linkId}` would put usable links into the log. The route key says enough.
const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLength: '$context.responseLength',
    responseLatency: '$context.responseLatency',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    sourceIp: '$context.identity.sourceIp',
    userAgent: '$context.identity.userAgent',
  }),
);
