import { type Actor, system } from '../people/actor.ts';
import { type DeviceChange, type DeviceRecord, instantOf } from './device.ts';
import type { PhotoVerdict } from './judge-photos.ts';

/** The receipt of an item, as far as it counts. */
export interface SentReceipt {
  readonly status: 'pending' | 'accepted' | 'rejected';
  readonly uploadedBy: Actor;
}

const rules = system('Claimflow');

/** A brand-new item whose seller hands in the receipt needs no photos. */
const soldNewWithReceipt = (
  device: DeviceRecord,
  receipts: readonly SentReceipt[],
  soldByCompanyId: string | undefined,
): boolean =>
  device.boughtAs === 'new' &&
  soldByCompanyId !== undefined &&
  receipts.some(
    (receipt) => receipt.status === 'accepted' && receipt.uploadedBy.companyId === soldByCompanyId,
  );

/** A receipt that the customer sent has to be read by a person. */
const receiptToRead = (device: DeviceRecord, receipts: readonly SentReceipt[]): boolean =>
  device.boughtAs === 'new' && receipts.some((receipt) => receipt.status === 'accepted');

const same = (one: readonly string[] | undefined, other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Moves a device to where its photos and receipts put it; undefined when it stands there already. What an agent accepted
 * or a rule verified stays verified, and an agent's "again" stands until there are newer photos.
 */
export function judgedDevice(
  device: DeviceRecord,
  photos: PhotoVerdict,
  receipts: readonly SentReceipt[],
  soldByCompanyId: string | undefined,
  nowMs: number,
): DeviceChange | undefined {
  if (device.removedAt !== undefined || device.verification === 'verified' || device.askedByAgent)
    return undefined;
  // What an agent asked for again, an agent looks at.
  if (photos.verdict === 'accept' && device.reviewedBy !== undefined)
    return beforeAgent(device, [`New photos, after ${device.reviewedBy.name} asked for them.`], nowMs);
  if (soldNewWithReceipt(device, receipts, soldByCompanyId))
    return verified(device, 'receipt', 'Sold as new, with its receipt.', nowMs);
  if (photos.verdict === 'accept')
    return verified(device, 'photos', 'Taken by the phone’s own cameras.', nowMs);
  if (photos.verdict === 'again') return askedAgain(device, photos.reasons.join(' '), nowMs);
  if (photos.verdict === 'agent') return beforeAgent(device, photos.reasons, nowMs);
  if (receiptToRead(device, receipts))
    return beforeAgent(device, ['Said to be new: the receipt has to be read by a person.'], nowMs);
  return undefined;
}

/** The device without what an earlier look at it left. */
export function unlooked({
  verifiedAt: _at,
  verifiedBy: _by,
  verificationReason: _reason,
  askedByAgent: _asked,
  reviewDueAt: _due,
  reviewReasons: _reasons,
  ...rest
}: DeviceRecord): DeviceRecord {
  return rest;
}

function verified(
  device: DeviceRecord,
  verifiedBy: 'photos' | 'receipt',
  note: string,
  nowMs: number,
): DeviceChange {
  const at = instantOf(nowMs);
  return {
    device: {
      ...unlooked(device),
      verification: 'verified',
      verifiedAt: at,
      verifiedBy,
      version: device.version + 1,
    },
    events: [{ what: 'verified', at, actor: rules, note }],
    tell: 'verified',
  };
}

function askedAgain(device: DeviceRecord, reason: string, nowMs: number): DeviceChange | undefined {
  if (device.verification === 'again' && device.verificationReason === reason) return undefined;
  return {
    device: {
      ...unlooked(device),
      verification: 'again',
      verificationReason: reason,
      version: device.version + 1,
    },
    events: [{ what: 'photos-asked-again', at: instantOf(nowMs), actor: rules, note: reason }],
    tell: 'again',
  };
}

function beforeAgent(
  device: DeviceRecord,
  reasons: readonly string[],
  nowMs: number,
): DeviceChange | undefined {
  if (device.reviewDueAt !== undefined && same(device.reviewReasons, reasons)) return undefined;
  const at = instantOf(nowMs);
  return {
    device: {
      ...unlooked(device),
      verification: 'pending',
      reviewDueAt: device.reviewDueAt ?? at,
      reviewReasons: [...reasons],
      version: device.version + 1,
    },
    events: [{ what: 'sent-to-agent', at, actor: rules, note: reasons.join(' '), internal: true }],
  };
}
