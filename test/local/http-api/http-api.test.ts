import { describe, expect, it } from 'vitest';
import { type AwsCaller, AwsError, type Caller, type HttpRequest } from '../../../local/aws-service.ts';
import { matchRoute, parseRoute } from '../../../local/http-api/routes.ts';
import { createHttpApi } from '../../../local/http-api/service.ts';
import { createBill } from '../../../local/metering/bill.ts';
import type { Usage } from '../../../local/metering/metering.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { provide, START } from '../ses/machine.ts';

interface Invoked {
  readonly name: string;
  readonly caller: Caller;
  readonly event: Record<string, unknown>;
}

type Answer = (name: string, event: Record<string, unknown>) => unknown;

/** An API with the routes given as `key → function`; those that start with `*` go through the authorizer. */
async function machine(
  routes: Record<string, string>,
  answer: Answer = () => ({ ok: true }),
  authorizer: object = {},
) {
  const clock = new SimulatedClock(new ActivityCount(), START);
  const activity = new ActivityCount();
  const invoked: Invoked[] = [];
  const call: AwsCaller = async (caller, service, operation, input) => {
    const { FunctionName: name, Payload } = input as { FunctionName: string; Payload: string };
    expect(`${service} ${operation}`).toBe('lambda Invoke');
    const event = JSON.parse(Payload) as Record<string, unknown>;
    invoked.push({ name, caller, event });
    const result = await answer(name, event);
    if (result instanceof AwsError) throw result;
    const failed = result instanceof Error ? { FunctionError: 'Unhandled' } : {};
    return { ...failed, Payload: JSON.stringify(result ?? null) };
  };
  const billed: Usage[] = [];
  const bill = createBill({ record: (usage: Usage) => void billed.push(usage) });
  const http = createHttpApi({ clock, activity, call, bill, endpoint: 'http://localhost:8787' });
  const [provider] = http.providers;
  if (provider === undefined) throw new Error('no provider');
  const give = (kind: string, id: string, properties: object) =>
    provide(provider, `AWS::ApiGatewayV2::${kind}`, id, { ...properties });
  const ApiId = await give('Api', 'Api', { ProtocolType: 'HTTP' });
  await give('Stage', 'Stage', { ApiId, StageName: '$default', AutoDeploy: true });
  const AuthorizerId = await give('Authorizer', 'Authorizer', {
    ...{
      ApiId,
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
    },
    AuthorizerUri:
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:Authorizer/invocations',
    ...{ IdentitySource: ['$request.header.Authorization'], AuthorizerResultTtlInSeconds: 300 },
    ...authorizer,
  });
  for (const [key, name] of Object.entries(routes)) {
    const uri = { IntegrationType: 'AWS_PROXY', IntegrationUri: name, PayloadFormatVersion: '2.0' };
    const integration = await give('Integration', `Integration${key}`, uri);
    const guarded = key.startsWith('*') ? { AuthorizationType: 'CUSTOM', AuthorizerId } : {};
    await give('Route', `Route${key}`, {
      ApiId,
      RouteKey: key.replace('*', ''),
      Target: `integrations/${integration}`,
      ...guarded,
    });
  }
  const send = (target: string, headers: Record<string, string> = {}, body: string | Uint8Array = '') => {
    const [method = '', url = ''] = target.split(' ');
    const [path = '', query = ''] = url.split('?');
    const request: HttpRequest = {
      method,
      path,
      query,
      headers: { host: 'api.example', ...headers },
      body: Buffer.from(body),
    };
    return http.handle(request);
  };
  return { send, invoked, clock, ApiId, billed, provider };
}

const text = (response: { body: Uint8Array }): string => Buffer.from(response.body).toString();

describe('route selection', () => {
  const keys = [
    'ANY /api/{proxy+}',
    'ANY /api/claims',
    'GET /api/claims',
    'ANY /api/claims/{proxy+}',
    'GET /api/claims/{id}',
    'GET /api/claims/lookup',
    'ANY /c/{linkId}',
  ];
  const routes = keys.map((key) => parseRoute(key, 'i', null));

  it.each([
    ['GET', '/api/claims', 'GET /api/claims', {}],
    ['POST', '/api/claims', 'ANY /api/claims', {}],
    ['GET', '/api/claims/CLM-1', 'GET /api/claims/{id}', { id: 'CLM-1' }],
    ['GET', '/api/claims/lookup', 'GET /api/claims/lookup', {}],
    ['POST', '/api/claims/CLM-1', 'ANY /api/claims/{proxy+}', { proxy: 'CLM-1' }],
    ['GET', '/api/claims/a%20b/c', 'ANY /api/claims/{proxy+}', { proxy: 'a b/c' }],
    ['GET', '/api/other/x', 'ANY /api/{proxy+}', { proxy: 'other/x' }],
  ])('%s %s takes %s', (method, path, key, pathParameters) => {
    expect(matchRoute(routes, method, path)).toMatchObject({ route: { key }, pathParameters });
  });

  it.each(['/c/', '/elsewhere', '/'])('GET %s takes none, or the default where there is one', (path) => {
    expect(matchRoute(routes, 'GET', path)).toBeUndefined();
    const withDefault = [parseRoute('$default', 'i', null), ...routes];
    expect(matchRoute(withDefault, 'GET', path)).toMatchObject({
      route: { key: '$default' },
      pathParameters: {},
    });
    expect(matchRoute(withDefault, 'GET', '/api/claims')).toMatchObject({
      route: { key: 'GET /api/claims' },
    });
  });
});

describe('the event of a request', () => {
  it('is payload format 2.0', async () => {
    const { send, invoked, ApiId } = await machine({ 'ANY /api/claims/{proxy+}': 'claims' });
    const headers = { 'content-type': 'application/json', 'user-agent': 'test', cookie: 'a=1; b=2' };
    const response = await send('POST /api/claims/CLM%2D1/answer?tag=x&tag=y&q=a%20b', headers, '{"é":1}');
    expect(response.status).toBe(200);
    expect(invoked[0]?.event).toEqual({
      version: '2.0',
      routeKey: 'ANY /api/claims/{proxy+}',
      rawPath: '/api/claims/CLM%2D1/answer',
      rawQueryString: 'tag=x&tag=y&q=a%20b',
      cookies: ['a=1', 'b=2'],
      headers: { host: 'api.example', 'content-type': 'application/json', 'user-agent': 'test' },
      queryStringParameters: { tag: 'x,y', q: 'a b' },
      pathParameters: { proxy: 'CLM-1/answer' },
      requestContext: {
        accountId: '000000000000',
        apiId: ApiId,
        domainName: 'api.example',
        domainPrefix: 'api',
        http: {
          method: 'POST',
          path: '/api/claims/CLM%2D1/answer',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: response.headers['apigw-requestid'],
        routeKey: 'ANY /api/claims/{proxy+}',
        stage: '$default',
        time: '01/Mar/2026:12:00:00 +0000',
        timeEpoch: START,
      },
      body: '{"é":1}',
      isBase64Encoded: false,
    });
    expect(invoked[0]?.caller).toMatchObject({
      kind: 'service',
      servicePrincipal: 'apigateway.amazonaws.com',
      sourceArn: `arn:aws:execute-api:us-east-1:000000000000:${ApiId}/$default/*/api/claims/{proxy+}`,
    });
  });

  it('carries what is no text as base64, and no body as none', async () => {
    const { send, invoked } = await machine({ 'ANY /x': 'x' });
    await send('POST /x', { 'content-type': 'image/png' }, new Uint8Array([0xff, 0]));
    await send('GET /x');
    expect(invoked[0]?.event).toMatchObject({ body: '/wA=', isBase64Encoded: true });
    expect(invoked[1]?.event).not.toHaveProperty('body');
    expect(invoked[1]?.event).not.toHaveProperty('queryStringParameters');
  });
});

describe('the answer of a function', () => {
  it.each([
    ['a response', { statusCode: 201, headers: { 'X-A': '1' }, body: 'made' }, 201, 'made'],
    ['base64', { statusCode: 200, body: 'AQI=', isBase64Encoded: true }, 200, '\u0001\u0002'],
    ['bare JSON', { hello: 1 }, 200, '{"hello":1}'],
    ['bare text', 'hello', 200, 'hello'],
    ['a status that is none', { statusCode: 'x' }, 500, '{"message":"Internal Server Error"}'],
    ['an error', new Error('boom'), 500, '{"message":"Internal Server Error"}'],
    [
      'a refused invocation',
      new AwsError('AccessDeniedException', 'no', 403),
      500,
      '{"message":"Internal Server Error"}',
    ],
  ])('that is %s', async (_case, result, status, body) => {
    const { send } = await machine({ 'GET /x': 'x' }, () => result);
    const response = await send('GET /x');
    expect([response.status, text(response)]).toEqual([status, body]);
  });

  it('sets headers in lower case and several cookies', async () => {
    const { send } = await machine({ 'GET /x': 'x' }, () => ({
      statusCode: 204,
      headers: { 'Content-Type': 'text/html' },
      cookies: ['a=1', 'b=2'],
    }));
    expect((await send('GET /x')).headers).toMatchObject({
      'content-type': 'text/html',
      'set-cookie': 'a=1\nb=2',
    });
  });

  it('is not waited for longer than 30 seconds', async () => {
    const { send, clock } = await machine({ 'GET /x': 'x' }, () => new Promise(() => undefined));
    const waiting = send('GET /x');
    await clock.advance(START + 30_000);
    const response = await waiting;
    expect([response.status, text(response)]).toEqual([503, '{"message":"Service Unavailable"}']);
  });

  it.each([
    ['no route', 'GET /nothing', '', 404],
    ['more than 10 MB', 'POST /x', 'x'.repeat(10 * 1024 * 1024 + 1), 413],
    ['more than Lambda takes', 'POST /x', 'x'.repeat(6 * 1024 * 1024), 413],
  ])('is not asked for with %s', async (_case, target, body, status) => {
    const { send, invoked } = await machine({ 'POST /x': 'x' });
    expect((await send(target, { 'content-type': 'text/plain' }, body)).status).toBe(status);
    expect(invoked).toEqual([]);
  });
});

describe('a Lambda authorizer', () => {
  const routes = { '*GET /a': 'a', '*ANY /b/{proxy+}': 'b' };
  const authorize: Answer = (name, event) => {
    if (!name.endsWith('Authorizer')) return { ok: true };
    const { authorization } = event.headers as Record<string, string>;
    return { isAuthorized: authorization === 'Bearer good', context: { sub: 's-1' } };
  };
  const asked = (invoked: Invoked[]) => invoked.filter((one) => one.name.endsWith('Authorizer'));

  it('is not asked when its identity source is missing', async () => {
    const { send, invoked } = await machine(routes, authorize);
    const response = await send('GET /a');
    expect([response.status, text(response)]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(invoked).toEqual([]);
  });

  it('refuses, and what it refused is remembered', async () => {
    const { send, invoked } = await machine(routes, authorize);
    for (const target of ['GET /a', 'GET /b/1']) {
      const response = await send(target, { authorization: 'Bearer bad' });
      expect([response.status, text(response)]).toEqual([403, '{"message":"Forbidden"}']);
    }
    expect(invoked).toHaveLength(1);
  });

  it('answers for every route until its answer is five minutes old', async () => {
    const { send, invoked, clock, ApiId } = await machine(routes, authorize);
    await send('GET /a', { authorization: 'Bearer good' });
    await send('POST /b/1', { authorization: 'Bearer good' });
    expect(asked(invoked)).toHaveLength(1);
    expect(asked(invoked)[0]).toMatchObject({
      caller: {
        sourceArn: `arn:aws:execute-api:us-east-1:000000000000:${ApiId}/authorizers/${asked(invoked)[0]?.caller.sourceArn?.split('/').at(-1)}`,
      },
      event: {
        ...{ type: 'REQUEST', version: '2.0', identitySource: ['Bearer good'], routeKey: 'GET /a' },
        routeArn: `arn:aws:execute-api:us-east-1:000000000000:${ApiId}/$default/GET/a`,
      },
    });
    expect(invoked.at(-1)?.event.requestContext).toMatchObject({ authorizer: { lambda: { sub: 's-1' } } });
    await clock.advance(START + 300_000);
    await send('GET /a', { authorization: 'Bearer good' });
    expect(asked(invoked)).toHaveLength(2);
  });

  it('keeps an answer by all of its identity sources, and asks only when all are there', async () => {
    const IdentitySource = ['$request.header.Authorization', '$request.header.X-Key'];
    const { send, invoked } = await machine(routes, authorize, { IdentitySource });
    const authorization = 'Bearer good';
    expect((await send('GET /a', { authorization })).status).toBe(401);
    for (const key of ['one', 'one', 'other']) await send('GET /a', { authorization, 'x-key': key });
    expect(asked(invoked).map(({ event }) => event.identitySource)).toEqual([
      ['Bearer good', 'one'],
      ['Bearer good', 'other'],
    ]);
  });

  it('that fails lets nobody in', async () => {
    const { send } = await machine(routes, (name) => (name.endsWith('Authorizer') ? new Error('boom') : {}));
    expect((await send('GET /a', { authorization: 'x' })).status).toBe(500);
  });
});

describe('metering', () => {
  it('counts steps of 512 KB for the claim in the path', async () => {
    const { send, billed } = await machine({ 'ANY /api/claims/{proxy+}': 'claims' });
    await send(
      'POST /api/claims/CLM-0A1B2C3D/answer',
      { 'content-type': 'text/plain' },
      'x'.repeat(600 * 1024),
    );
    await send('GET /nothing');
    const operation = 'ANY /api/claims/{proxy+}';
    const usage = { service: 'apigateway', operation, claimId: 'CLM-0A1B2C3D' };
    expect(billed).toEqual([
      { ...usage, unit: 'request', quantity: 2 },
      { ...usage, unit: 'internet-byte', quantity: expect.any(Number) },
    ]);
  });
});

describe('a route that means to be guarded', () => {
  it.each([
    [
      'by an authorizer that is not there',
      { AuthorizationType: 'CUSTOM', AuthorizerId: 'none' },
      /names an authorizer/,
    ],
    ['in a way that is not simulated', { AuthorizationType: 'JWT' }, /AuthorizationType/],
  ])('%s is never served open', async (_case, guard, message) => {
    const { provider } = await machine({});
    const properties = { RouteKey: 'GET /x', Target: 'integrations/i', ...guard };
    await expect(provide(provider, 'AWS::ApiGatewayV2::Route', 'R', properties)).rejects.toThrow(message);
  });
});
