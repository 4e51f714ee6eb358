import * as z from 'zod/mini';
import { changeDevice } from '../../adapters/devices/device-store.ts';
import { deviceDocumentKey } from '../../adapters/table/device-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { documentRecordSchema } from '../../domain/claim/records.ts';
import { reviewDevice } from '../../domain/devices/review-device.ts';
import { statedTracking } from '../../domain/devices/tracking.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { addToPlan, deviceFor, removeFromPlan } from './devices.ts';
import { ifItHappenedNow } from './if-now.ts';
import { deviceHistory, deviceList } from './lists.ts';
import * as operations from './operations.ts';
import { announcePhoto, photosOf, photoUpload } from './photos.ts';
import { deviceView } from './views.ts';

const announcedSchema = z.object({ documentId: z.string() });

/** A picture that a statement rests on was announced for this very device. Throws InvalidInput. */
async function checkProof(
  table: Table,
  deviceId: string,
  { basis, documentId }: { basis: string; documentId?: string | undefined },
): Promise<void> {
  if (basis === 'statement') return;
  const proof =
    documentId === undefined
      ? undefined
      : await table.get(deviceDocumentKey(deviceId, documentId), documentRecordSchema);
  if (proof?.kind !== 'tracking-proof' || proof.status === 'rejected')
    throw InvalidInput.at('documentId', 'must name a picture of kind tracking-proof of this device');
}

export const handler = apiHandler([
  route(operations.listDevices, async (request) => ({
    status: 200,
    body: await deviceList(request),
  })),
  route(operations.readDeviceOperation, async (request) => {
    const { table, caller, params } = request;
    const device = await deviceFor(table, caller(), 'device.view', params.deviceId);
    const photos = await photosOf(table, device.deviceId, languageOf(request));
    return { status: 200, body: { ...deviceView(device, request), photos } };
  }),
  route(operations.readIfNow, async (request) => {
    const { table, caller, params, nowMs } = request;
    const device = await deviceFor(table, caller(), 'device.view', params.deviceId);
    return { status: 200, body: await ifItHappenedNow(table, device, languageOf(request), nowMs) };
  }),
  route(operations.readDeviceHistory, async ({ table, caller, params }) => {
    const { deviceId } = await deviceFor(table, caller(), 'device.view', params.deviceId);
    return { status: 200, body: await deviceHistory(table, caller(), deviceId) };
  }),
  route(operations.addDevice, async (request) => {
    const { table, caller, body, nowMs, remember } = request;
    const { customerId } = caller().access;
    if (customerId === undefined) throw new Forbidden('device.add');
    const { planNumber, ...device } = body;
    const added = await addToPlan(table, {
      ...{ customerId, device, planNumber, nowMs, by: caller().actor },
      along: (made) => remember({ status: 201, body: deviceView(made, request) }),
    });
    return { status: 201, body: deviceView(added, request) };
  }),
  route(operations.swapDevice, async (request) => {
    const { table, caller, params, body, nowMs, remember } = request;
    const insteadOf = await deviceFor(table, caller(), 'device.swap', params.deviceId);
    const { customerId } = insteadOf;
    const added = await addToPlan(table, {
      ...{ customerId, device: body, insteadOf, nowMs, by: caller().actor },
      along: (made) => remember({ status: 201, body: deviceView(made, request) }),
    });
    return { status: 201, body: deviceView(added, request) };
  }),
  route(operations.removeDevice, async (request) => {
    const { table, caller, params, nowMs } = request;
    const device = await deviceFor(table, caller(), 'device.remove', params.deviceId);
    const left = await removeFromPlan(table, device, caller().actor, nowMs);
    return { status: 200, body: deviceView(left, request) };
  }),
  route(
    operations.addDevicePhoto,
    async ({ table, caller, params, body, nowMs, remember }) => {
      const device = await deviceFor(table, caller(), 'device.add-photo', params.deviceId);
      const along = (documentId: string) => remember({ status: 201, body: { documentId } });
      return {
        status: 201,
        body: await announcePhoto(table, device, body, caller().actor, nowMs, along),
      };
    },
    async ({ table, caller, params, body }, { status, body: remembered }) => {
      const { deviceId } = await deviceFor(table, caller(), 'device.add-photo', params.deviceId);
      const { documentId } = announcedSchema.parse(remembered);
      return { status, body: await photoUpload(deviceId, documentId, body) };
    },
  ),
  route(operations.stateTracking, async (request) => {
    const { table, caller, params, body, nowMs, remember } = request;
    const { deviceId } = await deviceFor(table, caller(), 'device.state-tracking', params.deviceId);
    const said = { ...body, basis: body.basis ?? ('statement' as const) };
    await checkProof(table, deviceId, said);
    const device = await changeDevice(
      table,
      deviceId,
      (current) => statedTracking(current, said, caller().actor, nowMs),
      (stated) => remember({ status: 200, body: deviceView(stated, request) }),
    );
    return { status: 200, body: deviceView(device, request) };
  }),
  route(operations.reviewDeviceOperation, async (request) => {
    const { table, caller, params, body, nowMs, remember } = request;
    const { deviceId } = await deviceFor(table, caller(), 'device.review', params.deviceId);
    const device = await changeDevice(
      table,
      deviceId,
      (current) => reviewDevice(current, body, caller().actor, nowMs),
      (reviewed) => remember({ status: 200, body: deviceView(reviewed, request) }),
    );
    return { status: 200, body: deviceView(device, request) };
  }),
]);
