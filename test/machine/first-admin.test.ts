import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Runtime, startRuntime } from '../../local/runtime.ts';
import { type OpenDataFolder, openDataFolder } from '../../local/storage/open-data-folder.ts';
import { assemblyDir } from '../assembly.ts';
import { keepGrantUse } from '../grants/grant-use.ts';
import { morning } from './claimflow.ts';

/** The system as it is after its first deployment: nobody is in it. */
let folder: OpenDataFolder;
let runtime: Runtime;
beforeAll(async () => {
  folder = openDataFolder(null);
  runtime = await startRuntime({
    ...{ assemblyDir: await assemblyDir(), folder, host: 'in-thread', now: morning, seed: 1 },
  });
});
afterAll(async () => {
  await runtime.stop();
  keepGrantUse(runtime);
  folder.close();
});

const invite = (person: object) => runtime.invoke(runtime.functionNamed('AddFirstAdmin') ?? '', person);
const robin = { email: 'Robin@claims.example.com', name: 'Robin Hale' };

async function json(path: string, headers: Record<string, string> = {}) {
  const { body } = await runtime.portal({
    ...{ method: 'GET', path, query: '', body: new Uint8Array() },
    headers: { host: 'localhost:8787', ...headers },
  });
  return JSON.parse(Buffer.from(body).toString());
}

describe('the first administrator', () => {
  it('is nobody without a name and an address', async () => {
    await expect(invite({ email: 'robin', name: '' })).rejects.toThrow('ZodError');
  });

  it('is invited by an operator, also when an earlier try stopped half-way, and signs in with the mailed passcode', async () => {
    const { StaffPoolId: UserPoolId } = runtime.outputs.ClaimflowService ?? {};
    const account = { UserPoolId, Username: robin.email.toLowerCase() };
    await runtime.call('cognito-idp', 'AdminCreateUser', {
      ...account,
      DesiredDeliveryMediums: ['EMAIL'],
      UserAttributes: [{ Name: 'email', Value: account.Username }],
    });
    const { userId } = (await invite(robin)) as { userId: string };
    await runtime.idle();

    const [mail] = runtime.machine.mailbox.list({ to: account.Username });
    const passcode = /monospace[^>]*>([^<]+)</.exec(mail?.html ?? '')?.[1] ?? '';
    expect(passcode, mail?.html).not.toBe('');
    const { staffClientId: ClientId } = await json('/config.json');
    const asked = (await runtime.call('cognito-idp', 'InitiateAuth', {
      ...{ AuthFlow: 'USER_PASSWORD_AUTH', ClientId },
      AuthParameters: { USERNAME: account.Username, PASSWORD: passcode },
    })) as { ChallengeName: string; Session: string };
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const { AuthenticationResult } = (await runtime.call('cognito-idp', 'RespondToAuthChallenge', {
      ...{ ClientId, ChallengeName: asked.ChallengeName, Session: asked.Session },
      ChallengeResponses: { USERNAME: account.Username, NEW_PASSWORD: 'Robin-chose-this-1' },
    })) as { AuthenticationResult: { AccessToken: string } };
    const authorization = `Bearer ${AuthenticationResult.AccessToken}`;
    expect(await json('/api/me', { authorization })).toMatchObject({
      ...{ userId, role: 'admin', name: 'Robin Hale', email: 'robin@claims.example.com' },
    });
  });

  it('is one: whoever comes next is invited by them', async () => {
    await expect(invite({ email: 'sam@claims.example.com', name: 'Sam Ortiz' })).rejects.toThrow(
      'AdminThereAlready',
    );
  });
});
