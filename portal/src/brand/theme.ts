import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import type { AnswerOf } from '../api/call.ts';
import { contrast, mix, READABLE, readableOn, shades } from './colours.ts';

export type BrandColours = AnswerOf<'GET /brand'>['colours'];

/** Until the brand is known, and for whoever never set one. */
export const plainColours: BrandColours = {
  primary: '#1f4e79',
  onPrimary: '#ffffff',
  accent: '#b4530a',
  background: '#ffffff',
  text: '#1b1b1f',
};

const WHITE = '#ffffff';
const DARK_GROUND = '#14161a';
const DARK_CARD = '#1c1f25';

/** Grounds of the dark scheme as Mantine's fields and menus take them, from text to page. */
const darkTuple: MantineColorsTuple = [
  '#eceef2',
  '#c3c8d2',
  '#a4abb8',
  '#6f7785',
  '#3d434e',
  '#31363f',
  '#22262d',
  DARK_CARD,
  DARK_GROUND,
  '#0e1013',
];

/** Which of the ten shades is the one that fills buttons. */
const SHADES = { light: 6, dark: 5 } as const;

const tuple = (colour: string): MantineColorsTuple => shades(colour) as unknown as MantineColorsTuple;

/** The brand's shades. White is read on those that buttons have: the colour itself in the light, one paler in the dark. */
function brandTuple(primary: string): MantineColorsTuple {
  const all = shades(readableOn([WHITE], primary, '#000000'));
  return all.map((shade, index) =>
    index === SHADES.dark ? readableOn([WHITE], shade, '#000000') : shade,
  ) as unknown as MantineColorsTuple;
}

const typeface = "'Figtree Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** The brand as a theme: its colours, made dark enough that white can be read on them. */
export function themeOf(colours: BrandColours): MantineThemeOverride {
  return createTheme({
    fontFamily: typeface,
    headings: {
      fontFamily: typeface,
      fontWeight: '650',
      sizes: {
        h1: { fontSize: 'clamp(1.75rem, 1.3rem + 1.8vw, 2.375rem)', lineHeight: '1.15' },
        h2: { fontSize: '1.375rem', lineHeight: '1.3' },
        h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
      },
    },
    colors: {
      brand: brandTuple(colours.primary),
      accent: tuple(colours.accent),
      dark: darkTuple,
    },
    primaryColor: 'brand',
    primaryShade: SHADES,
    autoContrast: true,
    // Where black and white can be read equally well, by WCAG.
    luminanceThreshold: 0.179,
    defaultRadius: 'md',
    radius: { xs: '4px', sm: '8px', md: '10px', lg: '16px', xl: '24px' },
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: {
      Button: { defaultProps: { size: 'md' } },
      TextInput: { defaultProps: { size: 'md' } },
      PasswordInput: { defaultProps: { size: 'md' } },
      Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
      NativeSelect: { defaultProps: { size: 'md' } },
      Checkbox: { defaultProps: { size: 'md' } },
      Radio: { defaultProps: { size: 'md' } },
      Modal: {
        defaultProps: { radius: 'lg', centered: true, padding: 'lg' },
        styles: { title: { fontSize: '1.1875rem', fontWeight: 650, lineHeight: 1.35, textWrap: 'balance' } },
      },
      Anchor: { defaultProps: { underline: 'always' } },
    },
  });
}

/** The brand's grounds and text as variables of both colour schemes; what can't be read is moved until it can. */
export const brandVariables =
  (colours: BrandColours): CSSVariablesResolver =>
  () => {
    const page = mix(colours.background, colours.primary, 0.035);
    const text = contrast(colours.text, page) >= READABLE ? colours.text : '#1b1b1f';
    const link = readableOn([page, colours.background], colours.primary, '#000000');
    const darkLink = readableOn([DARK_GROUND, DARK_CARD, '#262a32'], colours.primary, '#ffffff');
    return {
      variables: {},
      light: {
        '--mantine-color-body': colours.background,
        '--mantine-color-text': text,
        '--mantine-color-anchor': link,
        '--mantine-color-dimmed': readableOn([page, colours.background], mix(text, page, 0.35), '#000000'),
        '--mantine-color-error': '#b42318',
        '--portal-page': page,
        '--portal-card': colours.background,
        '--portal-line': mix(page, text, 0.12),
        '--portal-tint': mix(colours.background, colours.primary, 0.08),
        '--portal-tint-text': readableOn(
          [mix(colours.background, colours.primary, 0.08)],
          colours.primary,
          '#000000',
        ),
        '--portal-accent': readableOn([page, colours.background], colours.accent, '#000000'),
        '--portal-good': '#17663f',
        '--portal-good-tint': '#e7f5ed',
        '--portal-warn': '#8a4b06',
        '--portal-warn-tint': '#fdf2e2',
        '--portal-bad': '#a4211a',
        '--portal-bad-tint': '#fdecea',
      },
      dark: {
        '--mantine-color-body': DARK_GROUND,
        '--mantine-color-text': '#eceef2',
        '--mantine-color-anchor': darkLink,
        '--mantine-color-dimmed': '#a4abb8',
        '--mantine-color-error': '#ff9b92',
        '--portal-page': DARK_GROUND,
        '--portal-card': DARK_CARD,
        '--portal-line': '#31363f',
        '--portal-tint': '#262a32',
        '--portal-tint-text': darkLink,
        '--portal-accent': readableOn([DARK_GROUND, DARK_CARD], colours.accent, '#ffffff'),
        '--portal-good': '#7bd4a4',
        '--portal-good-tint': '#16301f',
        '--portal-warn': '#f1b872',
        '--portal-warn-tint': '#33260f',
        '--portal-bad': '#ff9b92',
        '--portal-bad-tint': '#3a1a18',
      },
    };
  };
