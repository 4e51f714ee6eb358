import { request as httpRequest } from 'node:http';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../../local/aws-service.ts';
import { type HttpListener, listen, PortTaken } from '../../../local/front-door/http-server.ts';
import { createSecretsManager } from '../../../local/secrets/secrets-manager.ts';
import { provision, smallMachine } from './small-machine.ts';

const open: HttpListener[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close()));
});
async function start(handler: (request: HttpRequest) => Promise<HttpResponse>, maxBodyBytes?: number) {
  const listener = await listen({
    port: 0,
    handler,
    log: () => undefined,
    ...(maxBodyBytes !== undefined && { maxBodyBytes }),
  });
  open.push(listener);
  return { listener, url: `http://127.0.0.1:${listener.port}` };
}
const answer = (text: string, status = 200): HttpResponse => ({
  status,
  headers: {},
  body: Buffer.from(text),
});

describe('listen', () => {
  it('hands on method, path, query, headers and body, and sends the answer back', async () => {
    let seen: HttpRequest | undefined;
    const { url } = await start(async (request) => {
      seen = request;
      return { status: 201, headers: { 'x-claim': 'yes' }, body: Buffer.from('made') };
    });
    const response = await fetch(`${url}/a%20b/c?x=1&y=%2F`, {
      method: 'PUT',
      body: 'body',
      headers: { 'X-Two': '2' },
    });
    expect([response.status, response.headers.get('x-claim'), await response.text()]).toEqual([
      201,
      'yes',
      'made',
    ]);
    expect(seen).toMatchObject({
      method: 'PUT',
      path: '/a%20b/c',
      query: 'x=1&y=%2F',
      headers: { 'x-two': '2' },
    });
    expect(Buffer.from(seen?.body ?? []).toString()).toBe('body');
  });

  it('refuses a body over the limit, named or streamed', async () => {
    let called = 0;
    const { url, listener } = await start(async () => answer(String(++called)), 10);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(11) })).status).toBe(413);
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest({ port: listener.port, host: '127.0.0.1', method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.once('error', reject);
      request.write('12345678');
      request.end('12345678');
    });
    expect(status).toBe(413);
    expect((await fetch(url, { method: 'POST', body: new Uint8Array(5_000_000) })).status).toBe(413);
    expect(called).toBe(0);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(10) })).status).toBe(200);
  });

  it('keeps the length a HEAD answer names, and sends no body with 204', async () => {
    const { url } = await start(async ({ method }) =>
      method === 'HEAD'
        ? { status: 200, headers: { 'content-length': '42' }, body: new Uint8Array() }
        : answer('x', 204),
    );
    expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe('42');
    expect(await (await fetch(url)).text()).toBe('');
  });

  it('answers 500 when the handler fails, and goes on', async () => {
    let calls = 0;
    const { url } = await start(async () => {
      if (++calls === 1) throw new Error('broken');
      return answer('fine');
    });
    expect((await fetch(url)).status).toBe(500);
    expect(await (await fetch(url)).text()).toBe('fine');
  });

  it('names a port that is taken', async () => {
    const { listener } = await start(async () => answer(''));
    const second = listen({ port: listener.port, handler: async () => answer('') });
    await expect(second).rejects.toThrow(new PortTaken(listener.port));
  });

  it('lets a request under way finish when it closes', async () => {
    const [started, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { url, listener } = await start(async () => {
      started.resolve();
      await go.promise;
      return answer('late');
    });
    const response = fetch(url);
    await started.promise;
    const closed = listener.close();
    open.splice(0);
    go.resolve();
    expect(await (await response).text()).toBe('late');
    await closed;
    await expect(fetch(url)).rejects.toThrow();
  });

  it('carries the SDK over a socket', async () => {
    const machine = smallMachine();
    const secrets = createSecretsManager(machine);
    machine.door.register(secrets.service);
    provision(secrets.provider, [
      'AWS::SecretsManager::Secret',
      'Key',
      { Name: 'key', GenerateSecretString: { PasswordLength: 20 } },
    ]);
    const { url } = await start(machine.door.http);
    const credentials = { accessKeyId: 'local-admin', secretAccessKey: 'any' };
    const client = new SecretsManagerClient({ region: 'us-east-1', endpoint: url, credentials });
    expect((await client.send(new GetSecretValueCommand({ SecretId: 'key' }))).SecretString).toHaveLength(20);
    client.destroy();
  });
});
