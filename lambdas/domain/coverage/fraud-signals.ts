import { localDaysBetween } from '../calendar/local-days.ts';
import { type CoverageFacts, zoneOf } from './facts.ts';
import type { Rulebook, SignalRow } from './rulebook-schema.ts';

/**
 * Signals are for the claims team only, each with what it rests on. None is a finding: people replace phones, file twice
 * after one fall, and have cameras whose clocks are wrong.
 */

export interface Signal {
  readonly id: SignalRow['id'];
  readonly weight: SignalRow['weight'];
  readonly text: string;
  /** What it rests on: ids, instants and counts. */
  readonly because: Readonly<Record<string, string | number | readonly string[]>>;
}

type Because = Signal['because'] | undefined;
type Look = (facts: CoverageFacts, given: NonNullable<CoverageFacts['signals']>, row: SignalRow) => Because;

const param = ({ params }: SignalRow, name: string, otherwise: number): number => params?.[name] ?? otherwise;

const claims = (ids: readonly string[]): Because => (ids.length > 0 ? { claims: ids } : undefined);

/** The camera's clock has no zone: only a photo older than any zone could explain counts. */
const MS_OF_A_DAY = 86_400_000;

const photoOlder: Look = ({ incident }, { photosTakenAt }, row) => {
  const limit = Date.parse(incident.occurredAt) - param(row, 'days', 1) * MS_OF_A_DAY;
  const older = photosTakenAt.filter((at) => Date.parse(`${at}Z`) < limit);
  return older.length > 0 ? { occurredAt: incident.occurredAt, photosTakenAt: older } : undefined;
};

const soonAfterStart: Look = (facts, _given, row) => {
  const { coverStartsAt } = facts.plan;
  if (coverStartsAt === undefined) return undefined;
  const days = localDaysBetween(coverStartsAt, facts.incident.occurredAt, zoneOf(facts));
  return days >= 0 && days < param(row, 'days', 45) ? { coverStartsAt, daysAfter: days } : undefined;
};

const several: Look = ({ reportedAt }, { otherClaimsFiledAt }, row) => {
  const from = Date.parse(reportedAt) - param(row, 'days', 60) * MS_OF_A_DAY;
  const until = Date.parse(reportedAt);
  const near = otherClaimsFiledAt.filter((at) => Date.parse(at) >= from && Date.parse(at) <= until);
  return near.length + 1 >= param(row, 'claims', 3) ? { claims: near.length + 1, filedAt: near } : undefined;
};

const looks: Readonly<Record<SignalRow['id'], Look>> = {
  'same-device-claimed-elsewhere': (_facts, { claimsWithSameDevice }) => claims(claimsWithSameDevice),
  'same-photo-in-another-claim': (_facts, { claimsWithSamePhoto }) => claims(claimsWithSamePhoto),
  'number-on-paper-differs': (_facts, { papersWithOtherNumber }) =>
    papersWithOtherNumber > 0 ? { papers: papersWithOtherNumber } : undefined,
  'photo-older-than-incident': photoOlder,
  'claim-soon-after-start': soonAfterStart,
  'several-claims-in-a-short-time': several,
};

/** The signals of a claim, in the rulebook's order; none where nobody gathered what they read. */
export const signalsOf = (facts: CoverageFacts, { signals: rows = [] }: Rulebook): Signal[] => {
  const given = facts.signals;
  if (given === undefined) return [];
  return rows.flatMap((row) => {
    const because = looks[row.id](facts, given, row);
    return because ? [{ id: row.id, weight: row.weight, text: row.text, because }] : [];
  });
};
