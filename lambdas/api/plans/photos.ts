import { randomBytes } from 'node:crypto';
import { documentItem } from '../../adapters/documents.ts';
import { requireEnv } from '../../adapters/environment.ts';
import * as keys from '../../adapters/keys.ts';
import { type PresignedUpload, presignDownload, presignUpload } from '../../adapters/presigned.ts';
import type { Table, TransactItem } from '../../adapters/table.ts';
import { type DocumentRecord, documentRecordSchema } from '../../domain/claim/records.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { DeviceRecord } from '../../domain/people/plan.ts';
import { storeDevice } from './devices.ts';

interface AnnouncedPhoto {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
}

export interface AnnouncedUpload {
  readonly documentId: string;
  readonly upload: PresignedUpload;
}

/** A fresh form for an announced photo; forms are not remembered, because they do not keep. */
export async function photoUpload(
  deviceId: string,
  documentId: string,
  { contentType, size }: AnnouncedPhoto,
): Promise<AnnouncedUpload> {
  const key = keys.uploadPath({ deviceId }, documentId);
  return { documentId, upload: await presignUpload({ key, contentType, size }) };
}

/** Throws InvalidInput for a file that the upload would refuse anyway. */
function checkSize(size: number): void {
  const most = Number(requireEnv('UPLOAD_MAX_BYTES'));
  if (size > most)
    throw new InvalidInput([
      { path: 'size', message: `must be at most ${most} bytes (${most / 1_048_576} MB)` },
    ]);
}

/**
 * Records a verification photo that is about to be uploaded, puts the device before an agent, and answers where to post
 * the file. Throws InvalidInput, ConcurrentChange.
 */
export async function announcePhoto(
  table: Table,
  device: DeviceRecord,
  photo: AnnouncedPhoto,
  by: Actor,
  nowMs: number,
  along: (documentId: string) => readonly TransactItem[],
): Promise<AnnouncedUpload> {
  checkSize(photo.size);
  const { deviceId } = device;
  const documentId = newRecordId('document', nowMs, randomBytes(RECORD_ID_BYTES));
  const createdAt = new Date(nowMs).toISOString();
  const record: DocumentRecord = {
    documentId,
    // The owner of the document: a device here, a claim elsewhere.
    claimId: deviceId,
    ...photo,
    kind: 'verification-photo',
    status: 'pending',
    uploadedBy: by,
    createdAt,
    quarantineKey: keys.uploadPath({ deviceId }, documentId),
  };
  const announced = await photoUpload(deviceId, documentId, photo);
  await storeDevice(table, { ...device, ...afterPhoto(device), version: device.version + 1 }, [
    ...along(documentId),
    documentItem(table, record),
  ]);
  return announced;
}

/** A verified device stays verified: another picture of it takes nothing away. */
const afterPhoto = (device: DeviceRecord): Pick<DeviceRecord, 'verification'> => ({
  verification: device.verification === 'verified' ? 'verified' : 'pending',
});

/** The photos of a device, oldest first, with a link to each accepted one. */
export async function photosOf(table: Table, deviceId: string) {
  const records = await table.all(
    { partition: keys.deviceKey(deviceId).pk, sortPrefix: keys.claimPrefixes.documents },
    documentRecordSchema,
  );
  return Promise.all(records.map(photoView));
}

async function photoView(record: DocumentRecord) {
  const { documentId, fileName, contentType, size, status, reason, createdAt, key } = record;
  return {
    documentId,
    fileName,
    contentType,
    size,
    status,
    createdAt,
    ...(reason !== undefined && { reason }),
    ...(status === 'accepted' &&
      key !== undefined && { url: await presignDownload({ key, fileName, contentType }) }),
  };
}
