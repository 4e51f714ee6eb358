import { describe, expect, it } from 'vitest';
import { milesBetween } from '../../../lambdas/domain/places/distance.ts';
import { postalAreas } from '../../../lambdas/domain/places/postal-areas.ts';
import { makePostalAreas } from './make-postal-areas.ts';

describe('distances between postal codes', () => {
  it('are those of the areas, also across the border and however a code is typed', () => {
    expect(milesBetween('94110', '94612')).toBeLessThan(15);
    expect(milesBetween('94110', '10013')).toBeGreaterThan(2_500);
    expect(milesBetween('94110', '10013')).toBeLessThan(2_650);
    const toToronto = milesBetween('94110', 'm5h 2m5');
    expect(toToronto).toBeGreaterThan(2_200);
    expect(toToronto).toBeLessThan(2_320);
  });

  it('are nothing within an area, the same both ways, and unknown for a code that is none', () => {
    expect(milesBetween('94110', '94117')).toBe(0);
    expect(milesBetween('73301', '02134')).toBe(milesBetween('02134', '73301'));
    expect(milesBetween('94110', 'nowhere')).toBeUndefined();
    expect(milesBetween('', '94110')).toBeUndefined();
  });

  it('read the table made from the package', () => {
    expect(postalAreas).toBe(makePostalAreas());
  });
});
