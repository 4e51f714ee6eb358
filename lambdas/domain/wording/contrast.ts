import type { InputFault } from '../errors.ts';
import type { Brand } from './brand.ts';

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, "relative luminance"). */
export function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2 AA: text 4.5 (1.4.3), what marks a control 3 (1.4.11). */
const pairs = [
  { colour: 'onPrimary', on: 'primary', least: 4.5 },
  { colour: 'text', on: 'background', least: 4.5 },
  { colour: 'primary', on: 'background', least: 3 },
  { colour: 'accent', on: 'background', least: 3 },
] as const;

/** Which of a brand's colours cannot be read on the other, each named. */
export const contrastFaults = (colours: Brand['colours']): InputFault[] =>
  pairs.flatMap(({ colour, on, least }) => {
    const found = contrast(colours[colour], colours[on]);
    if (found >= least) return [];
    const message = `has a contrast of ${found.toFixed(2)} on ${on}; at least ${least} is needed`;
    return [{ path: `colours.${colour}`, message }];
  });
