/** Colours of a brand made into ones that can be read: contrast by WCAG 2.2, shades by mixing with white and black. */

type Rgb = readonly [red: number, green: number, blue: number];

const rgbOf = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** `share` of the second colour in the first, 0 to 1. */
export function mix(first: string, second: string, share: number): string {
  const [one, other] = [rgbOf(first), rgbOf(second)];
  return hexOf([
    one[0] + (other[0] - one[0]) * share,
    one[1] + (other[1] - one[1]) * share,
    one[2] + (other[2] - one[2]) * share,
  ]);
}

/** Relative luminance, 0 (black) to 1 (white). */
function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Small text needs this much (WCAG 1.4.3). */
export const READABLE = 4.5;

/** The colour, moved towards black or white until it can be read on every one of the grounds. */
export function readableOn(
  grounds: readonly string[],
  colour: string,
  towards: '#000000' | '#ffffff',
): string {
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(colour, towards, share);
    if (grounds.every((ground) => contrast(candidate, ground) >= READABLE)) return candidate;
  }
  return towards;
}

/** Ten shades from light to dark as Mantine takes them; the seventh is the colour itself. */
export function shades(colour: string): string[] {
  const lighter = [0.93, 0.84, 0.7, 0.54, 0.36, 0.18].map((share) => mix(colour, '#ffffff', share));
  const darker = [0.14, 0.28, 0.42].map((share) => mix(colour, '#000000', share));
  return [...lighter, colour, ...darker];
}
