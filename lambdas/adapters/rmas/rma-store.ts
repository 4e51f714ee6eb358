import type { ClaimChange } from '../../domain/claim/change.ts';
import { releaseCredit } from '../../domain/claim/transitions/credit-dealer.ts';
import { ConcurrentChange, InvalidInput, NotFound, NotPossible } from '../../domain/errors.ts';
import { newDealerCredits } from '../../domain/rma/dealer-credit.ts';
import { type NextRmaStep, nextRmaStep, type RmaCalendar } from '../../domain/rma/due.ts';
import { isOpenUnit, type Rma, type RmaChange, type RmaUnit, rmaSchema } from '../../domain/rma/rma.ts';
import { openRmaOfUnitSchema, type RmaQuestion } from '../../domain/rma/rma-records.ts';
import { rmaTerms } from '../../domain/rma/rma-terms.ts';
import { replaceUnit } from '../../domain/units/transitions.ts';
import { CompanionRefused, commitChange, readClaim } from '../claims/claim-store.ts';
import { dealerCreditItems } from '../claims/dealer-credits.ts';
import { readBrand } from '../people/people.ts';
import { pendingIndexes } from '../table/keys.ts';
import { claimRmasPartition, rmaEventKey, rmaKey, rmaQuestionKey, rmaRunKey } from '../table/rma-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';
import { openRmaOfUnitKey, unitRmaKey } from '../table/unit-keys.ts';
import { readUnit, unitChangeItems } from '../units/unit-store.ts';
import { rmaMailItems } from './rma-mails.ts';
import { rmaRowItems } from './rma-rows.ts';

export const readRma = async (table: Table, rmaId: string): Promise<Rma> => {
  const rma = await table.get(rmaKey(rmaId), rmaSchema);
  if (!rma) throw new NotFound('the RMA');
  return rma;
};

/** The RMAs of a claim, oldest first. */
export const rmasOfClaim = (table: Table, claimId: string): Promise<Rma[]> =>
  table.all({ index: 'gsi1', partition: claimRmasPartition(claimId) }, rmaSchema);

/** RMAs by their numbers, in that order; those that nobody knows are left out. */
export async function rmasById(table: Table, rmaIds: readonly string[]): Promise<Rma[]> {
  const found = await table.getAll(rmaIds.map(rmaKey), rmaSchema);
  const byId = new Map(found.map((rma) => [rma.rmaId, rma]));
  return rmaIds.flatMap((rmaId) => byId.get(rmaId) ?? []);
}

/** Which open RMAs these units are in, by serial. */
export async function openRmasOf(
  table: Table,
  serials: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    serials.map((serial) => table.get(openRmaOfUnitKey(serial), openRmaOfUnitSchema)),
  );
  return new Map(found.flatMap((one) => (one ? [[one.serial, one.rmaId] as const] : [])));
}

/** An RMA as the table holds it, but for its key. */
export const rmaItem = (rma: Rma): Record<string, unknown> => ({
  entity: 'rma',
  ...rma,
  ...{ gsi1pk: claimRmasPartition(rma.claimId), gsi1sk: `${rma.issuedAt}#${rma.rmaId}` },
});

function rmaWrite(table: Table, { before, rma }: RmaChange): TransactItem {
  const key = rmaKey(rma.rmaId);
  return before ? table.replace(key, rmaItem(rma), before.version) : table.create(key, rmaItem(rma));
}

const recorded = (table: Table, { rma, events }: RmaChange): TransactItem[] =>
  events.map((event, index) =>
    table.create(rmaEventKey(rma.rmaId, rma.version, index), { entity: 'rma-event', ...event }),
  );

/** A unit is in one open RMA at most: the mark comes with it and goes when the unit is closed. */
function unitMarks(table: Table, { before, rma }: RmaChange): TransactItem[] {
  return rma.units.flatMap((unit, index): TransactItem[] => {
    const earlier = before?.units[index];
    const key = openRmaOfUnitKey(unit.serial);
    if (!earlier) {
      const mark = { entity: 'open-rma-of-unit', serial: unit.serial, rmaId: rma.rmaId };
      return [table.create(key, mark)];
    }
    if (!isOpenUnit(earlier) || isOpenUnit(unit)) return [];
    return [{ Delete: { TableName: table.name, Key: { pk: key.pk, sk: key.sk } } }];
  });
}

/** A new RMA stands in the service record of each of its units. */
const unitEntries = (table: Table, { before, rma: { rmaId, units } }: RmaChange): TransactItem[] =>
  before
    ? []
    : units.map(({ serial }) => table.create(unitRmaKey(serial, rmaId), { entity: 'rma-of-unit', rmaId }));

/** The question that the workflow waited with is closed; the stream tells it from there. */
function closedQuestion(table: Table, { before, rma }: RmaChange): TransactItem[] {
  const open = before?.questionId;
  if (open === undefined || rma.questionId === open) return [];
  const at = rma.updatedAt;
  return [
    table.update(rmaQuestionKey(rma.rmaId, open), {
      set: { closedAt: at, deliver: 'pending', ...pendingIndexes('question', at) },
      condition: 'attribute_not_exists(#closedAt)',
    }),
  ];
}

/** A question that a waiting step opened; the RMA names it in the same transaction. */
export const rmaQuestionItem = (table: Table, question: RmaQuestion): TransactItem =>
  table.create(rmaQuestionKey(question.rmaId, question.questionId), { entity: 'question', ...question });

/** An execution that the change asks for; the table's stream starts it. */
function newRun(table: Table, { before, rma }: RmaChange): TransactItem[] {
  if (rma.run <= (before?.run ?? 0)) return [];
  const at = rma.updatedAt;
  return [
    table.create(rmaRunKey(rma.rmaId, rma.run), {
      entity: 'run',
      ...{ rmaId: rma.rmaId, run: rma.run, requestedAt: at, deliver: 'pending' },
      ...pendingIndexes('run', at),
    }),
  ];
}

/** Both units once one stands in for the other: owner and the rest of the warranty go over. */
async function replacedUnits(table: Table, { before, rma }: RmaChange): Promise<TransactItem[]> {
  const replaced = rma.units.filter(
    (unit: RmaUnit, index) =>
      unit.replacementSerial !== undefined && before?.units[index]?.replacementSerial === undefined,
  );
  const items = await Promise.all(
    replaced.map(async ({ serial, replacementSerial = '' }) => {
      const fault = (message: string) => InvalidInput.at('replacementSerial', message);
      const [failed, replacement] = await Promise.all([
        readUnit(table, serial),
        readUnit(table, replacementSerial),
      ]);
      if (!failed) throw new NotFound('the unit');
      if (!replacement) throw fault(`${replacementSerial} is not the serial of a unit of ours`);
      try {
        const pair = replaceUnit(failed, replacement, rma.updatedBy, Date.parse(rma.updatedAt));
        return [...unitChangeItems(table, pair.failed), ...unitChangeItems(table, pair.replacement)];
      } catch (error) {
        if (error instanceof NotPossible) throw fault(`${replacementSerial}: ${error.message}`);
        throw error;
      }
    }),
  );
  return items.flat();
}

/** Everything that a change of an RMA writes, the RMA first and, where it is new, the marks of its units right after. */
export async function rmaChangeItems(table: Table, change: RmaChange): Promise<TransactItem[]> {
  const { before, rma } = change;
  const [replaced, mails] = await Promise.all([replacedUnits(table, change), rmaMailItems(table, change)]);
  return [
    rmaWrite(table, change),
    ...unitMarks(table, change),
    ...rmaRowItems(table, rma),
    ...unitEntries(table, change),
    ...recorded(table, change),
    ...closedQuestion(table, change),
    ...newRun(table, change),
    ...dealerCreditItems(table, newDealerCredits(before, rma, rma.updatedAt), 'returns'),
    ...replaced,
    ...mails,
  ];
}

/** How often a change is computed again after losing against another one. */
const attempts = 6;

/**
 * The claim, where the change of its RMA lets go of what it credits: its own unit was received, or the claims team called
 * the return off. What never came is credited by nobody.
 */
async function claimFollows(table: Table, { before, rma }: RmaChange): Promise<ClaimChange | undefined> {
  const freed = rma.units.filter((unit, index) => {
    const earlier = before?.units[index];
    const arrived = unit.receivedAt !== undefined && earlier?.receivedAt === undefined;
    return arrived || (unit.ending === 'cancelled' && earlier?.ending === undefined);
  });
  if (freed.length === 0) return undefined;
  const [claim, { openingHours }] = await Promise.all([readClaim(table, rma.claimId), readBrand(table)]);
  if (!freed.some(({ serial }) => serial === claim.unit?.serial)) return undefined;
  const ctx = { now: Date.parse(rma.updatedAt), actor: rma.updatedBy, openingHours };
  return releaseCredit(claim, rma.rmaId, ctx);
}

async function store(table: Table, change: RmaChange, along: readonly TransactItem[]): Promise<void> {
  const [items, claim] = await Promise.all([rmaChangeItems(table, change), claimFollows(table, change)]);
  if (claim) await commitChange(table, { change: claim, with: [...items, ...along] });
  else await table.transact([...items, ...along]);
}

const lost = (error: unknown): boolean =>
  error instanceof TransactionRefused ||
  error instanceof ConcurrentChange ||
  error instanceof CompanionRefused;

/**
 * Reads an RMA, computes a change and stores it with `along`, again from the start when somebody was faster. `undefined`
 * means that nothing has to change. Returns the RMA as it stands then. Throws {@link NotFound}, {@link ConcurrentChange},
 * and {@link InvalidInput} for a replacement that can be none.
 */
export async function changeRma(
  table: Table,
  rmaId: string,
  compute: (rma: Rma) => RmaChange | undefined,
  along: (rma: Rma) => readonly TransactItem[] = () => [],
): Promise<Rma> {
  for (let attempt = 1; ; attempt += 1) {
    const rma = await readRma(table, rmaId);
    const change = compute(rma);
    if (!change) return rma;
    try {
      await store(table, change, along(change.rma));
      return change.rma;
    } catch (error) {
      if (!lost(error)) throw error;
      if (attempt === attempts) throw new ConcurrentChange('the RMA');
    }
  }
}

export const readRmaCalendar = async (table: Table): Promise<RmaCalendar> => ({
  terms: rmaTerms,
  hours: (await readBrand(table)).openingHours,
});

/** What is next, as the RMA stands; an execution that a later run has replaced has nothing left to do. */
export async function nextStepOf(
  table: Table,
  rma: Rma,
  run: number,
): Promise<NextRmaStep & { readonly version: number }> {
  const { version } = rma;
  if (rma.run !== run) return { step: 'closed', timeoutSeconds: 1, version };
  return { ...nextRmaStep(rma, await readRmaCalendar(table), Date.now()), version };
}
