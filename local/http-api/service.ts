import { randomBytes } from 'node:crypto';
import {
  ACCOUNT,
  type AwsCaller,
  AwsError,
  type Caller,
  type HttpRequest,
  type HttpResponse,
  REGION,
} from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { Bill } from '../metering/bill.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import { createAuthorizers } from './authorizer.ts';
import {
  clientResponse,
  type FunctionDoor,
  gatewayAnswer,
  integrationEvent,
  type RequestFacts,
} from './payload.ts';
import { type ApiConfiguration, httpApiResources, STAGE } from './resources.ts';
import { matchRoute, type Route } from './routes.ts';

/** HTTP API takes 10 MB; Lambda takes 6 MB of event, base64 and all. */
const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
const MAX_EVENT_BYTES = 6 * 1024 * 1024;
const BILLED_BYTES = 512 * 1024;
/** An integration that takes longer is given up with a 503, whatever the function's own timeout. */
const INTEGRATION_MS = 30_000;
const PRINCIPAL = 'apigateway.amazonaws.com';

export interface HttpApiDependencies {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly call: AwsCaller;
  readonly random?: (size: number) => Uint8Array;
  /** HTTP API bills requests in steps of 512 KB; the claim is the one the path names. */
  readonly bill: Bill;
  /** What the template's `ApiEndpoint` answers, e.g. `http://localhost:8787`. */
  readonly endpoint: string;
}

export interface HttpApi {
  readonly providers: readonly ResourceProvider[];
  handle(request: HttpRequest): Promise<HttpResponse>;
}

class IntegrationTimeout extends Error {
  override readonly name = 'IntegrationTimeout';
}

function functionDoor(deps: HttpApiDependencies, nextId: () => string): FunctionDoor {
  return async (functionArn, event, sourceArn) => {
    const caller: Caller = { kind: 'service', arn: PRINCIPAL, servicePrincipal: PRINCIPAL, sourceArn };
    const Payload = JSON.stringify(event);
    const input = { FunctionName: functionArn, InvocationType: 'RequestResponse', Payload };
    const timer = `http-api/${nextId()}`;
    const late = new Promise<never>((_, reject) => {
      const at = deps.clock.now() + INTEGRATION_MS;
      const fire = () => reject(new IntegrationTimeout(functionArn));
      deps.clock.set({ id: timer, at, kind: 'integration-timeout', name: functionArn, fire });
    });
    try {
      const answer = (await Promise.race([deps.call(caller, 'lambda', 'Invoke', input), late])) as {
        FunctionError?: string;
        Payload?: string;
      };
      return answer.FunctionError === undefined ? (answer.Payload ?? 'null') : undefined;
    } catch (error) {
      if (error instanceof AwsError) return undefined;
      throw error;
    } finally {
      deps.clock.clear(timer);
    }
  };
}

function meter(bill: Bill, request: HttpRequest, operation: string): void {
  const quantity = Math.max(1, Math.ceil(request.body.byteLength / BILLED_BYTES));
  bill({ service: 'apigateway', operation, unit: 'request', quantity }, request.path);
}

/** What goes out to the internet is billed by the byte, as data transfer. */
function billAnswer(bill: Bill, request: HttpRequest, operation: string, { body }: HttpResponse): void {
  if (body.byteLength === 0) return;
  const usage = { service: 'apigateway', operation, unit: 'internet-byte', quantity: body.byteLength };
  bill(usage, request.path);
}

/** The ARN of a route, as function permissions name it: `…:apiId/stage/METHOD/path`, `*` for ANY. */
function routeArnOf({ id }: ApiConfiguration, { key }: Route): string {
  return `arn:aws:execute-api:${REGION}:${ACCOUNT}:${id}/${STAGE}/${key.replace(/^ANY /, '*').replace(' ', '')}`;
}

/** The HTTP API of the template, as API Gateway serves it. Throttling has no behaviour here. */
export function createHttpApi(deps: HttpApiDependencies): HttpApi {
  const { provider, api } = httpApiResources(deps.endpoint);
  const random = deps.random ?? randomBytes;
  const nextId = () => `${Buffer.from(random(9)).toString('base64url')}=`;
  const invoke = functionDoor(deps, nextId);
  const authorizers = createAuthorizers(invoke);

  const answer = async (request: HttpRequest): Promise<HttpResponse> => {
    if (request.body.byteLength > MAX_REQUEST_BYTES) return gatewayAnswer(413, 'Request Entity Too Large');
    const match = matchRoute(api.routes, request.method, request.path);
    const functionArn = match && api.integrations.get(match.route.integrationId);
    if (match === undefined || functionArn === undefined) return gatewayAnswer(404, 'Not Found');
    meter(deps.bill, request, match.route.key);
    const sourceArn = routeArnOf(api, match.route);
    const facts: RequestFacts = { apiId: api.id, requestId: nextId(), match, at: deps.clock.now() };
    const authorizer = api.authorizers.get(match.route.authorizerId ?? '');
    const routeArn = sourceArn.replace('/*/', `/${request.method}/`);
    const verdict = authorizer && (await authorizers.ask(authorizer, request, facts, routeArn));
    if (verdict !== undefined && 'refused' in verdict) return verdict.refused;
    const known = verdict === undefined ? facts : { ...facts, authorizer: verdict.context };
    const event = integrationEvent(request, known);
    const eventBytes = Buffer.byteLength(JSON.stringify(event));
    if (eventBytes > MAX_EVENT_BYTES) return gatewayAnswer(413, 'Request Entity Too Large');
    const payload = await invoke(functionArn, event, sourceArn);
    const response = payload === undefined ? undefined : clientResponse(payload);
    const traced = response ?? gatewayAnswer(500, 'Internal Server Error');
    // By the machine's clock: a page reckons "today" by the service's date, not by that of the device it is shown on.
    const date = new Date(facts.at).toUTCString();
    const answered = { ...traced, headers: { ...traced.headers, date, 'apigw-requestid': facts.requestId } };
    billAnswer(deps.bill, request, match.route.key, answered);
    return answered;
  };
  return {
    providers: [provider],
    async handle(request) {
      const done = deps.activity.begin(`http-api ${request.method}`);
      try {
        return await answer(request);
      } catch (error) {
        if (error instanceof IntegrationTimeout) return gatewayAnswer(503, 'Service Unavailable');
        throw error;
      } finally {
        done();
      }
    },
  };
}
