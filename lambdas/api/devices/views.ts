import { type DeviceEvent, type DeviceRecord, instantOf } from '../../domain/devices/device.ts';
import { trackingAt, trackingDueAt, whyTracking } from '../../domain/devices/tracking.ts';
import { photoSlots } from '../../domain/devices/verification-photos.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { type Language, said } from '../../domain/wording/languages/language.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';

/** What is known of tracking, as of now. */
function trackingView(device: DeviceRecord, language: Language, nowMs: number) {
  const dueAt = trackingDueAt(device);
  const { basis, statedAt } = device.tracking ?? {};
  return {
    state: trackingAt(device, nowMs),
    ...(basis && { basis }),
    ...(statedAt && { statedAt }),
    ...(dueAt !== undefined && { askAgainAt: instantOf(Math.max(nowMs, Date.parse(dueAt))) }),
    why: said(whyTracking, language),
  };
}

/** A device as its owner and the claims team see it, in the reader's language; why the rules doubted is the team's to read. */
export function deviceView(
  device: DeviceRecord,
  request: Pick<ApiRequest<unknown, unknown>, 'caller' | 'signedIn' | 'event' | 'nowMs'>,
) {
  const caller = request.caller();
  const language = languageOf(request);
  const { version: _version, reviewedBy: _by, reviewedAt: _at, ...known } = device;
  const { tracking: _tracking, askedByAgent: _asked, reviewDueAt, reviewReasons, ...shown } = known;
  const needed = device.verification !== 'verified' && reviewDueAt === undefined;
  return {
    ...shown,
    photosNeeded: needed
      ? photoSlots(device.kind).map(({ slot, what, why }) => ({
          slot,
          what: said(what, language),
          why: said(why, language),
        }))
      : [],
    ...(device.kind === 'phone' && { tracking: trackingView(device, language, request.nowMs) }),
    ...(isStaff(caller.access.role) && reviewDueAt !== undefined && { reviewDueAt }),
    ...(isStaff(caller.access.role) && reviewReasons !== undefined && { reviewReasons }),
  };
}

/** One line of the history; internal notes are the claims team's. */
export function eventView({ what, at, actor, note, internal }: DeviceEvent, caller: Caller) {
  const { role, name } = actor;
  const shown = note !== undefined && (internal !== true || isStaff(caller.access.role));
  return { what, at, actor: { role, name }, ...(shown && { note }) };
}
