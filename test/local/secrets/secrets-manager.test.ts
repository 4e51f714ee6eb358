import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { generateSecretString, secretWishes } from '../../../local/secrets/generate-secret.ts';
import { createSecretsManager } from '../../../local/secrets/secrets-manager.ts';
import { addRole, provision, type SmallMachine, smallMachine } from '../front-door/small-machine.ts';
import { inProcessHandler } from '../in-process-handler.ts';

const TYPE = 'AWS::SecretsManager::Secret';

function start(machine: SmallMachine, keys = { accessKeyId: 'local-admin', secretAccessKey: 'any' }) {
  const secrets = createSecretsManager(machine);
  machine.door.register(secrets.service);
  const client = new SecretsManagerClient({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1',
    credentials: keys,
    requestHandler: inProcessHandler(machine.door.http),
    maxAttempts: 1,
  });
  return {
    secrets,
    get: (SecretId: string, more = {}) => client.send(new GetSecretValueCommand({ SecretId, ...more })),
  };
}

describe('Secrets Manager', () => {
  it('generates a value once per data folder and answers it by name, ARN and ARN without suffix', async () => {
    const machine = smallMachine();
    const { secrets, get } = start(machine);
    const [secret] = provision(secrets.provider, [
      TYPE,
      'LinkKey',
      { GenerateSecretString: { PasswordLength: 64 } },
    ]);
    const arn = secret?.identity.ref ?? '';
    expect(arn).toMatch(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:S-LinkKey-[A-Za-z0-9]{6}$/);
    const first = await get('S-LinkKey');
    expect(first).toMatchObject({ ARN: arn, Name: 'S-LinkKey', VersionStages: ['AWSCURRENT'] });
    expect(first.SecretString).toHaveLength(64);
    expect(first.CreatedDate).toEqual(new Date('2026-01-15T12:00:00Z'));
    const again = start(machine);
    provision(again.secrets.provider, [TYPE, 'LinkKey', { GenerateSecretString: { PasswordLength: 64 } }]);
    for (const id of [arn, arn.slice(0, -7)])
      expect((await again.get(id)).SecretString).toBe(first.SecretString);
  });

  it.each([
    ['a value written into the template', { SecretString: 'one' }, /GenerateSecretString|SecretString/],
    ['a wish that is not simulated', { GenerateSecretString: { ExcludeNumbers: true } }, /ExcludeNumbers/],
  ])('stops the start for %s', (_what, properties, message) => {
    const { secrets } = start(smallMachine());
    expect(() => provision(secrets.provider, [TYPE, 'A', properties])).toThrow(message);
  });

  it('knows neither secrets, versions nor prefixes that do not exist', async () => {
    const { secrets, get } = start(smallMachine());
    provision(secrets.provider, [TYPE, 'A', { Name: 'alpha', GenerateSecretString: {} }]);
    for (const id of ['beta', 'alph', 'arn:aws:secretsmanager:us-east-1:000000000000:secret:alph']) {
      await expect(get(id)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    }
    await expect(get('alpha', { VersionStage: 'AWSPREVIOUS' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(get('')).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('is asked for by the role that is granted it only', async () => {
    const machine = smallMachine();
    const { secrets } = start(machine);
    const [secret] = provision(secrets.provider, [TYPE, 'A', { Name: 'a', GenerateSecretString: {} }]);
    const grant = {
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: secret?.identity.ref,
    };
    addRole(machine.iam, 'Granted', [grant]);
    addRole(machine.iam, 'Other', []);
    const [granted, other] = machine.iam.roles();
    if (!granted || !other) throw new Error('two roles were added');
    expect((await start(machine, granted).get('a')).SecretString).toHaveLength(32);
    await expect(start(machine, other).get('a')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('generateSecretString', () => {
  const generate = (wanted: object, random?: () => number) =>
    generateSecretString(secretWishes.parse(wanted), random);

  it('keeps to the length, the characters and each type of them', () => {
    for (let round = 0; round < 50; round++) {
      const secret = generate({ PasswordLength: 8, ExcludePunctuation: true });
      expect(secret).toMatch(/^[A-Za-z0-9]{8}$/);
      expect([/[a-z]/.test(secret), /[A-Z]/.test(secret), /[0-9]/.test(secret)]).toEqual([true, true, true]);
    }
    expect(generate({ PasswordLength: 4 })).toMatch(/[^A-Za-z0-9]/);
  });

  it('puts the value into the template, and is the same for the same random numbers', () => {
    const wanted = {
      SecretStringTemplate: '{"clientId":"x"}',
      GenerateStringKey: 'clientSecret',
      PasswordLength: 10,
    };
    const make = () => generate(wanted, () => 0.5);
    expect(JSON.parse(make())).toEqual({ clientId: 'x', clientSecret: expect.stringMatching(/^.{10}$/) });
    expect(make()).toBe(make());
    expect(generate(wanted)).not.toBe(generate(wanted));
  });
});
