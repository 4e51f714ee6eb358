import * as z from 'zod/mini';
import { reviewDevice } from '../../domain/devices/review-device.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { addToPlan, deviceFor, deviceView, removeFromPlan, storeDevice } from './devices.ts';
import { deviceList, enrollmentList } from './lists.ts';
import { plansOnSale } from './offers.ts';
import * as operations from './operations.ts';
import { announcePhoto, photosOf, photoUpload } from './photos.ts';

const announcedSchema = z.object({ documentId: z.string() });

export const handler = apiHandler([
  route(operations.listPlans, async ({ nowMs }) => ({ status: 200, body: plansOnSale(nowMs) })),
  route(operations.listEnrollments, async ({ table, caller, query }) => ({
    status: 200,
    body: await enrollmentList(table, caller(), query),
  })),
  route(operations.listDevices, async ({ table, caller, query }) => ({
    status: 200,
    body: await deviceList(table, caller(), query),
  })),
  route(operations.readDeviceOperation, async ({ table, caller, params }) => {
    const device = await deviceFor(table, caller(), 'device.view', params.deviceId);
    return { status: 200, body: { ...deviceView(device), photos: await photosOf(table, device.deviceId) } };
  }),
  route(operations.addDevice, async ({ table, caller, body, nowMs, remember }) => {
    const { customerId } = caller().access;
    if (customerId === undefined) throw new Forbidden('device.add');
    const { planNumber, ...device } = body;
    const added = await addToPlan(table, {
      customerId,
      device,
      planNumber,
      nowMs,
      along: (made) => remember({ status: 201, body: deviceView(made) }),
    });
    return { status: 201, body: deviceView(added) };
  }),
  route(operations.removeDevice, async ({ table, caller, params, nowMs }) => {
    const device = await deviceFor(table, caller(), 'device.remove', params.deviceId);
    return { status: 200, body: deviceView(await removeFromPlan(table, device, nowMs)) };
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
  route(operations.reviewDeviceOperation, async ({ table, caller, params, body, nowMs, remember }) => {
    const device = await deviceFor(table, caller(), 'device.review', params.deviceId);
    const reviewed = reviewDevice(device, body, caller().actor, nowMs);
    const answer = { status: 200, body: deviceView(reviewed) };
    await storeDevice(table, reviewed, remember(answer));
    return answer;
  }),
]);
