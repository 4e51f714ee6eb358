import { createHash, createHmac } from 'node:crypto';
import type { HttpRequest } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { RetryQueue } from '../storage/retry-queue.ts';
import type { StripeObject } from './store.ts';

/** Where events go, as an operator has registered it at Stripe. */
export interface WebhookEndpoint {
  readonly path: string;
  /** What they are signed with; undefined as long as nobody has registered anything. */
  secret(): string | undefined;
  /** Answers the status. */
  deliver(request: HttpRequest): Promise<{ readonly status: number }>;
}

interface Event {
  readonly type: string;
  readonly object: StripeObject;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** An event leaves a moment after what it tells of; then in growing pauses, for three days (docs.stripe.com/webhooks). */
const PAUSES_MS = [SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 12 * HOUR];
const GIVEN_UP_AFTER_MS = 72 * HOUR;

/** `t=…,v1=…`: an HMAC over the time of sending and the body. */
export function signatureOf(body: string, secret: string, nowMs: number): string {
  const at = Math.floor(nowMs / SECOND);
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

/** Events on their way to the endpoint, each at least once, also over restarts; the order is not kept. */
export function createWebhooks(deps: {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly endpoint: WebhookEndpoint;
}) {
  const { clock, endpoint } = deps;
  const bodyOf = ({ type, object }: Event, serial: number, since: number): string =>
    JSON.stringify({
      id: `evt_1${createHash('sha256').update(`${serial} ${object.id}`).digest('hex').slice(0, 23)}`,
      ...{ object: 'event', type, created: Math.floor(since / SECOND), livemode: false },
      data: { object },
    });
  const queue = new RetryQueue<Event>({
    ...{ database: deps.folder.sqlite('stripe'), name: 'stripe/events', clock, activity: deps.activity },
    describe: ({ type }) => type,
    async attempt(event, { serial, failures, since }) {
      const again = clock.now() + (PAUSES_MS[failures] ?? 12 * HOUR);
      const secret = endpoint.secret();
      if (secret === undefined) return undefined;
      if (failures === 0) return again;
      const body = bodyOf(event, serial, since);
      const { status } = await endpoint.deliver({
        ...{ method: 'POST', path: endpoint.path, query: '', body: Buffer.from(body) },
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'stripe-signature': signatureOf(body, secret, clock.now()),
        },
      });
      return status < 300 || again - since > GIVEN_UP_AFTER_MS ? undefined : again;
    },
  });
  return {
    send: (type: string, object: StripeObject): void => queue.add([{ type, object }]),
    resume: (): void => queue.takeUp(),
    stop: (): void => queue.stop(),
  };
}

export type Webhooks = ReturnType<typeof createWebhooks>;
