import { createHash } from 'node:crypto';
import { AwsError, type HttpRequest, type HttpResponse } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Faulty } from '../paypal/injected-faults.ts';
import { cardPage } from './card-page.ts';
import { type Form, readForm, textOf } from './form.ts';
import {
  completeSession,
  createCustomer,
  createMethod,
  createPaymentIntent,
  createRefund,
  createSession,
  createSetupIntent,
  decideDispute,
  listOf,
  readIntent,
  readSession,
  type StripeContext,
  StripeRefusal,
} from './operations.ts';
import { openStripeStore, type StripeObject } from './store.ts';
import { createWebhooks, type WebhookEndpoint } from './webhooks.ts';

/** Stripe remembers an idempotency key for at least 24 hours; here, exactly. */
const REMEMBERED_MS = 24 * 3_600_000;

/** A payment or refund in the shape of the control room. */
export interface CardMovement {
  readonly id: string;
  readonly kind: 'charge' | 'refund';
  readonly amountCents: number;
  readonly status: string;
  readonly at: string;
  readonly reference: string;
}

export interface StripeSimulator {
  /** Serves the API and the page for cards under `prefix`. */
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** Every charge and refund, newest first. */
  movements(): CardMovement[];
  /** Takes up events that an earlier run left. */
  resume(): void;
  stop(): void;
}

const json = (status: number, body: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'request-id': 'req_local' },
  body: Buffer.from(body),
});

const creators: Readonly<Record<string, (context: StripeContext, form: Form) => StripeObject>> = {
  '/v1/customers': createCustomer,
  '/v1/payment_methods': createMethod,
  '/v1/setup_intents': createSetupIntent,
  '/v1/payment_intents': createPaymentIntent,
  '/v1/refunds': createRefund,
  '/v1/checkout/sessions': createSession,
};

/** Lists by the parent they are asked for. */
const lists: Readonly<Record<string, { readonly kind: string; readonly parent: string }>> = {
  '/v1/payment_intents': { kind: 'payment_intent', parent: 'customer' },
  '/v1/refunds': { kind: 'refund', parent: 'payment_intent' },
  '/v1/disputes': { kind: 'dispute', parent: 'payment_intent' },
};

/** What is done to one object, by its path. */
function creatorOf(path: string): ((context: StripeContext, form: Form) => StripeObject) | undefined {
  const [, disputeId, close] = /^\/v1\/disputes\/(\w+?)(\/close)?$/.exec(path) ?? [];
  if (disputeId === undefined) return creators[path];
  return (context, form) => decideDispute(context, disputeId, form, close !== undefined);
}

function read(context: StripeContext, path: string, query: Form): object {
  const [, sessionId] = /^\/v1\/checkout\/sessions\/(\w+)$/.exec(path) ?? [];
  if (sessionId !== undefined) return readSession(context, sessionId, query);
  const [, intentId] = /^\/v1\/payment_intents\/(\w+)$/.exec(path) ?? [];
  if (intentId !== undefined) return readIntent(context, intentId);
  const list = lists[path];
  const parent = list && textOf(query, list.parent);
  if (list && parent !== undefined)
    return listOf(path, context.store.list(list.kind, parent), Number(textOf(query, 'limit') ?? 10));
  throw unknown(path);
}

const unknown = (path: string): StripeRefusal =>
  new StripeRefusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${path}). Only what this app uses is simulated here.`,
  });

function answered(run: () => object): { status: number; body: string } {
  try {
    return { status: 200, body: JSON.stringify(run()) };
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return { status: error.status, body: JSON.stringify({ error: error.error }) };
  }
}

/** Does what a key did before, if it was with these parameters; refusals of a card are remembered too. */
function create(context: StripeContext, path: string, body: string, key: string | undefined): HttpResponse {
  const creator = creatorOf(path);
  const run = () =>
    answered(() => {
      if (!creator) throw unknown(path);
      return creator(context, readForm(body));
    });
  if (key === undefined) {
    const { status, body: text } = run();
    return json(status, text);
  }
  const fingerprint = createHash('sha256').update(`${path}\n${body}`).digest('hex');
  const known = context.store.answer(key);
  if (known && context.now() - known.at < REMEMBERED_MS) {
    if (known.fingerprint === fingerprint) return json(known.status, known.body);
    const message =
      'Keys for idempotent requests can only be used with the same parameters they were first used with.';
    return json(400, JSON.stringify({ error: { type: 'idempotency_error', message } }));
  }
  const answer = run();
  context.store.keep(key, { ...answer, fingerprint, at: context.now() });
  return json(answer.status, answer.body);
}

function page(context: StripeContext, request: HttpRequest, sessionId: string): HttpResponse {
  const html = (status: number, refusal?: string): HttpResponse => ({
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(cardPage(refusal)),
  });
  if (request.method !== 'POST') return html(context.store.get(sessionId) ? 200 : 404);
  const card = textOf(readForm(Buffer.from(request.body).toString('utf8')), 'card') ?? 'visa';
  try {
    const session = completeSession(context, sessionId, card);
    const location = String(session.success_url).replace('{CHECKOUT_SESSION_ID}', session.id);
    return { status: 303, headers: { location }, body: new Uint8Array() };
  } catch (error) {
    if (error instanceof StripeRefusal) return html(402, error.message);
    throw error;
  }
}

const movementOf = (object: StripeObject): CardMovement => ({
  id: object.id,
  kind: object.object === 'refund' ? 'refund' : 'charge',
  amountCents: Number(object.amount),
  status: String(object.status),
  at: new Date(Number(object.created) * 1000).toISOString(),
  reference: Object.values((object.metadata ?? {}) as Record<string, string>).join(' '),
});

/** Stripe's API as far as selling plans needs it, behind `prefix` of `origin`, and its events to `endpoint`. */
export function createStripe(deps: {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly origin: string;
  readonly prefix: string;
  readonly faults: Faulty;
  readonly endpoint: WebhookEndpoint;
}): StripeSimulator {
  const store = openStripeStore(deps.folder);
  const webhooks = createWebhooks(deps);
  const context = {
    ...{ store, send: webhooks.send },
    ...{ now: () => deps.clock.now(), baseUrl: deps.origin + deps.prefix },
  };
  const answer = (request: HttpRequest): HttpResponse => {
    const path = request.path.slice(deps.prefix.length);
    const [, sessionId] = /^\/checkout\/(\w+)$/.exec(path) ?? [];
    if (sessionId !== undefined) return page(context, request, sessionId);
    if (!/^Bearer .+/.test(request.headers.authorization ?? ''))
      return json(
        401,
        '{"error":{"type":"invalid_request_error","message":"You did not provide an API key."}}',
      );
    if (request.method === 'POST')
      return create(
        context,
        path,
        Buffer.from(request.body).toString('utf8'),
        request.headers['idempotency-key'],
      );
    const { status, body } = answered(() => read(context, path, readForm(request.query)));
    return json(status, body);
  };
  return {
    resume: webhooks.resume,
    stop: webhooks.stop,
    async handle(request) {
      let response: HttpResponse | undefined;
      const operation = `${request.method === 'POST' ? 'Create' : 'Read'}${request.path.split('/').at(-1) ?? ''}`;
      try {
        await deps.faults.apply('stripe', operation, async () => {
          response = answer(request);
        });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        const type = error.status >= 500 ? 'api_error' : 'rate_limit_error';
        return json(
          error.status >= 500 ? 500 : 429,
          JSON.stringify({ error: { type, message: 'injected' } }),
        );
      }
      return response ?? answer(request);
    },
    movements: () =>
      [...store.list('payment_intent'), ...store.list('refund')]
        .map(movementOf)
        .sort((one, other) => other.at.localeCompare(one.at)),
  };
}
