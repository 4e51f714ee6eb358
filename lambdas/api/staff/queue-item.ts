import { openingMinutesBetween } from '../../domain/calendar/opening-hours.ts';
import { queueKind, queueReason, queueReasons } from '../../domain/claim/queue-entry.ts';
import { isOverdue, isSnoozed, viewsOf } from '../../domain/claim/staff-views.ts';
import { teamHolds, teamMinutes } from '../../domain/claim/team-time.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { claimView } from '../claims/claim-view.ts';
import type { QueuedClaim } from './queue-entries.ts';

/** An entry of the queue as an agent reads it: the claim, why it is here, and how its time stands in opening hours. */
export function queueItem(entry: QueuedClaim, { access, user }: Caller, brand: Brand, nowMs: number) {
  const { claim, dueAt } = entry;
  const reason = queueReason(claim);
  const now = new Date(nowMs).toISOString();
  return {
    ...claimView(claim, access, { brand }),
    kind: queueKind(claim),
    views: viewsOf(entry, { nowMs, userId: user.userId }),
    dueAt,
    dueInMinutes: openingMinutesBetween(now, dueAt, brand.openingHours),
    ageMinutes: teamMinutes(claim, nowMs, brand.openingHours),
    paused: !teamHolds(claim),
    overdue: isOverdue(entry, nowMs),
    ...(isSnoozed(claim, nowMs) && { snoozedUntil: claim.snoozedUntil }),
    ...(reason !== undefined && { reason }),
    reasons: queueReasons(claim),
    ...(claim.assignedTo && {
      assignedTo: { userId: claim.assignedTo.userId, name: claim.assignedTo.name },
    }),
  };
}
export type QueueItem = ReturnType<typeof queueItem>;
