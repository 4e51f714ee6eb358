import type { AnswerOf } from '../../api/call.ts';
import { serverNow } from '../../api/server-time.ts';
import type { Formats } from '../../formats/formats.ts';
import type { Translate } from '../../texts/languages.tsx';
import type { Tone } from '../tone.ts';
import type { texts } from './texts.ts';

export type Plan = AnswerOf<'GET /enrollments/{enrollmentId}'>;
type Words = Translate<(typeof texts)['english']>;

export const isOver = ({ status }: Plan): boolean =>
  status === 'cancelled' || status === 'lapsed' || status === 'ended';

export const planTone = (plan: Plan): Tone => {
  if (isOver(plan)) return 'plain';
  if (plan.status === 'past-due') return 'bad';
  return plan.status === 'active' ? 'good' : 'warn';
};

export function planLabel(plan: Plan, t: Words): string {
  if (isOver(plan)) return t('ended');
  if (plan.status === 'past-due') return t('unpaid');
  return plan.status === 'active' ? t('active') : t('waiting');
}

/** Where a plan stands and what is next, in one sentence. */
export function planSentence(plan: Plan, t: Words, { date }: Formats): string {
  const { status, waitsFor, activateBy, coverStartsAt, coverEndsAt, graceUntil } = plan;
  if (isOver(plan)) return coverEndsAt === undefined ? t('overAt') : t('over', { date: date(coverEndsAt) });
  if (status === 'past-due') return t('pastDue', { date: graceUntil === undefined ? '' : date(graceUntil) });
  const until = activateBy === undefined ? '' : date(activateBy);
  if (status === 'pending-activation')
    return waitsFor === 'payment' ? t('pay', { date: until }) : t('activate', { date: until });
  if (coverEndsAt !== undefined) return t('endsOn', { date: date(coverEndsAt) });
  if (coverStartsAt === undefined) return t('active');
  const said = Date.parse(coverStartsAt) > serverNow() ? ('starts' as const) : ('covered' as const);
  return t(said, { date: date(coverStartsAt) });
}
