import { rulebook202601 } from './rulebook-2026-01.ts';
import type { Clause, Rulebook } from './rulebook-schema.ts';

/** Rulebooks that come with the code, oldest first; those an admin stored stand beside them in the table. */
export const rulebooks: readonly Rulebook[] = [rulebook202601];

/** The rulebook in force at an instant (ISO, UTC); before the first, the first. */
export const rulebookAt = (at: string, known: readonly Rulebook[] = rulebooks): Rulebook => {
  const time = Date.parse(at);
  return known.findLast((book) => Date.parse(book.effectiveFrom) <= time) ?? known[0] ?? rulebook202601;
};

export const findClause = (rulebook: Rulebook, id: string): Clause | undefined =>
  rulebook.clauses.find((clause) => clause.id === id);

/** The rulebook as those outside the claims team read it: without what would show how fraud is looked for. */
export const publicRulebook = ({ signals: _signals, rules, ...book }: Rulebook): Rulebook => ({
  ...book,
  rules: rules.filter(({ staffOnly }) => !staffOnly),
});

/** Days of the wait that begins with a plan's cover; 0 where the rulebook knows none. */
export const waitingPeriodDays = ({ rules }: Rulebook): number => {
  const days = rules.find((rule) => rule.predicate === 'waiting-period-over')?.params?.days;
  return typeof days === 'number' ? days : 0;
};
