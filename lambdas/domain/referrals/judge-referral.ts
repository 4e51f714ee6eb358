import type { Referral } from './referral.ts';
import type { Standing } from './standing.ts';

/** What a run makes of a line. */
export type Verdict =
  | { readonly do: 'pay' }
  | { readonly do: 'hold'; readonly because: 'past-due' | 'review' | 'late'; readonly reason: string }
  | { readonly do: 'void'; readonly reason: string };

/** How often a plan past due is held over before its fee is void. */
const pastDueRunsHeld = 1;

/**
 * Judges a line that has fallen due. `standing` is how its plan stood at 09:00 on the day of the run, `shared` what it
 * shares with its seller or another line, or what else speaks for a look of an agent's. A line that waited is judged by the day on which it was active.
 * `isClosed`: the payout of this run has gone its way, and takes no more lines.
 */
export function judgeReferral(
  referral: Referral,
  standing: Standing,
  shared: string | undefined,
  isClosed = false,
): Verdict {
  const active = standing.is === 'active' || referral.activeAt !== undefined;
  if (!active && standing.is === 'not-in-force') return { do: 'void', reason: standing.because };
  if (!active && (referral.pastDueRuns ?? 0) >= pastDueRunsHeld)
    return { do: 'void', reason: 'The plan was past due on two days of payment.' };
  if (!active)
    return {
      do: 'hold',
      because: 'past-due',
      reason: 'The plan is past due: held until the next run, then void.',
    };
  if (shared !== undefined && referral.cleared === undefined)
    return { do: 'hold', because: 'review', reason: `${shared} An agent looks at it.` };
  return isClosed
    ? { do: 'hold', because: 'late', reason: 'The payout of the month was closed: paid by the next run.' }
    : { do: 'pay' };
}

/** The line as the run leaves it. `nextMonth`: the run that judges it again. */
export function judged(
  referral: Referral,
  verdict: Verdict,
  run: { readonly payoutId: string; readonly dueAt: string; readonly nextMonth: string },
): Referral {
  const { reason: _reason, heldBack: _held, ...rest } = referral;
  const version = referral.version + 1;
  switch (verdict.do) {
    case 'pay':
      return { ...rest, status: 'eligible', payoutId: run.payoutId, version };
    case 'void':
      return { ...rest, status: 'void', reason: verdict.reason, version };
    case 'hold': {
      const held = {
        ...rest,
        heldBack: verdict.because,
        reason: verdict.reason,
        runMonth: run.nextMonth,
        version,
      };
      return verdict.because === 'past-due'
        ? { ...held, pastDueRuns: (referral.pastDueRuns ?? 0) + 1 }
        : { ...held, activeAt: referral.activeAt ?? run.dueAt };
    }
  }
}
