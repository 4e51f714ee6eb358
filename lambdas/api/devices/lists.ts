import { claimPrefixes } from '../../adapters/table/claim-keys.ts';
import { deviceKey, devicesToReviewPartition } from '../../adapters/table/device-keys.ts';
import { customerPartition } from '../../adapters/table/people-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { deviceEventSchema, deviceRecordSchema } from '../../domain/devices/device.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { customerAsked } from '../../middleware/api/customer-asked.ts';
import { type ListAnswer, listAnswer, pageOf } from '../../middleware/api/list.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';
import { deviceView, eventView } from './views.ts';

interface ListQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly customerId?: string | undefined;
}

/** Devices of a customer without those taken off; for staff that name nobody, those that wait for an agent, oldest first. */
export async function deviceList(
  request: ApiRequest<ListQuery, unknown>,
): Promise<ListAnswer<ReturnType<typeof deviceView>>> {
  const { table, query } = request;
  const customerId = customerAsked(request.caller(), query.customerId);
  const list =
    customerId === undefined
      ? { index: 'gsi4' as const, partition: devicesToReviewPartition }
      : { index: 'gsi1' as const, partition: customerPartition(customerId), sortPrefix: 'DEVICE#' };
  const page = await table.page(pageOf(list, query), deviceRecordSchema);
  const items = page.items.filter((device) => device.removedAt === undefined);
  return listAnswer({ ...page, items }, (device) => deviceView(device, request));
}

/** What was done with a device, oldest first. */
export async function deviceHistory(table: Table, caller: Caller, deviceId: string) {
  const events = await table.all(
    { partition: deviceKey(deviceId).pk, sortPrefix: claimPrefixes.events },
    deviceEventSchema,
  );
  return { items: events.map((event) => eventView(event, caller)) };
}
