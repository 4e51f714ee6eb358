import type { Claim, ReplacementItem } from '../claim/claim.ts';
import { isGoneAfter } from '../claim/incident.ts';
import type { Actor } from '../people/actor.ts';
import type { DeviceChange, DeviceRecord } from './device.ts';
import { unlooked } from './judge-device.ts';

/** The claim that settles a device, as it stands completed. */
type SettlingClaim = Pick<
  Claim,
  'claimId' | 'updatedAt' | 'movedBy' | 'resolution' | 'incident' | 'replacementItem'
>;

/** Paid out, and not shown since to be whole: it can't be claimed until it is verified again. */
export const isPaidOut = ({ reimbursed, verification }: DeviceRecord): boolean =>
  reimbursed !== undefined && verification !== 'verified';

/**
 * What a claim that completes means for its device; nothing for a repair, or for a device that left its plan. A
 * replacement takes the old item's place, verified. An item that was paid out has to be verified again before the next
 * claim. `newId` is the id that a new item gets. The changes belong into one transaction.
 */
export function settledDevice(device: DeviceRecord, claim: SettlingClaim, newId: string): DeviceChange[] {
  if (device.removedAt !== undefined) return [];
  if (claim.resolution === 'replacement') return [leaves(device, claim), replacement(device, claim, newId)];
  if (claim.resolution === 'reimbursement' && device.reimbursed?.claimId !== claim.claimId)
    return [paidOut(device, claim)];
  return [];
}

const leaves = (device: DeviceRecord, { claimId, updatedAt: at, movedBy: actor }: SettlingClaim) =>
  ({
    device: { ...device, removedAt: at, version: device.version + 1 },
    events: [{ what: 'removed', at, actor, note: `Replaced under claim ${claimId}` }],
  }) satisfies DeviceChange;

/** Numbers are those of the new item, where somebody told them; the old one's are not its own. */
const described = (old: DeviceRecord, { make, model, serial, imei }: ReplacementItem) => ({
  kind: old.kind,
  make: make ?? old.make,
  model: model ?? old.model,
  ...(serial !== undefined && { serial }),
  ...(imei !== undefined && { imei }),
});

function replacement(old: DeviceRecord, claim: SettlingClaim, deviceId: string): DeviceChange {
  const { claimId, updatedAt: at, replacementItem } = claim;
  const { customerId, planNumber, make, model } = old;
  const by = (what: 'added' | 'verified', actor: Actor, note: string) => ({ what, at, actor, note });
  return {
    device: {
      ...described(old, replacementItem ?? {}),
      ...{ deviceId, customerId, planNumber },
      purchasedAt: at.slice(0, 10),
      addedAt: at,
      verification: 'verified',
      verifiedAt: at,
      verifiedBy: 'replacement',
      replaces: old.deviceId,
      version: 1,
    },
    events: [
      by('added', claim.movedBy, `In the place of ${make} ${model}, replaced under claim ${claimId}`),
      by('verified', claim.movedBy, 'It comes from a claim.'),
    ],
  };
}

/** Whose item is gone can't take photos of it: of that nobody is told. */
function paidOut(device: DeviceRecord, claim: SettlingClaim): DeviceChange {
  const { claimId, updatedAt: at, movedBy: actor, incident } = claim;
  const reason = `It was paid out under claim ${claimId}: show that it is whole before it is claimed again.`;
  const { reviewedBy: _by, reviewedAt: _at, ...rest } = unlooked(device);
  const back: DeviceRecord = {
    ...rest,
    verification: 'again',
    verificationReason: reason,
    reimbursed: { claimId, at },
    version: device.version + 1,
  };
  return {
    device: back,
    events: [{ what: 'photos-asked-again', at, actor, note: reason }],
    ...(!isGoneAfter(incident.type) && { tell: 'again' as const }),
  };
}
