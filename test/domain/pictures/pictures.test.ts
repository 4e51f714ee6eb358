import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dHashOf,
  hashBands,
  hashDistance,
  sameWithin,
} from '../../../lambdas/domain/pictures/perceptual-hash.ts';
import { type PictureSource, screenshotVerdict } from '../../../lambdas/domain/pictures/screenshot.ts';

const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, '0'));

describe('the difference hash', () => {
  it('says of each cell whether the next one is brighter', () => {
    expect(dHashOf(Uint8Array.from({ length: 72 }, (_, index) => index % 9))).toBe('ffffffffffffffff');
    expect(dHashOf(Uint8Array.from({ length: 72 }, (_, index) => 9 - (index % 9)))).toBe('0000000000000000');
    expect(() => dHashOf(new Uint8Array(64))).toThrow(RangeError);
  });

  it('is a distance: nought to itself, the same both ways', () => {
    fc.assert(
      fc.property(hash, hash, (one, other) => {
        expect(hashDistance(one, one)).toBe(0);
        expect(hashDistance(one, other)).toBe(hashDistance(other, one));
      }),
    );
    expect(hashDistance('0000000000000000', 'ffffffffffffffff')).toBe(64);
  });

  it('shares a band with every hash that differs in at most three bits', () => {
    const bits = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 3 });
    fc.assert(
      fc.property(hash, bits, (one, flipped) => {
        const other = flipped
          .reduce((value, bit) => value ^ (1n << BigInt(bit)), BigInt(`0x${one}`))
          .toString(16)
          .padStart(16, '0');
        expect(hashDistance(one, other)).toBeLessThanOrEqual(sameWithin);
        expect(hashBands(one).filter((band) => hashBands(other).includes(band))).not.toEqual([]);
      }),
    );
  });
});

const photo: PictureSource = {
  fileName: 'IMG_0042.jpg',
  format: 'jpeg',
  width: 3024,
  height: 4032,
  camera: { make: 'Apple', model: 'iPhone 14 Pro' },
  remarks: [],
};

describe('a screenshot', () => {
  it.each<[string, Partial<PictureSource>, ReturnType<typeof screenshotVerdict>]>([
    ['a photo', {}, 'no'],
    ['a photo that a messenger stripped', { camera: undefined, width: 1200, height: 1600 }, 'no'],
    ['one that says so in its name', { fileName: 'Screenshot_20260310-093000.jpg' }, 'yes'],
    ['one that says so in its comment, as iPhones do', { remarks: ['Screenshot'], camera: undefined }, 'yes'],
    ['a PNG of an iPhone’s size', { format: 'png', camera: undefined, width: 1179, height: 2556 }, 'yes'],
    ['a JPEG of an iPhone’s size', { camera: undefined, width: 1179, height: 2556 }, 'suspected'],
    ['a PNG of an iPad’s size', { format: 'png', camera: undefined, width: 1640, height: 2360 }, 'yes'],
    ['a camera’s picture of a screen’s size', { width: 1080, height: 2340 }, 'no'],
    ['a full HD photo without words', { camera: undefined, width: 1920, height: 1080 }, 'no'],
  ])('%s', (_, source, verdict) => {
    expect(screenshotVerdict({ ...photo, ...source })).toBe(verdict);
  });
});
