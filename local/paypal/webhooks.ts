import { createHash } from 'node:crypto';
import { AwsError, type HttpRequest, type HttpResponse } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import { InjectedSilence } from '../faults/faults.ts';
import type { Faulty } from './injected-faults.ts';
import { courseOf, type ItemStatus } from './item-status.ts';
import type { PayoutBatch, PayoutStore, WebhookEvent } from './payout-store.ts';
import { type Context, idFrom, itemShape } from './shapes.ts';
import { headersOf, sign } from './webhook-signature.ts';

/** Where PayPal's account has its webhook, and the way there. */
export interface WebhookTarget {
  readonly path: string;
  deliver(request: HttpRequest): Promise<HttpResponse>;
}

/** PayPal tells of these, and of no reversal. */
const EVENT_TYPES: Readonly<Partial<Record<ItemStatus, string>>> = {
  SUCCESS: 'SUCCEEDED',
  UNCLAIMED: 'UNCLAIMED',
  RETURNED: 'RETURNED',
  BLOCKED: 'BLOCKED',
  ONHOLD: 'HELD',
  FAILED: 'FAILED',
};

/** A webhook comes some seconds after what it tells of. */
const LATE_MS = 2_000;
const MINUTE = 60_000;
/** What is not answered with 2xx is sent again, for three days in all (PayPal: up to 25 times). */
const AGAIN_MINUTES = [1, 5, 15, 60, 360, 720, 1_440, 1_440] as const;

/** A transmission id in PayPal's writing; the same on every replay. */
function transmissionId(eventId: string, attempt: number): string {
  const hex = createHash('sha256').update(`${eventId}\n${attempt}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return parts.join('-');
}

/** Tells the app of its payments, as PayPal's webhooks do: signed, repeated until taken, kept over a restart. */
export class Webhooks {
  readonly #store: PayoutStore;
  readonly #context: Context;
  readonly #clock: Clock;
  readonly #target: WebhookTarget;
  readonly #faults: Faulty | undefined;
  #stopped = false;

  constructor(context: Context, clock: Clock, target: WebhookTarget, faults: Faulty | undefined) {
    this.#store = context.store;
    this.#context = context;
    this.#clock = clock;
    this.#target = target;
    this.#faults = faults;
  }

  /** The batch is being worked on: whatever becomes of its items will be told. */
  expect(batch: PayoutBatch): void {
    const begun = batch.readAt ?? batch.at;
    for (const item of this.#store.items(batch.batchId)) {
      const course = courseOf(item, batch);
      for (const [index, { at, status }] of course.entries()) {
        const next = course[index + 1];
        if (EVENT_TYPES[status] === undefined || (next !== undefined && next.at <= begun)) continue;
        const eventId = `WH-${idFrom('event', item.itemId, status)}`;
        this.#keep({ eventId, itemId: item.itemId, status, due: Math.max(at, begun) + LATE_MS, attempt: 0 });
      }
    }
  }

  resume(): void {
    for (const event of this.#store.events()) this.#wait(event);
  }

  stop(): void {
    this.#stopped = true;
  }

  #keep(event: WebhookEvent): void {
    this.#store.keepEvent(event);
    this.#wait(event);
  }

  #wait(event: WebhookEvent): void {
    const id = `paypal/${event.eventId}`;
    const fire = (): Promise<void> => this.#send(event);
    this.#clock.set({ id, at: event.due, kind: 'webhook', name: event.eventId, fire });
  }

  async #send(event: WebhookEvent): Promise<void> {
    if (this.#stopped) return;
    const taken = await this.#isTaken(event);
    if (this.#stopped) return;
    const minutes = AGAIN_MINUTES[event.attempt];
    if (taken || minutes === undefined) this.#store.dropEvent(event.eventId);
    else this.#keep({ ...event, attempt: event.attempt + 1, due: this.#clock.now() + minutes * MINUTE });
  }

  async #isTaken(event: WebhookEvent): Promise<boolean> {
    const request = this.#requestOf(event);
    if (request === undefined) return true;
    let answer: HttpResponse | undefined;
    const send = async (): Promise<void> => {
      answer = await this.#target.deliver(request);
    };
    try {
      await (this.#faults ? this.#faults.apply('paypal', 'SendWebhook', send) : send());
    } catch (error) {
      if (!(error instanceof AwsError || error instanceof InjectedSilence)) throw error;
      // Lost on the way there, or back: it is sent again.
      return false;
    }
    return answer !== undefined && answer.status >= 200 && answer.status < 300;
  }

  #requestOf({ eventId, itemId, status, attempt }: WebhookEvent): HttpRequest | undefined {
    const item = this.#store.item(itemId);
    const batch = item && this.#store.batch(item.batchId);
    if (item === undefined || batch === undefined) return undefined;
    const time = new Date(this.#clock.now()).toISOString();
    const body = Buffer.from(
      JSON.stringify({
        id: eventId,
        event_version: '1.0',
        create_time: time,
        resource_type: 'payouts_item',
        event_type: `PAYMENT.PAYOUTS-ITEM.${EVENT_TYPES[status as ItemStatus] ?? status}`,
        summary: `A payouts item is ${status.toLowerCase()}`,
        // As it was when the event came to be, whatever it is by now.
        resource: { ...itemShape(this.#context, batch, item), transaction_status: status },
        links: [],
      }),
    );
    const transmission = sign(transmissionId(eventId, attempt), time, this.#context.baseUrl, body);
    const headers = { ...headersOf(transmission), 'content-type': 'application/json' };
    return { method: 'POST', path: this.#target.path, query: '', headers, body };
  }
}
