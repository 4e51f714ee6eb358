import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const MINUTE = 60_000;
const secrets = mockClient(SecretsManagerClient);
afterAll(() => secrets.restore());
let came: (key?: string) => Promise<boolean>;

/** The versions that Secrets Manager has from now on. */
function keysAre(present: string, before?: string): void {
  secrets.on(GetSecretValueCommand, { VersionStage: 'AWSCURRENT' }).resolves({ SecretString: present });
  const previous = secrets.on(GetSecretValueCommand, { VersionStage: 'AWSPREVIOUS' });
  if (before !== undefined) previous.resolves({ SecretString: before });
  else previous.rejects(new ResourceNotFoundException({ message: 'no such version', $metadata: {} }));
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 5, 1) });
  process.env.ORIGIN_KEY_SECRET_ARN = 'origin-key';
  secrets.reset();
  keysAre('first');
  vi.resetModules();
  const { cameThroughDistribution } = await import('../../lambdas/adapters/origin-key.ts');
  came = (key) => cameThroughDistribution(key === undefined ? {} : { 'x-origin-key': key });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the origin key', () => {
  it('is asked for once per container, and holds', async () => {
    expect(await came('first')).toBe(true);
    expect(await came('first')).toBe(true);
    expect(secrets.calls()).toHaveLength(2);
  });

  it.each([undefined, '', 'guess', 'firs', 'first '])('refuses %j', async (key) => {
    expect(await came(key)).toBe(false);
  });

  it('is not asked for again with each guess, but once a minute', async () => {
    await came('first');
    for (let guess = 0; guess < 20; guess += 1) expect(await came(`guess ${guess}`)).toBe(false);
    expect(secrets.calls()).toHaveLength(2);
  });

  it('can be changed without a gap: the one before holds until the next change', async () => {
    expect(await came('first')).toBe(true);
    keysAre('second', 'first');
    vi.setSystemTime(Date.now() + 2 * MINUTE);
    expect(await came('second')).toBe(true);
    expect(await came('first')).toBe(true);
    keysAre('third', 'second');
    vi.setSystemTime(Date.now() + 2 * MINUTE);
    expect(await came('third')).toBe(true);
    expect(await came('first')).toBe(false);
  });

  it('lets nobody through while it cannot be read, and recovers', async () => {
    secrets.reset();
    secrets.on(GetSecretValueCommand).rejects(new Error('throttled'));
    await expect(came('first')).rejects.toThrow('throttled');
    keysAre('first');
    expect(await came('first')).toBe(true);
  });
});
