import { describe, expect, it } from 'vitest';
import { contrast, contrastFaults } from '../../../lambdas/domain/wording/contrast.ts';
import { defaultBrand } from '../../../lambdas/domain/wording/default-brand.ts';

describe('contrast', () => {
  // Values of the WCAG's own examples and definitions.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s on %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
    expect(contrast(other, one)).toBeCloseTo(expected, 2);
  });

  it('names colours that cannot be read', () => {
    expect(contrastFaults(defaultBrand.colours)).toEqual([]);
    const faults = contrastFaults({ ...defaultBrand.colours, text: '#999999', onPrimary: '#1f4e79' });
    expect(faults.map(({ path }) => path)).toEqual(['colours.onPrimary', 'colours.text']);
    expect(faults[0]?.message).toBe('has a contrast of 1.00 on primary; at least 4.5 is needed');
  });
});
