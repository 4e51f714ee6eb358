import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayRequestAuthorizerEventV2, Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CognitoServer, startCognitoServer } from '../cognito-server.ts';
import { NOW } from '../harness.ts';

const PASSWORD = 'Claimflow-demo-1';
const HOUR = 3_600_000;
const ORIGIN_KEY = 'the-key-of-the-distribution';
const nobody = { isAuthorized: true, context: {} };

let cognito: CognitoServer;
let authorize: (header: string | undefined, originKey?: string) => Promise<unknown>;

/** A fresh container: nothing of an earlier key set is kept. */
async function coldStart(): Promise<void> {
  vi.resetModules();
  const { handler } = await import('../../../lambdas/api/authorizer/index.ts');
  authorize = (header, originKey = ORIGIN_KEY) =>
    handler(
      {
        version: '2.0',
        type: 'REQUEST',
        headers: { 'x-origin-key': originKey, ...(header !== undefined && { authorization: header }) },
      } as unknown as APIGatewayRequestAuthorizerEventV2,
      { functionName: 'test', awsRequestId: 'test' } as Context,
    );
}

const secrets = mockClient(SecretsManagerClient);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  process.env.ORIGIN_KEY_SECRET_ARN = 'origin-key';
  secrets.on(GetSecretValueCommand).resolves({ SecretString: ORIGIN_KEY });
  cognito = await startCognitoServer(Date.parse(NOW));
});
beforeEach(coldStart);
afterEach(() => vi.setSystemTime(Date.parse(NOW)));
afterAll(async () => {
  secrets.restore();
  await cognito.close();
  vi.useRealTimers();
});

const decode = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString());
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the authorizer', () => {
  it('refuses whoever did not come through the distribution, with whatever token', async () => {
    await cognito.createPerson('members', 'rowan@example.com', PASSWORD);
    const { access } = await cognito.signIn('members', 'rowan@example.com', PASSWORD);
    expect(await authorize(`Bearer ${access}`, 'a-guess')).toEqual({ isAuthorized: false, context: {} });
  });

  it('knows the bearer of an access token of either pool, and reads each key set once', async () => {
    const casey = await cognito.createPerson('members', 'casey@example.com', PASSWORD);
    const avery = await cognito.createPerson('staff', 'avery@example.com', PASSWORD);
    const before = cognito.keySetReads();
    const member = await cognito.signIn('members', 'casey@example.com', PASSWORD);
    const staff = await cognito.signIn('staff', 'avery@example.com', PASSWORD);
    const { origin_jti: session } = decode(member.access.split('.')[1] ?? '');
    expect(await authorize(`Bearer ${member.access}`)).toEqual({
      isAuthorized: true,
      context: { subject: casey, session, signedInAt: Date.parse(NOW) / 1000 },
    });
    expect(await authorize(`bearer  ${member.access}`)).toMatchObject({ context: { subject: casey } });
    expect(await authorize(`Bearer ${staff.access}`)).toMatchObject({ context: { subject: avery } });
    expect(cognito.keySetReads() - before).toBe(2);
  });

  it('takes no id token, no expired one and none that was changed', async () => {
    await cognito.createPerson('members', 'drew@example.com', PASSWORD);
    const { access, id } = await cognito.signIn('members', 'drew@example.com', PASSWORD);
    expect(await authorize(`Bearer ${id}`)).toEqual(nobody);
    const [header = '', payload = '', signature = ''] = access.split('.');
    const forged = `${header}.${encode({ ...decode(payload), sub: 'somebody-else' })}.${signature}`;
    expect(await authorize(`Bearer ${forged}`)).toEqual(nobody);
    const unsigned = `${encode({ ...decode(header), alg: 'none' })}.${payload}.`;
    expect(await authorize(`Bearer ${unsigned}`)).toEqual(nobody);
    vi.setSystemTime(Date.parse(NOW) + 2 * HOUR);
    expect(await authorize(`Bearer ${access}`)).toEqual(nobody);
  });

  it('takes no token of another client, issuer or key', async () => {
    await cognito.createPerson('members', 'quinn@example.com', PASSWORD);
    const { access } = await cognito.signIn('members', 'quinn@example.com', PASSWORD);
    const [header = '', payload = '', signature = ''] = access.split('.');
    const elsewhere = encode({
      ...decode(payload),
      iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other',
    });
    expect(await authorize(`Bearer ${header}.${elsewhere}.${signature}`)).toEqual(nobody);
    const otherKey = encode({ ...decode(header), kid: 'unknown' });
    expect(await authorize(`Bearer ${otherKey}.${payload}.${signature}`)).toEqual(nobody);
    process.env.MEMBERS_CLIENT_ID = 'another-client';
    await coldStart();
    expect(await authorize(`Bearer ${access}`)).toEqual(nobody);
  });

  it('finds nobody in what is no bearer token', async () => {
    for (const header of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Basic Y2FzZXk6eA==',
      'Bearer not a token',
      'Bearer a.b.c',
    ])
      expect(await authorize(header), String(header)).toEqual(nobody);
  });

  it('fails, and blames no token, when the key set can not be read', async () => {
    await cognito.createPerson('staff', 'blake@example.com', PASSWORD);
    const { access } = await cognito.signIn('staff', 'blake@example.com', PASSWORD);
    const present = process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER;
    process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = `${present}/elsewhere`;
    try {
      await expect(authorize(`Bearer ${access}`)).rejects.toThrow(/answered 404/);
    } finally {
      process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = present;
    }
  });
});
