import { randomBytes } from 'node:crypto';
import { documentItem } from '../../adapters/claims/documents.ts';
import {
  deviceChangeItems,
  documentsOfDevice,
  photosSent,
  planFollows,
} from '../../adapters/devices/device-store.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { type PresignedUpload, presignDownload, presignUpload } from '../../adapters/files/presigned.ts';
import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table/table.ts';
import { uploadPath } from '../../adapters/table/upload-keys.ts';
import type { DocumentRecord } from '../../domain/claim/records.ts';
import { type DeviceChange, type DeviceRecord, instantOf } from '../../domain/devices/device.ts';
import { unlooked } from '../../domain/devices/judge-device.ts';
import { faultOf } from '../../domain/devices/judge-photos.ts';
import { photoSlots } from '../../domain/devices/verification-photos.ts';
import { ConcurrentChange, InvalidInput } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { type Language, said } from '../../domain/wording/languages/language.ts';

export interface AnnouncedPhoto {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly kind?: 'verification-photo' | 'receipt' | 'tracking-proof' | undefined;
  readonly slot?: string | undefined;
}

export interface AnnouncedUpload {
  readonly documentId: string;
  readonly slot?: string;
  readonly upload: PresignedUpload;
}

/** A fresh form for an announced photo; forms are not remembered, because they do not keep. */
export async function photoUpload(
  deviceId: string,
  documentId: string,
  { contentType, size }: AnnouncedPhoto,
): Promise<AnnouncedUpload> {
  const key = uploadPath({ deviceId }, documentId);
  return { documentId, upload: await presignUpload({ key, contentType, size }) };
}

/** Throws InvalidInput for a file that the upload or the inspection would refuse anyway. */
function checkFile(device: DeviceRecord, { size, contentType, kind, slot }: AnnouncedPhoto): void {
  const most = Number(requireEnv('UPLOAD_MAX_BYTES'));
  const slots = photoSlots(device.kind).map((one) => one.slot);
  const faults = [
    size > most && { path: 'size', message: `must be at most ${most} bytes (${most / 1_048_576} MB)` },
    contentType === 'application/pdf' &&
      kind !== 'receipt' && { path: 'contentType', message: 'must be a picture' },
    slot !== undefined &&
      !slots.includes(slot) && { path: 'slot', message: `must be one of ${slots.join(', ')}` },
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new InvalidInput(faults);
}

/** The first photo that is wanted and that nobody has sent; else the first at all, to be taken anew. */
function nextSlot(device: DeviceRecord, documents: readonly DocumentRecord[]): string | undefined {
  const sent = new Set(
    photosSent(device, documents).flatMap(({ slot, status }) => (status === 'rejected' ? [] : slot)),
  );
  const slots = photoSlots(device.kind).map(({ slot }) => slot);
  return slots.find((slot) => !sent.has(slot)) ?? slots[0];
}

const happened = { 'verification-photo': 'photo-added', receipt: 'receipt-added' } as const;

/** The device once a photo of it is on its way. A verified one stays verified: another picture takes nothing away. */
function afterPhoto(device: DeviceRecord, record: DocumentRecord, by: Actor, nowMs: number): DeviceChange {
  const verifies = record.kind === 'verification-photo' || record.kind === 'receipt';
  const what = record.kind === 'receipt' ? happened.receipt : happened['verification-photo'];
  const note = record.slot === undefined ? undefined : `Photo: ${record.slot.replaceAll('-', ' ')}`;
  return {
    device: {
      ...(verifies && device.verification !== 'verified'
        ? { ...unlooked(device), verification: 'pending' }
        : device),
      version: device.version + 1,
    },
    events: verifies ? [{ what, at: instantOf(nowMs), actor: by, ...(note !== undefined && { note }) }] : [],
  };
}

/**
 * Records a photo or receipt that is about to be uploaded, and answers where to post the file. Throws InvalidInput,
 * ConcurrentChange.
 */
export async function announcePhoto(
  table: Table,
  device: DeviceRecord,
  photo: AnnouncedPhoto,
  by: Actor,
  nowMs: number,
  along: (documentId: string) => readonly TransactItem[],
): Promise<AnnouncedUpload> {
  checkFile(device, photo);
  const { deviceId } = device;
  const { fileName, contentType, size, kind = 'verification-photo' } = photo;
  const documentId = newRecordId('document', nowMs, randomBytes(RECORD_ID_BYTES));
  const slot =
    kind === 'verification-photo'
      ? (photo.slot ?? nextSlot(device, await documentsOfDevice(table, deviceId)))
      : undefined;
  const record: DocumentRecord = {
    documentId,
    // The owner of the document: a device here, a claim elsewhere.
    claimId: deviceId,
    ...{ fileName, contentType, size, kind },
    ...(slot !== undefined && { slot }),
    sequence: device.version + 1,
    status: 'pending',
    uploadedBy: by,
    createdAt: instantOf(nowMs),
    quarantineKey: uploadPath({ deviceId }, documentId),
  };
  const announced = await photoUpload(deviceId, documentId, photo);
  const change = afterPhoto(device, record, by, nowMs);
  const changed = [...(await deviceChangeItems(table, change)), ...(await planFollows(table, change.device))];
  try {
    await table.transact([...changed, documentItem(table, record), ...along(documentId)]);
  } catch (error) {
    // A refused companion is the idempotency marker: the router answers what the faster call did.
    if (
      error instanceof TransactionRefused &&
      (error.conflict || error.failed.some((index) => index < changed.length))
    )
      throw new ConcurrentChange('the device');
    throw error;
  }
  return { ...announced, ...(slot !== undefined && { slot }) };
}

/** The photos and receipts of a device, oldest first, with a link to each accepted one. */
export const photosOf = async (table: Table, deviceId: string, language: Language) =>
  Promise.all((await documentsOfDevice(table, deviceId)).map((record) => photoView(record, language)));

async function photoView(record: DocumentRecord, language: Language) {
  const { documentId, kind, slot, fileName, contentType, size, status, reason, createdAt, key, picture } =
    record;
  const fault = kind === 'verification-photo' && picture ? faultOf(picture) : undefined;
  return {
    ...{ documentId, kind, fileName, contentType, size, status, createdAt },
    ...(slot !== undefined && { slot }),
    ...(reason !== undefined && { reason: said(reason, language) }),
    ...(fault !== undefined && { fault: said(fault, language) }),
    ...(status === 'accepted' &&
      key !== undefined && { url: await presignDownload({ key, fileName, contentType }) }),
  };
}
