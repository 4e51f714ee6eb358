import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { type Faulty, underFaults } from './injected-faults.ts';
import { type ItemStatus, statusOf } from './item-status.ts';
import { openPayoutStore } from './payout-store.ts';
import { batchHref, batchShape, type Context, DOCUMENTATION, idFrom, itemShape } from './shapes.ts';
import { isGenuine } from './webhook-signature.ts';
import { Webhooks, type WebhookTarget } from './webhooks.ts';

/** PayPal remembers a sender_batch_id for 30 days; after that the same id pays again. */
const REMEMBERED_MS = 30 * 86_400_000;
const TOKEN_SECONDS = 32_400;

/** A payment in the shape of the control room. */
export interface Payment {
  readonly to: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly status: ItemStatus;
  readonly at: string;
  readonly batchId: string;
  readonly reference: string;
}

export interface PayPal {
  /** Serves the API under `prefix`. */
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** Every payment, oldest first, or those whose note or reference names the claim. */
  payments(claimId?: string): Payment[];
  /** Goes on telling what was not taken yet. */
  resume(): void;
  /** From here on nothing is told. */
  stop(): void;
}

const amount = z.object({
  value: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
/** Venmo knows people by their US mobile number, and shows them the note. */
const payoutItem = z
  .object({
    recipient_type: z.enum(['EMAIL', 'PHONE']).optional(),
    recipient_wallet: z.enum(['PAYPAL', 'VENMO']).optional(),
    amount,
    receiver: z.string().max(127),
    note: z.string().max(1000).optional(),
    sender_item_id: z.string().max(63).optional(),
  })
  .refine(
    ({ recipient_wallet: wallet, recipient_type: type, note }) =>
      wallet !== 'VENMO' || (type === 'PHONE' && !!note),
    {
      message: 'A payout to Venmo needs a US mobile number and a note',
      path: ['recipient_wallet'],
    },
  )
  .refine(
    ({ recipient_type: type, receiver }) =>
      type === 'PHONE' ? /^\d{10}$/.test(receiver) : z.email().safeParse(receiver).success,
    { message: 'Receiver is invalid or does not match with type', path: ['receiver'] },
  );
const payoutRequest = z.object({
  sender_batch_header: z.object({
    sender_batch_id: z.string().min(1).max(256),
    email_subject: z.string().max(255).optional(),
    recipient_type: z.literal('EMAIL').optional(),
  }),
  items: z.array(payoutItem).min(1).max(15_000),
});

function cents(value: string): number {
  const [whole = '', fraction = ''] = value.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

function json(status: number, content: unknown): HttpResponse {
  const body = Buffer.from(JSON.stringify(content));
  return {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
    body,
  };
}

function failure(
  status: number,
  name: string,
  message: string,
  details: readonly object[] = [],
): HttpResponse {
  const debug_id = createHash('sha256')
    .update(name + JSON.stringify(details))
    .digest('hex')
    .slice(0, 13);
  return json(status, { name, message, debug_id, information_link: DOCUMENTATION, details, links: [] });
}

function parseBody(request: HttpRequest): unknown {
  try {
    return JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function createPayout(context: Context, request: HttpRequest): HttpResponse {
  const parsed = payoutRequest.safeParse(parseBody(request));
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      location: 'body',
      issue: issue.message,
    }));
    return failure(400, 'VALIDATION_ERROR', 'Invalid request - see details', details);
  }
  const { sender_batch_header: header, items } = parsed.data;
  if (new Set(items.map((item) => item.amount.currency)).size > 1) {
    return failure(400, 'VALIDATION_ERROR', 'Invalid request - see details', [
      { field: 'items', issue: 'All items must have the same currency' },
    ]);
  }
  const at = context.now();
  const known = context.store.bySender(header.sender_batch_id, at - REMEMBERED_MS);
  if (known !== undefined) {
    const issue = 'Batch with given sender_batch_id already exists';
    const detail = {
      field: 'SENDER_BATCH_ID',
      location: 'body',
      issue,
      link: [batchHref(context, known.batchId)],
    };
    return failure(400, 'USER_BUSINESS_ERROR', 'User business error.', [detail]);
  }
  const batchId = idFrom('batch', header.sender_batch_id, at);
  const senderBatchId = header.sender_batch_id;
  const batch = { batchId, senderBatchId, emailSubject: header.email_subject ?? null, at, readAt: null };
  const kept = items.map((item, index) => ({
    itemId: idFrom('item', batchId, index),
    batchId,
    receiver: item.receiver,
    ...(item.recipient_type && { recipientType: item.recipient_type }),
    ...(item.recipient_wallet && { wallet: item.recipient_wallet }),
    amountCents: cents(item.amount.value),
    currency: item.amount.currency,
    note: item.note ?? '',
    senderItemId: item.sender_item_id ?? '',
    at,
  }));
  context.store.add(batch, kept);
  return json(201, batchShape(context, batch));
}

function readBatch(context: Context, webhooks: Webhooks | undefined, batchId: string): HttpResponse {
  const before = context.store.batch(batchId);
  if (before?.readAt === null) context.store.markRead(batchId, context.now());
  const batch = context.store.batch(batchId);
  if (batch === undefined) return notFound('payout_batch_id');
  if (before?.readAt === null) webhooks?.expect(batch);
  return json(200, batchShape(context, batch));
}

function readItem(context: Context, itemId: string): HttpResponse {
  const item = context.store.item(itemId);
  const batch = item && context.store.batch(item.batchId);
  if (item === undefined || batch === undefined) return notFound('payout_item_id');
  return json(200, itemShape(context, batch, item));
}

/** What the account begins with, and is never topped up from. */
const OPENING_CENTS = 500_000_00;

/** The balance, less everything that was paid and did not come back. */
function readBalances(context: Context): HttpResponse {
  const gone = context.store
    .containing(undefined)
    .filter((item) => {
      const batch = context.store.batch(item.batchId);
      const status = batch && statusOf(item, batch, context.now());
      return status !== 'FAILED' && status !== 'BLOCKED' && status !== 'RETURNED' && status !== 'REVERSED';
    })
    .reduce((sum, item) => sum + item.amountCents, 0);
  const amount = { currency_code: 'USD', value: ((OPENING_CENTS - gone) / 100).toFixed(2) };
  const balances = [{ currency: 'USD', primary: true, total_balance: amount, available_balance: amount }];
  return json(200, { balances, as_of_time: new Date(context.now()).toISOString() });
}

const verification = z.object({
  ...{ transmission_id: z.string().max(50), transmission_time: z.string().max(100) },
  ...{ cert_url: z.url().max(500), auth_algo: z.string().max(100), transmission_sig: z.string().max(500) },
  ...{ webhook_id: z.string().min(1).max(50), webhook_event: z.looseObject({}) },
});

/** Whether a webhook came from here. PayPal's own answer to a forged one is 200, too. */
function verifyWebhook(request: HttpRequest): HttpResponse {
  const parsed = verification.safeParse(parseBody(request));
  if (!parsed.success) return failure(400, 'VALIDATION_ERROR', 'Invalid request - see details');
  const genuine = isGenuine(parsed.data, Buffer.from(request.body).toString('utf8'));
  return json(200, { verification_status: genuine ? 'SUCCESS' : 'FAILURE' });
}

function notFound(field: string): HttpResponse {
  return failure(404, 'INVALID_RESOURCE_ID', 'Requested resource ID was not found.', [
    { field, issue: 'not found' },
  ]);
}

function tokenFor(request: HttpRequest, now: number): HttpResponse {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  if (id === '' || secret === '') {
    return json(401, { error: 'invalid_client', error_description: 'Client Authentication failed' });
  }
  const scope = 'https://uri.paypal.com/services/payments/payouts';
  const expires = Math.floor(now / 1000) + TOKEN_SECONDS;
  return json(200, {
    scope,
    access_token: `A21-${expires}`,
    token_type: 'Bearer',
    app_id: 'APP-LOCAL',
    expires_in: TOKEN_SECONDS,
  });
}

function isAuthorized(request: HttpRequest, now: number): boolean {
  const expires = /^Bearer A21-(\d+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return expires !== undefined && Number(expires) * 1000 > now;
}

/** PayPal's REST API as far as payouts need it, behind `prefix` (e.g. `/_paypal`) of `origin`. */
export function createPayPal(deps: {
  folder: DataFolder;
  clock: Clock;
  origin: string;
  prefix: string;
  /** Lets injected faults strike here too. */
  faults?: Faulty;
  /** Where webhooks go; nobody is told anything without. */
  webhook?: WebhookTarget;
}): PayPal {
  const store = openPayoutStore(deps.folder);
  const now = () => deps.clock.now();
  const context: Context = { store, now, baseUrl: deps.origin + deps.prefix };
  const webhooks = deps.webhook && new Webhooks(context, deps.clock, deps.webhook, deps.faults);
  const answer = (request: HttpRequest): HttpResponse => {
    const path = request.path.slice(deps.prefix.length);
    if (request.method === 'POST' && path === '/v1/oauth2/token') return tokenFor(request, now());
    if (!isAuthorized(request, now())) {
      return failure(
        401,
        'AUTHENTICATION_FAILURE',
        'Authentication failed due to invalid authentication credentials.',
      );
    }
    if (request.method === 'POST' && path === '/v1/payments/payouts') return createPayout(context, request);
    if (request.method === 'POST' && path === '/v1/notifications/verify-webhook-signature')
      return verifyWebhook(request);
    if (request.method === 'GET' && path === '/v1/reporting/balances') return readBalances(context);
    const [, kind, id = ''] = /^\/v1\/payments\/(payouts|payouts-item)\/([^/]+)$/.exec(path) ?? [];
    if (request.method === 'GET' && kind === 'payouts') return readBatch(context, webhooks, id);
    if (request.method === 'GET' && kind === 'payouts-item') return readItem(context, id);
    return failure(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.');
  };
  return {
    resume: () => webhooks?.resume(),
    stop: () => webhooks?.stop(),
    handle: (request) => underFaults(deps.faults, request, answer),
    payments: (claimId) =>
      store.containing(claimId).flatMap((item) => {
        const batch = store.batch(item.batchId);
        if (batch === undefined) return [];
        const { receiver: to, amountCents, currency, batchId, senderItemId } = item;
        const reference = senderItemId === '' ? batch.senderBatchId : senderItemId;
        return [
          {
            to,
            amountCents,
            currency,
            status: statusOf(item, batch, now()),
            at: new Date(item.at).toISOString(),
            batchId,
            reference,
          },
        ];
      }),
  };
}
