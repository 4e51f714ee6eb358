import { InvalidInput } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { type DeviceChange, type DeviceRecord, instantOf, type Tracking } from './device.ts';

/** How long what was said about tracking is good for, in days; then it is asked for again. */
export const trackingGoodForDays = 90;

/** Why we ask, as people read it wherever the question stands. */
export const whyTracking =
  'Loss and theft of a phone are covered while its owner can locate it (“Find My” or “Find My Device”). Keep it switched on, and tell us so once in a while: then a claim needs no questions about it. We never learn where the phone is.';

/** The state as of an instant: what was said too long ago is not known any more. */
export function trackingAt(device: Pick<DeviceRecord, 'tracking'>, nowMs: number): Tracking['state'] {
  const { tracking } = device;
  if (!tracking) return 'unknown';
  return nowMs < Date.parse(tracking.statedAt) + trackingGoodForDays * 86_400_000
    ? tracking.state
    : 'unknown';
}

/** When the owner of a phone is asked after tracking; undefined for what is never asked. */
export function trackingDueAt(device: DeviceRecord): string | undefined {
  if (device.kind !== 'phone' || device.removedAt !== undefined) return undefined;
  const { tracking, addedAt } = device;
  return tracking ? instantOf(Date.parse(tracking.statedAt) + trackingGoodForDays * 86_400_000) : addedAt;
}

/** Records what an owner says about tracking. Throws {@link InvalidInput} for what is no phone. */
export function statedTracking(
  device: DeviceRecord,
  said: Omit<Tracking, 'statedAt'>,
  by: Actor,
  nowMs: number,
): DeviceChange {
  if (device.kind !== 'phone')
    throw InvalidInput.at('state', 'is asked for phones only; others are covered without');
  const at = instantOf(nowMs);
  return {
    device: { ...device, tracking: { ...said, statedAt: at }, version: device.version + 1 },
    events: [
      {
        what: 'tracking-stated',
        at,
        actor: by,
        note: `${said.state}, by ${said.basis.replaceAll('-', ' ')}`,
      },
    ],
  };
}
