import { Dice } from '../../simulation/dice.ts';

/** What really happens to one plan, decided by the dice before anything runs. All times in ms. */
export interface PlanTruth {
  readonly planNumber: string;
  readonly partner: string;
  readonly phoneOnly: boolean;
  readonly soldAt: number;
  /** Never activated when absent. */
  readonly activatedAt?: number;
  readonly coverStartsAt?: number;
  readonly coverEndsAt?: number;
  /** A declined charge was open from here to there; without end it was never paid. */
  readonly owes?: { readonly from: number; readonly to: number | undefined };
  /** It shares its address with the partner, and what the agent says of it. */
  readonly suspicious?: 'cleared' | 'refused';
  /** An agent takes the fee back once it is paid. */
  readonly clawedBack: boolean;
}

export interface PartnerTruth {
  readonly companyId: string;
  /** How the provider treats its first address; after a return an agent gets a good one from it. */
  readonly receives: 'at-once' | 'unclaimed' | 'returned' | 'blocked' | 'reversed' | 'slow';
  /** When its tax form came in. */
  readonly formAt: number;
}

export interface Truth {
  readonly partners: readonly PartnerTruth[];
  readonly plans: readonly PlanTruth[];
}

const day = 86_400_000;
export const start = Date.parse('2026-01-01T05:00:00Z');

function planTruth(dice: Dice, index: number, partners: number, months: number): PlanTruth {
  const soldAt = start + Math.floor(dice.between(0, months * 30 * 1_440 - 1) * 60_000);
  const planNumber = `PLN-${String(index).padStart(8, '0')}`;
  const sale = {
    planNumber,
    partner: `co-${String(dice.between(0, partners - 1)).padStart(2, '0')}`,
    phoneOnly: dice.chance(0.3),
    soldAt,
    clawedBack: dice.chance(0.01),
  };
  if (dice.chance(0.1)) return { ...sale, coverEndsAt: soldAt + 30 * day };
  const activatedAt = soldAt + dice.between(0, 20 * 1_440) * 60_000;
  const coverStartsAt = activatedAt + dice.between(600, 2_000) * 60_000;
  const running = { ...sale, activatedAt, coverStartsAt };
  const later = (low: number, high: number): number =>
    coverStartsAt + dice.between(low * 1_440, high * 1_440) * 60_000;
  return dice.weighted<PlanTruth>([
    [60, running],
    [8, { ...running, coverEndsAt: later(0, 25) }],
    [10, { ...running, coverEndsAt: later(20, 120) }],
    [8, owing(dice, running, later(15, 60), true)],
    [6, owing(dice, running, later(15, 60), false)],
    [8, { ...running, suspicious: dice.chance(0.7) ? 'cleared' : 'refused' }],
  ]);
}

/** A charge is declined; it is paid weeks later, or the plan lapses. */
function owing(dice: Dice, running: PlanTruth, from: number, isPaid: boolean): PlanTruth {
  const to = from + dice.between(1, 45) * day;
  return isPaid
    ? { ...running, owes: { from, to } }
    : { ...running, owes: { from, to: undefined }, coverEndsAt: to };
}

export function truthOf(seed: number, size: { partners: number; plans: number; months: number }): Truth {
  const dice = new Dice(seed);
  const partners = Array.from(
    { length: size.partners },
    (_, index): PartnerTruth => ({
      companyId: `co-${String(index).padStart(2, '0')}`,
      receives: dice.weighted([
        [80, 'at-once'],
        [4, 'unclaimed'],
        [4, 'returned'],
        [4, 'blocked'],
        [4, 'reversed'],
        [4, 'slow'],
      ]),
      formAt: dice.chance(0.15) ? start + dice.between(60, size.months * 30) * day : start,
    }),
  );
  const plans = Array.from({ length: size.plans }, (_, index) =>
    planTruth(dice, index, size.partners, size.months),
  );
  return { partners, plans };
}
