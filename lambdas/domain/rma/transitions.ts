import type { RmaKind, RmaOutcome, RmaUnitState } from './rma.ts';

/** Who moves a unit: the dealer, the claims team with its depot, or the workflow by itself. */
export type RmaSide = 'dealer' | 'staff' | 'system';

export interface UnitTransition {
  readonly to: RmaUnitState;
  readonly from: readonly RmaUnitState[];
  readonly by: readonly RmaSide[];
  /** Only on RMAs of these kinds; absent, on all. */
  readonly kinds?: readonly RmaKind[];
}

const outcomes: readonly RmaOutcome[] = ['credited', 'repaired', 'replaced', 'rejected'];

/**
 * Every move of a unit there is. An outcome follows an inspection and an inspection a receipt: so nothing is ever
 * credited before it was received. What arrives unannounced is received all the same.
 */
export const unitTransitions: readonly UnitTransition[] = [
  { to: 'in-transit', from: ['issued'], by: ['dealer', 'staff'] },
  { to: 'received', from: ['issued', 'in-transit'], by: ['staff'] },
  { to: 'inspected', from: ['received'], by: ['staff'] },
  { to: 'credited', from: ['inspected'], by: ['staff'], kinds: ['credit'] },
  {
    to: 'repaired',
    from: ['inspected'],
    by: ['staff'],
    kinds: ['repair-and-return', 'recalibrate-and-return'],
  },
  {
    to: 'replaced',
    from: ['inspected'],
    by: ['staff'],
    // A unit that can't be repaired may be replaced instead.
    kinds: ['advance-replacement', 'repair-and-return', 'recalibrate-and-return'],
  },
  { to: 'rejected', from: ['inspected'], by: ['staff'] },
  { to: 'closed', from: outcomes, by: ['dealer', 'staff', 'system'] },
  // Called off, lost on the way, or never sent.
  { to: 'closed', from: ['issued', 'in-transit'], by: ['staff', 'system'] },
];

/** Whether this side may move a unit of such an RMA so. */
export const mayMove = (kind: RmaKind, from: RmaUnitState, to: RmaUnitState, side: RmaSide): boolean =>
  unitTransitions.some(
    (one) =>
      one.to === to &&
      one.from.includes(from) &&
      one.by.includes(side) &&
      (one.kinds?.includes(kind) ?? true),
  );

/** Where this side may move a unit of such an RMA to. */
export const movesFrom = (kind: RmaKind, from: RmaUnitState, side: RmaSide): RmaUnitState[] => [
  ...new Set(unitTransitions.map(({ to }) => to).filter((to) => mayMove(kind, from, to, side))),
];

export const isOutcome = (state: RmaUnitState): state is RmaOutcome =>
  (outcomes as readonly RmaUnitState[]).includes(state);
