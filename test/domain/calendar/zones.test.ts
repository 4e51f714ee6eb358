import * as fc from 'fast-check';
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { zoneNamed } from '../../../lambdas/domain/calendar/zones.ts';
import { holds } from '../holds.ts';

const names = [
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Phoenix',
  'Pacific/Honolulu',
  'Europe/London',
];

/** Minutes around the changes of the clocks of 2026, and any other. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) }),
  fc
    .tuple(
      fc.constantFrom(Date.UTC(2026, 2, 8), Date.UTC(2026, 10, 1), Date.UTC(2026, 2, 29)),
      fc.integer({ min: -2_880, max: 2_880 }),
    )
    .map(([day, minutes]) => day + minutes * 60_000),
);

describe('a zone', () => {
  it('has the offset that its name has, at every instant, whatever was asked before', () => {
    holds(
      fc.property(fc.constantFrom(...names), instants, (name, ts) => {
        expect(zoneNamed(name).offset(ts)).toBe(IANAZone.create(name).offset(ts));
      }),
    );
  });

  it('that does not exist is not valid', () => {
    expect(zoneNamed('Mars/Olympus').isValid).toBe(false);
  });
});
