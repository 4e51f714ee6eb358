import { describe, expect, it } from 'vitest';
import { code128, code128Values, NotEncodable } from '../../../lambdas/domain/papers/code-128.ts';

describe('code 128', () => {
  // The textbook's example, PJJ123C, has the check character 54 with start A (103); start B (104) makes it one more.
  it('begins with code set B and ends with the check character', () => {
    expect(code128Values('PJJ123C')).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55]);
    expect(code128Values('a').at(-1)).toBe((104 + 65) % 103);
  });

  it('is eleven modules a character, thirteen for the stop, and an even number of dark ones in each', () => {
    const text = 'RMA-0123ABCD';
    const { bars, modules } = code128(text);
    expect(modules).toBe(11 * (text.length + 2) + 13);
    expect(bars.length).toBe(3 * (text.length + 2) + 4);
    // Self-checking: three bars of every character are 4, 6 or 8 modules together.
    for (let index = 0; index + 3 < bars.length; index += 3) {
      const dark = bars.slice(index, index + 3).reduce((sum, { width }) => sum + width, 0);
      expect([4, 6, 8]).toContain(dark);
    }
    expect(bars.every((bar, index) => index === 0 || bar.at > (bars[index - 1]?.at ?? 0))).toBe(true);
    expect(bars.at(-1)).toEqual({ at: modules - 2, width: 2 });
  });

  it('tells every character from every other', () => {
    const drawn = Array.from({ length: 95 }, (_, code) => {
      const { bars } = code128(String.fromCharCode(32 + code));
      return JSON.stringify(bars.slice(3, 6));
    });
    expect(new Set(drawn).size).toBe(95);
  });

  it.each(['', 'Ä1', 'two\nlines'])('refuses %j', (text) => {
    expect(() => code128(text)).toThrow(NotEncodable);
  });
});
