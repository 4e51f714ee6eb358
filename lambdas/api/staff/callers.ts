import * as z from 'zod/mini';
import { looseMailItem, readMailBrand } from '../../adapters/mail/customer-mail.ts';
import { sendText } from '../../adapters/mail/text-messages.ts';
import { readBrand, readCustomer } from '../../adapters/people/people.ts';
import type { Key } from '../../adapters/table/keys.ts';
import { callerCodeKey } from '../../adapters/table/people-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { sayIn, sayTo } from '../../domain/mail/languages/say.ts';
import { brandFor } from '../../domain/mail/templates/brand.ts';
import { greetingOf } from '../../domain/mail/templates/claim-facts.ts';
import { paragraph, render } from '../../domain/mail/templates/letter.ts';
import type { Customer } from '../../domain/people/people.ts';
import { isCode, isOpen, newCode, openCode, sentCodeFields } from '../../domain/people/sent-code.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';

/** How long a code works, and how long the caller then counts as known to this agent. */
const codeMinutes = 10;
const knownMinutes = 30;

const callerSchema = z.object({
  ...sentCodeFields,
  verifiedUntil: z.optional(z.string()),
  version: z.int(),
});
type CallerRecord = z.infer<typeof callerSchema>;

function stored(table: Table, key: Key, record: CallerRecord): TransactItem {
  const expiresAt = Math.ceil(Date.parse(record.verifiedUntil ?? record.codeUntil) / 1000);
  const item = { entity: 'caller', ...record, expiresAt };
  return record.version === 1 ? table.create(key, item) : table.replace(key, item, record.version - 1);
}

interface Caller {
  readonly customer: Customer;
  readonly key: Key;
  readonly known: CallerRecord | undefined;
}

async function callerOf({ table, params, caller }: ApiRequest<unknown, unknown>): Promise<Caller> {
  const customer = await readCustomer(table, params.customerId ?? '');
  if (!customer) throw new NotFound('this customer');
  const key = callerCodeKey(customer.customerId, caller().user.userId);
  return { customer, key, known: await table.get(key, callerSchema) };
}

/** The code by mail, with the record of it; a text message goes out by itself. */
async function mailOf(table: Table, customer: Customer, code: string, nowMs: number): Promise<TransactItem> {
  const brand = brandFor(await readMailBrand(table), customer);
  const say = sayIn(brand);
  const blocks = [
    paragraph(
      say`Somebody who says to be you is on the phone with the ${brand.name} Claims Team. Your code: ${code}`,
    ),
    paragraph(
      say`Tell it to the agent you are talking to. It works for ${String(codeMinutes)} minutes. If it is not you, do nothing.`,
    ),
  ];
  const mail = render(
    {
      subject: say`Your code for our call`,
      headline: say`Your code for our call`,
      greeting: greetingOf({ recipientName: customer.name }, say),
      blocks,
    },
    brand,
  );
  const to = { key: 'c', name: customer.name, address: customer.email };
  return looseMailItem(
    table,
    { to, kind: 'caller-code', mail, cause: `${customer.customerId} ${nowMs}` },
    nowMs,
  );
}

/** Sends a code to the contact on file, never to one the caller names. Throws TooManyRequests. */
export async function sendCallerCode(
  request: ApiRequest<unknown, { readonly channel?: 'phone' | 'email' | undefined }>,
): Promise<Answer> {
  const { table, nowMs, body } = request;
  const { customer, key, known } = await callerOf(request);
  await countTry(table, 'caller-code', customer.customerId, nowMs);
  const channel = body.channel ?? 'phone';
  const code = newCode();
  const record: CallerRecord = {
    ...openCode(customer.customerId, code, nowMs, codeMinutes),
    version: (known?.version ?? 0) + 1,
  };
  const answer: Answer = { status: 202, body: { channel, codeUntil: record.codeUntil } };
  const mail = channel === 'email' ? [await mailOf(table, customer, code, nowMs)] : [];
  await table.change('the code of this caller', [
    stored(table, key, record),
    ...mail,
    ...request.remember(answer),
  ]);
  if (channel === 'phone') {
    const { name } = await readBrand(table);
    const say = sayTo(customer);
    await sendText(
      customer.phone,
      say`${name}: your code for our call is ${code}. Tell it to the agent you are talking to. It works for ${String(codeMinutes)} minutes.`,
    );
  }
  return answer;
}

const fault = (message: string): InvalidInput => InvalidInput.at('code', message);

/**
 * The code as the caller tells it: right, the caller counts as known to this agent for half an hour. Throws
 * {@link InvalidInput} for a wrong, an old and, after five wrong ones, any code.
 */
export async function verifyCaller(request: ApiRequest<unknown, { readonly code: string }>): Promise<Answer> {
  const { table, nowMs, body } = request;
  const { customer, key, known } = await callerOf(request);
  if (!known || !isOpen(known, nowMs)) throw fault('no code is open; send one');
  const next = { ...known, version: known.version + 1 };
  if (!isCode(known, customer.customerId, body.code)) {
    const triesLeft = known.triesLeft - 1;
    await table.change('the code of this caller', [stored(table, key, { ...next, triesLeft })]);
    throw fault(`is not the code that was sent; ${triesLeft} more tries`);
  }
  const verifiedUntil = new Date(nowMs + knownMinutes * 60_000).toISOString();
  const answer: Answer = { status: 200, body: { customerId: customer.customerId, verifiedUntil } };
  const verified = { ...next, verifiedUntil, triesLeft: 0 };
  await table.change('the code of this caller', [stored(table, key, verified), ...request.remember(answer)]);
  return answer;
}
