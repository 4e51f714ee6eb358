import { type OpeningHours, openingMinutesBetween } from '../calendar/opening-hours.ts';
import type { Claim } from './claim.ts';
import { audienceOf } from './silence.ts';
import { isActive } from './status.ts';

/** It is the claims team's turn: nobody else is asked. */
export const teamHolds = (claim: Claim): boolean =>
  isActive(claim.status) && (claim.adjudicationDue || audienceOf(claim) === 'team');

/** Opening minutes the claims team has held the claim in all; the clock stands while somebody else is asked. */
export const teamMinutes = (claim: Claim, nowMs: number, hours: OpeningHours): number => {
  const earlier = claim.teamMinutes ?? 0;
  if (!teamHolds(claim)) return earlier;
  return earlier + openingMinutesBetween(claim.waiting.since, new Date(nowMs).toISOString(), hours);
};
