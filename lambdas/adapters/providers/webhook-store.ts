import * as z from 'zod/mini';
import { webhookKey } from '../table/money-keys.ts';
import { type Table, TransactionRefused } from '../table/table.ts';

/** Providers send an event again for some days; after a month nobody repeats it. */
const rememberedDays = 30;

/** Whether a provider's event was acted on before. */
export const isWebhookDone = async (table: Table, provider: string, eventId: string): Promise<boolean> =>
  (await table.get(webhookKey(provider, eventId), z.object({}))) !== undefined;

/** Remembers an event that was acted on; the same one twice at once is remembered once. */
export async function rememberWebhook(
  table: Table,
  provider: string,
  { eventId, eventType }: { readonly eventId: string; readonly eventType: string },
  nowMs: number,
): Promise<void> {
  const item = {
    entity: 'webhook',
    ...{ eventId, eventType, at: new Date(nowMs).toISOString() },
    expiresAt: Math.floor(nowMs / 1_000) + rememberedDays * 86_400,
  };
  try {
    await table.transact([table.create(webhookKey(provider, eventId), item)]);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
  }
}
