import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { vi } from 'vitest';
import { PayPal } from '../../../lambdas/adapters/providers/paypal.ts';
import { PayPalBatches } from '../../../lambdas/adapters/providers/paypal-batches.ts';
import { Table } from '../../../lambdas/adapters/table/table.ts';
import { hearFromPayPal } from '../../../lambdas/api/paypal-webhook/index.ts';
import type { HttpRequest, HttpResponse } from '../../../local/aws-service.ts';
import type { Timer } from '../../../local/clock.ts';
import { createDynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { createPayPal, type Payment } from '../../../local/paypal/simulator.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { TABLE_NAME, TABLE_RESOURCE } from '../../api/table-server.ts';
import type { Dice } from '../../simulation/dice.ts';
import { directDocuments } from './direct-documents.ts';

vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
});

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
  /** Says who does things later: the provider's webhooks. */
  letLater(later: (at: number, run: () => Promise<void>) => void): void;
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
  const table = new Table(
    directDocuments(dynamo, () => Date.now(), perilous),
    TABLE_NAME,
  );

  let later: Parameters<FlakyMachine['letLater']>[0] = () => undefined;
  const clock = {
    now: () => Date.now(),
    set: ({ at, fire }: Timer) => later(at, async () => fire()),
    clear: () => undefined,
  };
  const simulator = createPayPal({
    ...{ folder, clock, origin: 'http://paypal.test', prefix: '' },
    webhook: { path: '/', deliver: (request) => throughTheWire(dice, request, deliver) },
  });
  /** The webhook's function may be killed, too; the gateway then answers 500. */
  const deliver = async ({ headers, body }: HttpRequest): Promise<number> => {
    inPeril = true;
    try {
      const event = { headers, body: Buffer.from(body).toString(), isBase64Encoded: false };
      const { statusCode } = await hearFromPayPal(table, paypal, event as never);
      return statusCode ?? 200;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return 500;
    } finally {
      inPeril = false;
    }
  };
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => perilous(() => fetched(simulator.handle, String(input), init));
  const secrets = mockClient(SecretsManagerClient);
  secrets.on(GetSecretValueCommand).resolves({
    SecretString: '{"clientId":"id","clientSecret":"secret","webhookId":"hook"}',
  });

  const paypal = new PayPal('http://paypal.test', new SecretsManagerClient({}));
  return {
    table,
    paypal: new PayPalBatches(paypal),
    letLater: (taken) => {
      later = taken;
    },
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
      await dynamo.stop();
      folder.close();
      vi.useRealTimers();
    },
  };
}

/** Webhooks are lost, come twice, or come from somebody who changed them: those must be refused. */
async function throughTheWire(
  dice: Dice,
  request: HttpRequest,
  deliver: (request: HttpRequest) => Promise<number>,
): Promise<HttpResponse> {
  const answered = (status: number): HttpResponse => ({ status, headers: {}, body: new Uint8Array() });
  if (dice.chance(0.1)) return answered(502);
  if (dice.chance(0.1)) {
    const body = Buffer.from(
      Buffer.from(request.body).toString().replaceAll('SUCCESS', 'RETURNED').concat(' '),
    );
    const status = await deliver({ ...request, body });
    if (status !== 400 && status !== 500) throw new Error(`a forged webhook was answered with ${status}`);
  }
  if (dice.chance(0.2)) await deliver(request);
  return answered(await deliver(request));
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
