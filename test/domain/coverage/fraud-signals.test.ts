import { describe, expect, it } from 'vitest';
import { catalogue202601 as catalogue } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { adjudicate } from '../../../lambdas/domain/coverage/adjudicate.ts';
import type { CoverageFacts } from '../../../lambdas/domain/coverage/facts.ts';
import { signalsOf } from '../../../lambdas/domain/coverage/fraud-signals.ts';
import { namesOtherDevice } from '../../../lambdas/domain/coverage/numbers-on-papers.ts';
import { rulebook202601 as rulebook } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';
import { aClaim, type Changes } from './a-claim.ts';

type Given = NonNullable<CoverageFacts['signals']>;

const none: Given = {
  claimsWithSameDevice: [],
  claimsWithSamePhoto: [],
  otherClaimsFiledAt: [],
  photosTakenAt: [],
  papersWithOtherNumber: 0,
};

const claim = (given: Partial<Given>, changes: Changes = {}): CoverageFacts => ({
  ...aClaim('cracked-screen', changes),
  signals: { ...none, ...given },
});

describe('signals', () => {
  it('are none where there is nothing, or where nobody looked', () => {
    expect(signalsOf(claim({}), rulebook)).toEqual([]);
    expect(signalsOf(aClaim('cracked-screen'), rulebook)).toEqual([]);
  });

  it.each([
    [
      'same-device-claimed-elsewhere',
      { claimsWithSameDevice: ['CLM-00000001'] },
      {},
      { claims: ['CLM-00000001'] },
    ],
    [
      'same-photo-in-another-claim',
      { claimsWithSamePhoto: ['CLM-00000002'] },
      {},
      { claims: ['CLM-00000002'] },
    ],
    ['number-on-paper-differs', { papersWithOtherNumber: 2 }, {}, { papers: 2 }],
    [
      'photo-older-than-incident',
      { photosTakenAt: ['2026-05-20T10:00:00', '2026-06-01T12:30:00'] },
      {},
      { occurredAt: '2026-06-01T20:00:00.000Z', photosTakenAt: ['2026-05-20T10:00:00'] },
    ],
    [
      'claim-soon-after-start',
      {},
      { plan: { coverStartsAt: '2026-04-20T07:01:00.000Z' } },
      { coverStartsAt: '2026-04-20T07:01:00.000Z', daysAfter: 42 },
    ],
    [
      'several-claims-in-a-short-time',
      {
        otherClaimsFiledAt: [
          '2026-05-01T18:00:00.000Z',
          '2026-05-20T18:00:00.000Z',
          '2025-05-20T18:00:00.000Z',
        ],
      },
      {},
      { claims: 3, filedAt: ['2026-05-01T18:00:00.000Z', '2026-05-20T18:00:00.000Z'] },
    ],
  ] as const)('%s says what it rests on', (id, given, changes, because) => {
    const found = signalsOf(claim(given as Partial<Given>, changes as Changes), rulebook);
    expect(found).toMatchObject([{ id, because }]);
    expect(found[0]?.text).toMatch(/\.$/);
  });

  it.each([
    ['a photo taken within a day before, whatever the zone', { photosTakenAt: ['2026-06-01T02:00:00'] }, {}],
    ['a second claim within 60 days', { otherClaimsFiledAt: ['2026-05-20T18:00:00.000Z'] }, {}],
    ['a claim on day 45 of the cover', {}, { plan: { coverStartsAt: '2026-04-17T07:01:00.000Z' } }],
  ] as const)('is none: %s', (_what, given, changes) => {
    expect(signalsOf(claim(given as Partial<Given>, changes as Changes), rulebook)).toEqual([]);
  });

  it('send a claim to an agent when they weigh much, and only show themselves when they do not', () => {
    const heavy = adjudicate(claim({ claimsWithSamePhoto: ['CLM-00000002'] }), rulebook, catalogue);
    expect(heavy.proposal).toBe('review');
    expect(heavy.trace.find(({ ruleId }) => ruleId === 'nothing-to-look-into')).toMatchObject({
      verdict: 'refer',
      staffOnly: true,
    });
    const light = adjudicate(claim({ photosTakenAt: ['2026-05-20T10:00:00'] }), rulebook, catalogue);
    expect(light.proposal).toBe('approve');
    expect(light.signals).toHaveLength(1);
  });

  it('never fail a claim, whatever the rulebook says of its weight', () => {
    const all = claim({
      claimsWithSameDevice: ['CLM-00000001'],
      claimsWithSamePhoto: ['CLM-00000002'],
      papersWithOtherNumber: 1,
    });
    expect(adjudicate(all, rulebook, catalogue).trace.map(({ verdict }) => verdict)).not.toContain('fail');
  });
});

describe('a number on a paper', () => {
  const device = { serial: 'C02XK1ABJG5J', imei: '490154203237518' };

  it.each([
    ['the device’s own', 'Serial No: c02xk1abjg5j, IMEI 49-015420-323751-8', false],
    ['another serial', 'Serial number C02ZZ9ABJG5J', true],
    ['another IMEI', 'IMEI: 35 693803 564380 9', true],
    ['its own among others', 'S/N C02ZZ9ABJG5J and S/N C02XK1ABJG5J', false],
    ['no number at all', 'Invoice 2026-00012, total $899.00', false],
    ['a number that is no IMEI', 'Order 490154203237519', false],
    ['the word serial in a sentence', 'a serial offender repaired it', false],
  ])('%s', (_what, text, differs) => {
    expect(namesOtherDevice(text, device)).toBe(differs);
  });

  it('says nothing of a device whose numbers we do not have', () => {
    expect(namesOtherDevice('Serial number C02ZZ9ABJG5J', {})).toBe(false);
  });
});
