import { AlreadyDecided, NotPossible } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { type DeviceChange, type DeviceRecord, instantOf } from './device.ts';
import { unlooked } from './judge-device.ts';

export type DeviceReview =
  | { readonly outcome: 'accept'; readonly reason?: string | undefined }
  | { readonly outcome: 'again'; readonly reason: string };

/** Whether an agent said this already; a rule's word may be confirmed by a person's. */
const alreadySaid = (device: DeviceRecord, outcome: DeviceRecord['verification']): boolean =>
  device.verification === outcome && device.reviewedBy !== undefined;

/**
 * An agent's look at the verification photos. Accepted photos may still be asked for again, when a claim shows that they
 * were wrong. A device that the rules verified keeps the time of it. Throws {@link AlreadyDecided} for the same outcome
 * twice, {@link NotPossible} for a removed device.
 */
export function reviewDevice(
  device: DeviceRecord,
  review: DeviceReview,
  by: Actor,
  nowMs: number,
): DeviceChange {
  if (device.removedAt !== undefined) throw new NotPossible('The device was removed from its plan.');
  const outcome = review.outcome === 'accept' ? 'verified' : 'again';
  const at = instantOf(nowMs);
  if (alreadySaid(device, outcome))
    throw new AlreadyDecided({ by: device.reviewedBy?.name ?? '', at: device.reviewedAt ?? at });
  const reviewed = {
    ...unlooked(device),
    verification: outcome,
    reviewedBy: by,
    reviewedAt: at,
    version: device.version + 1,
  } as const;
  if (review.outcome === 'again')
    return {
      device: { ...reviewed, verificationReason: review.reason, askedByAgent: true },
      events: [{ what: 'photos-asked-again', at, actor: by, note: review.reason }],
      tell: 'again',
    };
  const { verifiedAt = at, verifiedBy = 'agent' } = device;
  return {
    device: { ...reviewed, verifiedAt, verifiedBy },
    events: [
      { what: 'verified', at, actor: by, ...(review.reason !== undefined && { note: review.reason }) },
    ],
    ...(device.verification !== 'verified' && { tell: 'verified' }),
  };
}
