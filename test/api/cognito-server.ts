import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError, type HttpRequest, type HttpResponse } from '../../local/aws-service.ts';
import { type Cognito, createCognito } from '../../local/cognito/service.ts';
import type { ResourceProvider } from '../../local/resource-provider.ts';
import { openDataFolder } from '../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../local/time/activity-count.ts';
import { SimulatedClock } from '../../local/time/simulated-clock.ts';
import { ADMIN } from '../local/service-handler.ts';
import { answerAt } from '../one-socket.ts';

export type PoolName = 'members' | 'staff';

export interface CognitoServer {
  readonly client: CognitoIdentityProviderClient;
  /** A person who can sign in with the password at once; answers Cognito's `sub`. */
  createPerson(pool: PoolName, email: string, password: string): Promise<string>;
  signIn(pool: PoolName, email: string, password: string): Promise<{ access: string; id: string }>;
  /** How often a key set was asked for. */
  keySetReads(): number;
  close(): Promise<void>;
}

const json = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: Buffer.from(JSON.stringify(body)),
});

async function provide(provider: ResourceProvider, type: string, logicalId: string, properties: object) {
  const resource = { stackName: 'service', logicalId, type, properties: { ...properties } };
  const identity = provider.identify(resource);
  await provider.provision({ ...resource, identity });
  return identity.ref;
}

async function answer(cognito: Cognito, request: HttpRequest, now: number): Promise<HttpResponse> {
  const operation = cognito.service.operations[request.headers['x-amz-target']?.split('.')[1] ?? ''];
  if (!operation) return cognito.jwks(request) ?? json(404, {});
  try {
    const input: unknown = JSON.parse(Buffer.from(request.body).toString());
    return json(200, await operation.run(input as never, { caller: ADMIN, now, requestId: 'test' }));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return json(error.status, { __type: error.code, message: error.message });
  }
}

/** The members' and the staff's pool behind a socket, and the environment that leads the handlers there. */
export async function startCognitoServer(nowMs: number): Promise<CognitoServer> {
  const folder = openDataFolder(null);
  const clock = new SimulatedClock(new ActivityCount(), nowMs);
  const cognito = createCognito({
    folder,
    clock,
    call: async () => ({ Payload: 'null' }),
    sendMail: async () => undefined,
    sendText: async () => undefined,
  });
  const [provider] = cognito.providers;
  if (!provider) throw new Error('Cognito has no provider');
  let keySetReads = 0;
  const socket = await answerAt('cognito', (request) => {
    if (request.method === 'GET') keySetReads += 1;
    return answer(cognito, request, clock.now());
  });
  process.env.AWS_REGION = 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID = 'local';
  process.env.AWS_SECRET_ACCESS_KEY = 'local';
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = `http://127.0.0.1:${socket.port}`;
  const ids = { members: { pool: '', client: '' }, staff: { pool: '', client: '' } };
  for (const name of ['members', 'staff'] as const) {
    const UserPoolId = await provide(provider, 'AWS::Cognito::UserPool', name, {
      UsernameAttributes: ['email'],
    });
    ids[name] = {
      pool: UserPoolId,
      client: await provide(provider, 'AWS::Cognito::UserPoolClient', `${name}Client`, {
        UserPoolId,
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      }),
    };
    process.env[`${name.toUpperCase()}_POOL_ID`] = ids[name].pool;
    process.env[`${name.toUpperCase()}_CLIENT_ID`] = ids[name].client;
  }
  const client = new CognitoIdentityProviderClient({});
  return {
    client,
    async createPerson(pool, email, password) {
      const user = { UserPoolId: ids[pool].pool, Username: email };
      const { User } = await client.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
      await client.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
      return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
    },
    async signIn(pool, email, password) {
      const { AuthenticationResult: tokens } = await client.send(
        new InitiateAuthCommand({
          ClientId: ids[pool].client,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: email, PASSWORD: password },
        }),
      );
      return { access: tokens?.AccessToken ?? '', id: tokens?.IdToken ?? '' };
    },
    keySetReads: () => keySetReads,
    close: async () => {
      client.destroy();
      socket.end();
      folder.close();
    },
  };
}
