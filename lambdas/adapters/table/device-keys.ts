import { eventSort, type Key, recordKey } from './keys.ts';

/**
 * Keys of devices.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | device | `DEVICE#id` | `DEVICE` | gsi1 customer |
 * | history, document of a device, its open claim | `DEVICE#id` | `EVENT#…`, `DOCUMENT#…`, `OPEN-CLAIM` | |
 */

export const deviceKey = (deviceId: string): Key => recordKey('DEVICE', deviceId);
/** What was done with a device, in the order of its versions. */
export const deviceEventKey = (deviceId: string, version: number, index: number): Key => ({
  pk: `DEVICE#${deviceId}`,
  sk: eventSort(version, index),
});
/** A verification photo of a device. */
export const deviceDocumentKey = (deviceId: string, documentId: string): Key => ({
  pk: `DEVICE#${deviceId}`,
  sk: `DOCUMENT#${documentId}`,
});
export const openClaimOfDeviceKey = (deviceId: string): Key => ({
  pk: `DEVICE#${deviceId}`,
  sk: 'OPEN-CLAIM',
});
/** Devices by serial number. */
export const serialPartition = (serial: string): string => `SERIAL#${serial.trim().toUpperCase()}`;
/** Devices by IMEI. */
export const imeiPartition = (imei: string): string => `IMEI#${imei}`;
/** Devices whose verification photos an agent has to look at. */
export const devicesToReviewPartition = 'DEVICES-TO-REVIEW';
