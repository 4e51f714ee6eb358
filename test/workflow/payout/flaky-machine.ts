import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { vi } from 'vitest';
import { PayPal } from '../../../lambdas/adapters/paypal.ts';
import { PayPalBatches } from '../../../lambdas/adapters/paypal-batches.ts';
import { Table } from '../../../lambdas/adapters/table.ts';
import type { HttpRequest, HttpResponse } from '../../../local/aws-service.ts';
import { createDynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { createPayPal, type Payment } from '../../../local/paypal/simulator.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { TABLE_NAME, TABLE_RESOURCE } from '../../api/table-server.ts';
import { serviceHandler } from '../../local/service-handler.ts';
import type { Dice } from '../../simulation/dice.ts';

/** The function was killed here; its state is gone, what it had written or sent is not. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/** The table and the payment provider, in memory, between which a function may be killed at any moment. */
export interface FlakyMachine {
  readonly table: Table;
  readonly paypal: PayPalBatches;
  /** Runs something during which it may be killed, and runs it again, as Step Functions does, until it comes through. */
  again<T>(run: () => Promise<T>): Promise<T>;
  /** How many times somebody was killed. */
  readonly kills: () => number;
  payments(): Payment[];
  close(): Promise<void>;
}

/** `killRate`, from 0 to 1: how many calls of a step are never made, or whose answer nobody hears. */
export async function startFlakyMachine(nowMs: number, dice: Dice, killRate: number): Promise<FlakyMachine> {
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs });
  Object.assign(process.env, {
    PAYOUT_TIME_ZONE: 'America/New_York',
    PORTAL_URL: 'https://portal.example.com',
    CLAIMS_ADDRESS: 'claims@claimflow.example',
    PAYPAL_SECRET_ARN: 'paypal',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  let kills = 0;
  let inPeril = false;
  /** Does it, unless this is the moment to die: before the call, or before its answer is heard. */
  const perilous = async <T>(run: () => Promise<T>): Promise<T> => {
    const dies = inPeril && dice.chance(killRate);
    if (dies) kills += 1;
    if (dies && dice.chance(0.5)) throw new Killed('before the call');
    const answer = await run();
    if (dies) throw new Killed('before the answer');
    return answer;
  };

  const folder = openDataFolder(null);
  const activity = new ActivityCount();
  const dynamo = createDynamoDb({ folder, clock: new SimulatedClock(activity, nowMs), activity });
  await dynamo.provider.provision({ ...TABLE_RESOURCE, identity: dynamo.provider.identify(TABLE_RESOURCE) });
  dynamo.resume();
  const handler = serviceHandler(dynamo.service, () => Date.now());
  const client = new DynamoDBClient({
    requestHandler: { ...handler, handle: (request: never) => perilous(() => handler.handle(request)) },
  });
  const options = { marshallOptions: { removeUndefinedValues: true } };
  const table = new Table(DynamoDBDocumentClient.from(client, options), TABLE_NAME);

  const clock = { now: () => Date.now(), set() {}, clear() {} };
  const simulator = createPayPal({ folder, clock, origin: 'http://paypal.test', prefix: '' });
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => perilous(() => fetched(simulator.handle, String(input), init));
  const secrets = mockClient(SecretsManagerClient);
  secrets.on(GetSecretValueCommand).resolves({ SecretString: '{"clientId":"id","clientSecret":"secret"}' });

  return {
    table,
    paypal: new PayPalBatches(new PayPal('http://paypal.test', new SecretsManagerClient({}))),
    again: async (run) => {
      for (;;) {
        inPeril = true;
        try {
          return await run();
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        } finally {
          inPeril = false;
        }
      }
    },
    kills: () => kills,
    payments: () => simulator.payments(),
    close: async () => {
      globalThis.fetch = realFetch;
      secrets.restore();
      client.destroy();
      await dynamo.stop();
      folder.close();
      vi.useRealTimers();
    },
  };
}

async function fetched(
  handle: (request: HttpRequest) => Promise<HttpResponse>,
  url: string,
  init: RequestInit | undefined,
): Promise<Response> {
  const { pathname, search } = new URL(url);
  const answer = await handle({
    method: init?.method ?? 'GET',
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(new Headers(init?.headers)),
    body: typeof init?.body === 'string' ? Buffer.from(init.body) : new Uint8Array(),
  });
  return new Response(Buffer.from(answer.body), { status: answer.status, headers: { ...answer.headers } });
}
