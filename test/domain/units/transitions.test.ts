import { describe, expect, it } from 'vitest';
import { AlreadyDecided, InvalidInput, NotPossible } from '../../../lambdas/domain/errors.ts';
import type { Actor } from '../../../lambdas/domain/people/actor.ts';
import type { Product } from '../../../lambdas/domain/units/product.ts';
import {
  assignUnit,
  createUnit,
  registerUnit,
  replaceUnit,
  transferUnit,
} from '../../../lambdas/domain/units/transitions.ts';
import { isPending, type UnitRecord } from '../../../lambdas/domain/units/unit.ts';

const now = Date.parse('2026-06-02T18:00:00.000Z');
const day = 86_400_000;
const harper: Actor = { role: 'partner', name: 'Harper, Harbor', userId: 'u', companyId: 'harbor' };
const harbor = { companyId: 'harbor', name: 'Harbor Dealers' };
const bayside = { companyId: 'bayside', name: 'Bayside Marine' };
const pat = { name: 'Pat', email: 'pat@example.net' };
const lee = { name: 'Lee' };

const sounder: Product = {
  productId: 'DS-200',
  sku: 'DS-200',
  name: 'Depth sounder',
  kind: 'depth-sounder',
  warranty: { terms: [{ months: 24 }], transferable: true },
  createdAt: '2025-01-01T00:00:00.000Z',
  version: 1,
};
const notTransferable: Product = { ...sounder, warranty: { ...sounder.warranty, transferable: false } };

const loose = createUnit({ serial: 'A-1', productId: 'DS-200' }, harper, now - 30 * day).unit;
const pending = createUnit(
  { serial: 'A-2', productId: 'DS-200', company: harbor },
  harper,
  now - 30 * day,
).unit;
const register = (unit: UnitRecord, deliveredAt: string) =>
  registerUnit(unit, sounder, { customer: pat, deliveredAt }, harper, now);
const registered = register(pending, '2026-05-20').unit;

describe('a new unit', () => {
  it('is pending once it has a dealer, and not before', () => {
    expect(isPending(loose)).toBe(false);
    expect(isPending(pending)).toBe(true);
    expect(isPending(registered)).toBe(false);
  });

  it('is assigned, or assigned anew, until it is registered', () => {
    const assigned = assignUnit(loose, harbor, harper, now);
    expect(assigned?.unit).toMatchObject({ companyId: 'harbor', assignedAt: '2026-06-02T18:00:00.000Z' });
    expect(assigned?.events).toMatchObject([{ what: 'assigned', note: 'To Harbor Dealers' }]);
    expect(assignUnit(pending, bayside, harper, now)?.unit).toMatchObject({
      companyId: 'bayside',
      version: 2,
    });
    expect(assignUnit(pending, harbor, harper, now)).toBeUndefined();
    expect(() => assignUnit(registered, bayside, harper, now)).toThrow(NotPossible);
  });
});

describe('registration', () => {
  it('starts the warranty at delivery, however late it is registered', () => {
    expect(registered).toMatchObject({
      warranty: { startsAt: '2026-05-20', endsAt: '2028-05-20' },
      registration: { customer: pat, deliveredAt: '2026-05-20', registeredAt: '2026-06-02T18:00:00.000Z' },
      version: 2,
    });
  });

  it.each([
    ['2026-06-02', 'today'],
    ['2026-05-03', 'the day it was assigned'],
  ])('admits %s, %s', (deliveredAt) => {
    expect(register(pending, deliveredAt).unit.warranty?.startsAt).toBe(deliveredAt);
  });

  it.each([
    ['2026-06-03', 'must not be in the future'],
    ['2026-05-02', 'must not be before the unit was assigned to its dealer (2026-05-03)'],
  ])('refuses delivery on %s', (deliveredAt, message) => {
    const fault = { name: 'InvalidInput', errors: [{ path: 'deliveredAt', message }] };
    expect(() => register(pending, deliveredAt)).toThrow(expect.objectContaining(fault));
  });

  it('happens once, and says who did it and when', () => {
    const already = { name: 'AlreadyDecided', by: 'Harper, Harbor', at: '2026-06-02T18:00:00.000Z' };
    expect(() => register(registered, '2026-05-21')).toThrow(expect.objectContaining(already));
    expect(() => register(registered, '2026-05-21')).toThrow(AlreadyDecided);
  });

  it('needs a dealer', () => {
    expect(() => register(loose, '2026-05-20')).toThrow(NotPossible);
  });
});

describe('transfer', () => {
  const transfer = (unit: UnitRecord, on: string, product = sounder) =>
    transferUnit(unit, product, { customer: lee, on }, harper, now);

  it('names the new owner and leaves the warranty as it is', () => {
    const { unit } = transfer(registered, '2026-06-01');
    expect(unit.registration?.customer).toEqual(lee);
    expect(unit.warranty).toEqual(registered.warranty);
    expect(unit.transfers).toMatchObject([{ from: pat, to: lee, on: '2026-06-01' }]);
  });

  it('ends a warranty that does not go with the unit', () => {
    expect(transfer(registered, '2026-06-01', notTransferable).unit.warranty).toEqual({
      startsAt: '2026-05-20',
      endsAt: '2026-06-01',
    });
  });

  it('is on a day between the last change of hands and today', () => {
    expect(() => transfer(registered, '2026-05-19')).toThrow(InvalidInput);
    expect(() => transfer(registered, '2026-06-03')).toThrow(InvalidInput);
    const again = transfer(registered, '2026-05-30').unit;
    expect(() => transfer(again, '2026-05-29')).toThrow(InvalidInput);
  });

  it('is of registered units only', () => {
    expect(() => transfer(pending, '2026-06-01')).toThrow(NotPossible);
  });
});

describe('replacement', () => {
  it('carries owner and the rest of the warranty over, and names both serials', () => {
    const { failed, replacement } = replaceUnit(registered, loose, harper, now);
    expect(failed.unit).toMatchObject({ replacedBy: 'A-1', version: 3 });
    expect(replacement.unit).toMatchObject({
      replaces: 'A-2',
      companyId: 'harbor',
      warranty: registered.warranty,
      registration: { customer: pat },
    });
    expect(replacement.events[0]?.note).toContain('warranty until 2028-05-20 carried over');
  });

  const { failed, replacement } = replaceUnit(registered, loose, harper, now);
  const another = { ...loose, serial: 'A-3' };
  it.each<[string, UnitRecord, UnitRecord]>([
    ['by itself', registered, registered],
    ['twice', failed.unit, another],
    ['by one given already', { ...registered, serial: 'A-9' }, replacement.unit],
    ['by one of another dealer', registered, { ...another, companyId: 'bayside' }],
  ])('is refused %s', (_why, one, other) => {
    expect(() => replaceUnit(one, other, harper, now)).toThrow(NotPossible);
  });
});
