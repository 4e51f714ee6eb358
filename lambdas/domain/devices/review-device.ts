import { AlreadyDecided, NotPossible } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { DeviceRecord } from '../people/plan.ts';

export type DeviceReview =
  | { readonly outcome: 'accept' }
  | { readonly outcome: 'again'; readonly reason: string };

/**
 * An agent's look at the verification photos. Accepted photos may still be asked for again, when a claim shows that they
 * were wrong. Throws {@link AlreadyDecided} for the same outcome twice, {@link NotPossible} for a removed device.
 */
export function reviewDevice(
  device: DeviceRecord,
  review: DeviceReview,
  by: Actor,
  nowMs: number,
): DeviceRecord {
  if (device.removedAt !== undefined) throw new NotPossible('The device was removed from its plan.');
  const outcome = review.outcome === 'accept' ? 'verified' : 'again';
  const at = new Date(nowMs).toISOString();
  if (device.verification === outcome)
    throw new AlreadyDecided({
      by: device.reviewedBy?.name ?? 'a rule',
      at: device.reviewedAt ?? device.verifiedAt ?? device.addedAt,
    });
  const { verifiedAt: _verified, verificationReason: _reason, ...rest } = device;
  return {
    ...rest,
    verification: outcome,
    reviewedBy: by,
    reviewedAt: at,
    ...(review.outcome === 'accept' ? { verifiedAt: at } : { verificationReason: review.reason }),
    version: device.version + 1,
  };
}
