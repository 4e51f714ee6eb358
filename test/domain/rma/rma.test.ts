import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput, NotPossible } from '../../../lambdas/domain/errors.ts';
import { amendRma, sendReplacements, waiveFee } from '../../../lambdas/domain/rma/amend-rma.ts';
import { dueRmaChange } from '../../../lambdas/domain/rma/carry-out.ts';
import { nextRmaStep, rmaDueList } from '../../../lambdas/domain/rma/due.ts';
import { issueRma } from '../../../lambdas/domain/rma/issue-rma.ts';
import {
  isOpenUnit,
  type Rma,
  type RmaUnit,
  type RmaUnitState,
  rmaKinds,
  rmaOutcomes,
  rmaUnitStates,
  wholeState,
} from '../../../lambdas/domain/rma/rma.ts';
import { rmaTerms } from '../../../lambdas/domain/rma/rma-terms.ts';
import { rmaLabel, unitLabel } from '../../../lambdas/domain/rma/rma-wording.ts';
import { isOutcome, mayMove, movesFrom, type RmaSide } from '../../../lambdas/domain/rma/transitions.ts';
import { english, languages } from '../../../lambdas/domain/wording/languages/language.ts';
import { agent, all, calendar, dayMs, issued, issuedAt, move, onDay, order, parcel } from './rmas.ts';

const faultsOf = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ path }) => path);
    throw error;
  }
  return [];
};

const dues = (rma: Rma): string[] =>
  rmaDueList(rma, calendar).map((due) => `${due.at.slice(5, 16)} ${due.do}`);

describe('issuing', () => {
  it('puts every unit on the list, says until when, and tells the dealer', () => {
    const change = issueRma(order(), rmaTerms, onDay(0));
    expect(change.rma).toMatchObject({
      ...{ state: 'issued', version: 1, run: 1, depotId: 'west', dueAt: '2026-03-23T17:00:00.000Z' },
      units: [
        { serial: 'HX-1', state: 'issued' },
        { serial: 'HX-2', state: 'issued' },
      ],
    });
    // Nothing goes back to the dealer on a credit.
    expect(change.rma.shipTo).toBeUndefined();
    expect(change.notices).toEqual([{ to: 'dealer', kind: 'issued', serials: ['HX-1', 'HX-2'] }]);
    expect(change.events).toEqual([
      { what: 'issued', at: issuedAt, actor: agent, serials: ['HX-1', 'HX-2'] },
    ]);
  });

  it('puts the fee on units that are replaced in advance', () => {
    const feesOf = (rma: Rma) => rma.units.map(({ fee }) => fee?.amountCents);
    expect(feesOf(issued({ kind: 'advance-replacement' }))).toEqual([45_000, 45_000]);
    expect(feesOf(issued({ kind: 'advance-replacement', nonReturnFeeCents: 100 }))).toEqual([100, 100]);
    expect(feesOf(issued({ kind: 'advance-replacement', nonReturnFeeCents: 0 }))).toEqual([
      undefined,
      undefined,
    ]);
    expect(feesOf(issued())).toEqual([undefined, undefined]);
  });

  it.each([
    ['no unit', { units: [] }, ['units']],
    [
      'too many',
      { units: Array.from({ length: 16 }, (_, n) => ({ serial: `S${n}`, productName: 'x' })) },
      ['units'],
    ],
    [
      'one twice',
      {
        units: [
          { serial: 'A', productName: 'x' },
          { serial: 'A', productName: 'x' },
        ],
      },
      ['units.1.serial'],
    ],
    ['a depot nobody knows', { depotId: 'moon' }, ['depotId']],
    ['nowhere to send it back to', { kind: 'repair-and-return', shipTo: undefined }, ['shipTo']],
    ['a fee on a credit', { nonReturnFeeCents: 5 }, ['nonReturnFeeCents']],
  ] as const)('refuses %s', (_, fields, paths) => {
    expect(faultsOf(() => issueRma(order(fields), rmaTerms, onDay(0)))).toEqual(paths);
  });
});

describe('the way of a unit', () => {
  const { kind, units } = issued();

  it('is the same table for everybody: who may move what to where', () => {
    const moves = rmaUnitStates.flatMap((from) =>
      (['dealer', 'staff', 'system'] as const).map(
        (side) => `${from} ${side}: ${movesFrom(kind, from, side).join(' ')}`,
      ),
    );
    expect(moves.filter((line) => !line.endsWith(': '))).toEqual([
      'issued dealer: in-transit',
      'issued staff: in-transit received closed',
      'issued system: closed',
      'in-transit staff: received closed',
      'in-transit system: closed',
      'received staff: inspected',
      'inspected staff: credited rejected',
      ...rmaOutcomes.flatMap((outcome) => [
        `${outcome} dealer: closed`,
        `${outcome} staff: closed`,
        `${outcome} system: closed`,
      ]),
    ]);
  });

  it.each([
    ['credit', 'credited rejected'],
    ['advance-replacement', 'replaced rejected'],
    ['repair-and-return', 'repaired replaced rejected'],
    ['recalibrate-and-return', 'repaired replaced rejected'],
  ] as const)('ends by its kind: %s in %s', (one, outcomes) => {
    expect(movesFrom(one, 'inspected', 'staff').join(' ')).toBe(outcomes);
  });

  it('leads through parcel, receipt, inspection and credit to the end', () => {
    const sent = move(issued(), [{ serial: 'HX-1', state: 'in-transit', ...parcel }], 2, 'dealer');
    expect(sent.rma.units[0]).toMatchObject({ state: 'in-transit', shipped: { ...parcel } });
    expect(sent.rma.state).toBe('issued');
    expect(sent.notices).toEqual([]);

    const received = all(all(issued(), 'in-transit'), 'received', 4);
    expect(received.state).toBe('received');
    const looked = all(received, 'inspected', 5);
    expect(looked.units[0]).toMatchObject({
      grade: 'B',
      disposition: 'restock',
      inspectedAt: expect.anything(),
    });
    const credited = all(looked, 'credited', 6, { creditCents: 12_000 });
    expect(credited.units[0]).toMatchObject({ state: 'credited', creditCents: 12_000 });
    const closed = dueRmaChange(credited, calendar, onDay(6));
    expect(closed?.rma).toMatchObject({ state: 'closed', closedAt: expect.anything() });
    expect(closed?.rma.units.map(({ ending }) => ending)).toEqual(['credited', 'credited']);
  });

  it.each<[string, RmaUnitState[], Record<string, unknown>, string[]]>([
    ['a parcel without carrier', ['in-transit'], {}, ['carrier', 'tracking']],
    ['a carrier nobody knows', ['in-transit'], { carrier: 'pigeon', tracking: '1' }, ['carrier']],
    ['an inspection without a finding', ['received', 'inspected'], {}, ['grade', 'disposition']],
    ['a grade nobody knows', ['received', 'inspected'], { grade: 'Z', disposition: 'scrap' }, ['grade']],
    ['a rejection without a reason', ['received', 'inspected', 'rejected'], {}, ['reason']],
    ['a credit without an amount', ['received', 'inspected', 'credited'], {}, ['creditCents']],
    ['a call-off without a reason', ['closed'], {}, ['reason']],
  ])('refuses %s', (_, way, fields, names) => {
    const before = way.slice(0, -1).reduce((rma, state) => all(rma, state), issued());
    const last = way.at(-1) ?? 'closed';
    const act = () => move(before, [{ serial: 'HX-2', state: last, ...fields }]);
    expect(faultsOf(act)).toEqual(names.map((name) => `units.0.${name}`));
  });

  it('is told of the whole in one word while the units stand alike, else counted by where they stand', () => {
    const told = (rma: Rma) => languages.map((language) => rmaLabel(rma, language));
    const inspected = all(all(all(issued(), 'in-transit'), 'received'), 'inspected');
    expect(told(inspected)).toEqual(['Inspected', 'Inspeccionado', 'Inspecté']);
    const { rma } = move(inspected, [
      { serial: 'HX-1', state: 'credited', creditCents: 100 },
      { serial: 'HX-2', state: 'rejected', reason: 'Water.' },
    ]);
    expect(told(rma)).toEqual([
      'Credited: 1 · Not accepted: 1',
      'Acreditado: 1 · No aceptado: 1',
      'Crédité\u00a0: 1 · Non accepté\u00a0: 1',
    ]);
    // What became of a unit is still told once it is closed; the whole is closed when all are.
    const half = move(rma, [{ serial: 'HX-2', state: 'closed' }]).rma;
    expect(told(half)[0]).toBe('Credited: 1 · Not accepted: 1');
    const [unit] = half.units.filter(({ state }) => state === 'closed');
    expect(unit && unitLabel(unit, english)).toBe('Not accepted');
    expect(told(move(half, [{ serial: 'HX-1', state: 'closed' }]).rma)[0]).toBe('Closed');
  });

  it('takes a unit that is brought in person without a tracking number', () => {
    const { rma } = move(issued(), [{ serial: 'HX-1', state: 'in-transit', carrier: 'own' }]);
    expect(rma.units[0]?.shipped).toMatchObject({ carrier: 'own', tracking: '' });
  });

  it('says of which unit it knows nothing, and which came twice; nothing is half done', () => {
    const moves = [
      { serial: 'HX-1', state: 'received' as const },
      { serial: 'HX-9', state: 'received' as const },
      { serial: 'HX-1', state: 'received' as const },
    ];
    expect(faultsOf(() => move(issued(), moves))).toEqual(['units.1.serial', 'units.2.serial']);
    expect(units.every(({ state }) => state === 'issued')).toBe(true);
  });

  it('gives no credit before receipt, whoever asks', () => {
    for (const before of [issued(), all(issued(), 'in-transit'), all(issued(), 'received')])
      expect(() => all(before, 'credited', 3, { creditCents: 1 })).toThrow(/received and inspected first/);
    expect(() => move(issued(), [{ serial: 'HX-1', state: 'received' }], 1, 'dealer')).toThrow(NotPossible);
  });
});

describe('a replacement in advance', () => {
  const advance = (): Rma => issued({ kind: 'advance-replacement' });
  const sent = (rma: Rma) =>
    sendReplacements(rma, [{ serial: 'HX-1', replacementSerial: 'HX-9', ...parcel }], rmaTerms, onDay(1));

  it('keeps both serials, and needs no second naming at the end', () => {
    const { rma, notices } = sent(advance());
    expect(rma.units[0]).toMatchObject({ serial: 'HX-1', replacementSerial: 'HX-9', sentBack: parcel });
    expect(notices).toEqual([{ to: 'dealer', kind: 'replacement-sent', serials: ['HX-1'] }]);
    const looked = move(move(rma, [{ serial: 'HX-1', state: 'received' }]).rma, [
      { serial: 'HX-1', state: 'inspected', grade: 'C', disposition: 'scrap' },
    ]).rma;
    expect(move(looked, [{ serial: 'HX-1', state: 'replaced' }]).rma.units[0]).toMatchObject({
      ...{ state: 'replaced', replacementSerial: 'HX-9' },
    });
  });

  it.each([
    ['a unit of another RMA', { serial: 'HX-7', replacementSerial: 'HX-9' }, 'serial'],
    [
      'a replacement that is to come back itself',
      { serial: 'HX-1', replacementSerial: 'HX-2' },
      'replacementSerial',
    ],
    ['a carrier nobody knows', { serial: 'HX-1', replacementSerial: 'HX-9', carrier: 'x' }, 'carrier'],
  ])('refuses %s', (_, one, field) => {
    expect(faultsOf(() => sendReplacements(advance(), [one], rmaTerms, onDay(1)))).toEqual([
      `replacements.0.${field}`,
    ]);
  });

  it('is sent once, and on such an RMA only', () => {
    expect(faultsOf(() => sent(sent(advance()).rma))).toEqual(['replacements.0.serial']);
    expect(() => sent(issued())).toThrow(NotPossible);
  });

  it('costs the fee when nothing is under way in time, once, and less what was waived', () => {
    const rma = advance();
    expect(dueRmaChange(rma, calendar, onDay(4.9))).toBeUndefined();
    expect(dues(rma)).toContain('04-01T17:00 charge-fee');
    const reminded = { ...rma, reminders: 4 };
    const charged = dueRmaChange(reminded, calendar, onDay(30));
    expect(charged?.rma.units.map(({ fee }) => fee?.chargedAt)).toEqual(
      Array(2).fill('2026-04-01T17:00:00.000Z'),
    );
    expect(charged?.notices).toEqual([{ to: 'dealer', kind: 'fee-charged', serials: ['HX-1', 'HX-2'] }]);
    expect(charged?.events[0]?.note).toContain('$900.00');
    expect(dueRmaChange(charged?.rma ?? rma, calendar, onDay(31))).toBeUndefined();

    const waived = waiveFee(rma, { serials: ['HX-1'], reason: 'Lost by the carrier' }, onDay(2)).rma;
    const less = dueRmaChange({ ...waived, reminders: 4 }, calendar, onDay(30))?.rma;
    expect(less?.units.map(({ fee }) => fee?.chargedAt !== undefined)).toEqual([false, true]);
    expect(() => waiveFee(issued(), { reason: 'x' }, onDay(2))).toThrow(NotPossible);
  });

  it('waits for a parcel that went in time', () => {
    const gone = all(advance(), 'in-transit', 29);
    expect(dues(gone)).toContain('04-11T17:00 charge-fee');
    expect(dues(all(gone, 'received', 35)).some((due) => due.endsWith('charge-fee'))).toBe(false);
  });
});

describe('what happens by itself', () => {
  it.each<[string, Rma, string[]]>([
    ['nothing was sent', issued(), ['03-07T17:00 remind', '05-22T17:00 expire']],
    ['it is on its way', all(issued(), 'in-transit', 1), ['03-13T17:00 escalate', '05-22T17:00 expire']],
    // Two business days of the claims team, until the end of the second.
    ['it lies in the depot', all(issued(), 'received', 1), ['03-06T01:00 escalate']],
    ['it was inspected', all(all(issued(), 'received', 1), 'inspected', 2), ['03-07T01:00 escalate']],
    [
      'it goes back rejected',
      all(all(all(issued(), 'received', 1), 'inspected', 1), 'rejected', 1, { reason: 'opened' }),
      ['03-17T17:00 close'],
    ],
    ['all is over', all(issued(), 'closed', 1, { reason: 'sold' }), []],
  ])('%s', (_, rma, list) => {
    expect(dues(rma)).toEqual(list);
  });

  it('reminds at the set days until the return is due, and tells the team again and again', () => {
    let rma = issued();
    const at: string[] = [];
    for (let day = 1; day < 30; day += 1) {
      const change = dueRmaChange(rma, calendar, onDay(day));
      if (change) at.push(`${day} ${change.events[0]?.what}`);
      rma = change?.rma ?? rma;
    }
    expect(at).toEqual(['5 reminded', '12 reminded', '19 reminded']);
    const first = dueRmaChange(all(issued(), 'in-transit', 1), calendar, onDay(11));
    expect(first?.notices).toEqual([{ to: 'agents', kind: 'overdue', serials: ['HX-1', 'HX-2'] }]);
    expect(dues(first?.rma ?? rma)[0]).toBe('03-23T17:00 escalate');
  });

  it('closes what never came, and tells the dealer', () => {
    const late = dueRmaChange({ ...issued(), reminders: 4 }, calendar, onDay(81));
    expect(late?.rma).toMatchObject({ state: 'closed' });
    expect(late?.rma.units.map(({ ending }) => ending)).toEqual(['not-returned', 'not-returned']);
    expect(late?.notices).toEqual([{ to: 'dealer', kind: 'closed', serials: ['HX-1', 'HX-2'] }]);
  });
});

describe('amending', () => {
  it('moves the day and the address, and closes the open question', () => {
    const rma = { ...issued({ kind: 'repair-and-return' }), questionId: 'q1' };
    const other = { name: 'Branch', address: { ...(rma.shipTo?.address ?? never()), line1: '2 Quay' } };
    const { rma: after } = amendRma(rma, { shipTo: other, dueAt: '2026-05-01T00:00:00Z' }, onDay(1));
    expect(after).toMatchObject({ shipTo: other, dueAt: '2026-05-01T00:00:00.000Z', version: 2 });
    expect(after.questionId).toBeUndefined();
    // Nothing moved: the deadlines go on counting.
    expect(after.since).toBe(rma.since);
  });

  it('refuses a day gone by, an address nothing goes to, and a closed RMA', () => {
    expect(faultsOf(() => amendRma(issued(), { dueAt: issuedAt }, onDay(1)))).toEqual(['dueAt']);
    expect(() => amendRma(issued(), { shipTo: order().shipTo }, onDay(1))).toThrow(NotPossible);
    const over = all(issued(), 'closed', 1, { reason: 'sold' });
    expect(() => amendRma(over, { note: 'x' }, onDay(2))).toThrow(NotPossible);
  });
});

const never = (): never => {
  throw new Error('an address was expected');
};

/** Whatever people do in whatever order, as far as the table admits it, with time passing in between. */
const doings = fc.array(
  fc.record({
    unit: fc.integer({ min: 0, max: 2 }),
    to: fc.constantFrom(...rmaUnitStates),
    side: fc.constantFrom<RmaSide>('dealer', 'staff'),
    days: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 25 },
);

const order3 = (kind: (typeof rmaKinds)[number]) =>
  issued({ kind, units: ['A', 'B', 'C'].map((serial) => ({ serial, productName: 'Harbor 20' })) });

const needs = {
  ...parcel,
  ...{ grade: 'A', disposition: 'restock', creditCents: 1, replacementSerial: 'Z', reason: 'because' },
};

/** An RMA through all of that; every state it was in is shown to `see`. */
function live(
  rma: Rma,
  steps: typeof doings extends fc.Arbitrary<infer T> ? T : never,
  see: (before: Rma, after: Rma) => void,
): { rma: Rma; day: number } {
  let current = rma;
  let day = 0;
  const take = (next: Rma) => {
    see(current, next);
    current = next;
  };
  for (const { unit, to, side, days } of steps) {
    day += days;
    for (let due = dueRmaChange(current, calendar, onDay(day)); due; ) {
      take(due.rma);
      due = dueRmaChange(current, calendar, onDay(day));
    }
    const one = current.units[unit] as RmaUnit;
    if (mayMove(current.kind, one.state, to, side))
      take(move(current, [{ serial: one.serial, state: to, ...needs }], day, side).rma);
  }
  return { rma: current, day };
}

describe('whatever happens to it', () => {
  const anyLife = fc.tuple(fc.constantFrom(...rmaKinds), doings);

  it('credits and settles only what was received and inspected, and never goes back', () => {
    fc.assert(
      fc.property(anyLife, ([kind, steps]) => {
        live(order3(kind), steps, (before, after) => {
          expect(after.version).toBe(before.version + 1);
          expect(after.state).toBe(wholeState(after.units));
          after.units.forEach((unit, index) => {
            const was = before.units[index]?.state ?? 'issued';
            expect(rmaUnitStates.indexOf(unit.state)).toBeGreaterThanOrEqual(rmaUnitStates.indexOf(was));
            if (isOutcome(unit.state) || isOutcome(unit.ending as RmaUnitState))
              expect(unit).toMatchObject({ receivedAt: expect.anything(), inspectedAt: expect.anything() });
            if (unit.creditCents !== undefined) expect(kind).toBe('credit');
            if (unit.fee?.chargedAt !== undefined && unit.receivedAt !== undefined)
              expect(unit.receivedAt >= unit.fee.chargedAt).toBe(true);
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('strands nowhere: while anything is open, something is due', () => {
    fc.assert(
      fc.property(anyLife, ([kind, steps]) => {
        const { rma, day } = live(order3(kind), steps, (_, after) => {
          const { step, timeoutSeconds } = nextRmaStep(after, calendar, Date.parse(after.updatedAt));
          expect(timeoutSeconds).toBeGreaterThanOrEqual(1);
          expect(step === 'closed').toBe(!after.units.some(isOpenUnit));
          if (step !== 'closed') expect(rmaDueList(after, calendar).length).toBeGreaterThan(0);
        });
        // Left alone by everybody, what only waits for the dealer comes to its end within half a year.
        const waitsForUs = rma.units.some(({ state }) => state === 'received' || state === 'inspected');
        let left = rma;
        for (let later = day; later < day + 190 && !waitsForUs; later += 1)
          left = dueRmaChange(left, calendar, onDay(later))?.rma ?? left;
        if (!waitsForUs) expect(left.state).toBe('closed');
      }),
      { numRuns: 20 },
    );
  });
});

it('names execution lengths that the engine takes', () => {
  const { timeoutSeconds } = nextRmaStep({ ...issued(), reminders: 9 }, calendar, Date.parse(issuedAt));
  expect(timeoutSeconds).toBe((81 * dayMs) / 1000);
});
