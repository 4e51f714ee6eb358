import type { Claim } from '../../domain/claim/claim.ts';
import type { DocumentRecord } from '../../domain/claim/records.ts';
import type { CoverageFacts } from '../../domain/coverage/facts.ts';
import { namesOtherDevice } from '../../domain/coverage/numbers-on-papers.ts';
import { type DeviceRecord, deviceRecordSchema } from '../../domain/devices/device.ts';
import { claimsOfCustomer } from '../claims/claim-reader.ts';
import { picturesLike } from '../files/picture-index.ts';
import { imeiPartition, serialPartition } from '../table/device-keys.ts';
import type { Table } from '../table/table.ts';

/** Gathers what signals rest on. It is read with every decision, and shown to the claims team alone. */
export async function readSignalFacts(
  table: Table,
  claim: Claim,
  device: DeviceRecord,
  documents: readonly DocumentRecord[],
): Promise<NonNullable<CoverageFacts['signals']>> {
  const accepted = documents.filter(({ status }) => status === 'accepted');
  const damage = accepted.filter(({ kind }) => kind === 'damage-photo');
  const own = await claimsOfCustomer(table, claim.customer.customerId);
  const [claimsWithSameDevice, claimsWithSamePhoto] = await Promise.all([
    claimsOnSameNumbers(table, device),
    claimsWithPhotosLike(table, claim, damage, own),
  ]);
  return {
    claimsWithSameDevice,
    claimsWithSamePhoto,
    otherClaimsFiledAt: own
      .filter((other) => other.claimId !== claim.claimId)
      .flatMap(({ submittedAt }) => (submittedAt === undefined ? [] : [submittedAt])),
    photosTakenAt: damage.flatMap(({ picture }) => (picture?.takenAt === undefined ? [] : [picture.takenAt])),
    papersWithOtherNumber: accepted.filter(
      ({ kind, pdf }) =>
        kind !== 'damage-photo' && pdf !== undefined && 'text' in pdf && namesOtherDevice(pdf.text, device),
    ).length,
  };
}

/** Claims of other customers for a device with this serial number or IMEI. */
async function claimsOnSameNumbers(
  table: Table,
  { customerId, serial, imei }: DeviceRecord,
): Promise<string[]> {
  const found = await Promise.all([
    serial === undefined
      ? []
      : table.all({ index: 'gsi2', partition: serialPartition(serial) }, deviceRecordSchema),
    imei === undefined
      ? []
      : table.all({ index: 'gsi3', partition: imeiPartition(imei) }, deviceRecordSchema),
  ]);
  const others = new Map(found.flat().map((device) => [device.deviceId, device.customerId] as const));
  const claims = await Promise.all(
    [...others]
      .filter(([, owner]) => owner !== customerId)
      .map(async ([deviceId, owner]) =>
        (await claimsOfCustomer(table, owner)).filter((claim) => claim.device?.deviceId === deviceId),
      ),
  );
  return claims.flat().map(({ claimId }) => claimId);
}

/** One photo may show two items of one incident: claims of the same incident do not count. */
async function claimsWithPhotosLike(
  table: Table,
  claim: Claim,
  photos: readonly DocumentRecord[],
  own: readonly Claim[],
): Promise<string[]> {
  const { claimId, customer, incident } = claim;
  const sameIncident = new Set(
    own.filter((other) => other.incident.incidentId === incident.incidentId).map((other) => other.claimId),
  );
  const found = await Promise.all(
    photos.map(({ picture }) =>
      picture ? picturesLike(table, picture, { ownerId: claimId, customerId: customer.customerId }) : [],
    ),
  );
  const claims = found.flat().filter(({ where, ownerId }) => where === 'claim' && !sameIncident.has(ownerId));
  return [...new Set(claims.map(({ ownerId }) => ownerId))];
}
