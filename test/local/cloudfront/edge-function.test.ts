import { describe, expect, it } from 'vitest';
import { EdgeFunctionFailed, edgeFunction } from '../../../local/cloudfront/edge-function.ts';

const facts = {
  distributionId: 'E1',
  domainName: 'e1.cloudfront.net',
  viewerIp: '198.51.100.7',
  requestId: 'r',
};
const request = {
  method: 'GET',
  path: '/claims',
  query: 'a=1&a=2',
  headers: { host: 'portal.example', cookie: 'theme=dark; x=a=b' },
  body: new Uint8Array(),
};

describe('a CloudFront function', () => {
  it('sees the request in CloudFront’s event shape', () => {
    const echo = edgeFunction(
      'echo',
      'function handler(event) { return { statusCode: 200, body: JSON.stringify(event) } }',
    );
    const verdict = echo(request, facts);
    if (!('response' in verdict)) throw new Error('expected an answer');
    expect(JSON.parse(Buffer.from(verdict.response.body).toString())).toEqual({
      version: '1.0',
      context: {
        ...{ distributionDomainName: 'e1.cloudfront.net', distributionId: 'E1' },
        ...{ eventType: 'viewer-request', requestId: 'r' },
      },
      viewer: { ip: '198.51.100.7' },
      request: {
        ...{ method: 'GET', uri: '/claims' },
        querystring: { a: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] } },
        headers: { host: { value: 'portal.example' } },
        cookies: { theme: { value: 'dark' }, x: { value: 'a=b' } },
      },
    });
  });

  it('changes path and headers, and leaves the cookies', () => {
    const move = edgeFunction(
      'move',
      `function handler({ request }) { request.uri = '/index.html'; request.headers['X-New'] = { value: 'n' }; return request }`,
    );
    expect(move(request, facts)).toEqual({
      request: {
        ...request,
        path: '/index.html',
        headers: { host: 'portal.example', 'x-new': 'n', cookie: 'theme=dark; x=a=b' },
      },
    });
  });

  it.each([
    ['throws', 'function handler() { throw new Error("broken") }', 'broken'],
    ['returns nothing', 'function handler() {}', 'neither a request nor a response'],
    ['reaches for Node', 'function handler() { return process.env }', 'process is not defined'],
    ['reaches for the network', 'function handler() { return fetch("/") }', 'fetch is not defined'],
    ['makes code of text', 'function handler() { return eval("1") }', 'Code generation from strings'],
  ])('fails when it %s', (_what, code, message) => {
    expect(() => edgeFunction('f', code)(request, facts)).toThrow(EdgeFunctionFailed);
    expect(() => edgeFunction('f', code)(request, facts)).toThrow(message);
  });

  it('fails when it never ends', () => {
    const endless = edgeFunction('f', 'function handler() { for (;;); }', 20);
    expect(() => endless(request, facts)).toThrow('timed out');
  });
});
