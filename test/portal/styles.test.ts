import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { contrast, READABLE, readableOn, shades } from '../../portal/src/brand/colours.ts';
import { filesBelow } from '../architecture/source-files.ts';

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const sources = filesBelow('portal/src');

describe('styles', () => {
  it('of every Mantine component in use are loaded', () => {
    const loaded = read('portal/src/styles/mantine.css');
    const used = sources
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) => [...read(path).matchAll(/import \{([^}]+)\} from '@mantine\/core'/g)])
      .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
      .filter((name) => existsSync(join(PROJECT_ROOT, 'node_modules/@mantine/core/styles', `${name}.css`)));
    expect([...new Set(used)].filter((name) => !loaded.includes(`/${name}.css`))).toEqual([]);
  });

  it('take the markers from lists in one place', () => {
    const unmarked = sources.filter(
      (path) => path.endsWith('.css') && /(?:ul|ol|\.\w+) \{[^}]*list-style: none/.test(read(path)),
    );
    expect(unmarked).toEqual([]);
  });

  it('take their colours from the brand: no page has one of its own', () => {
    const coloured = sources.filter(
      (path) => /portal\/src\/(pages|parts|forms)\//.test(path) && /#[0-9a-f]{6}\b/i.test(read(path)),
    );
    // A picture is looked at on black, whatever the brand.
    expect(coloured).toEqual(['portal/src/parts/lightbox-window.module.css']);
  });
});

describe('colours of a brand', () => {
  const brands = ['#1f4e79', '#ffcc00', '#e6007e', '#00ff88', '#ffffff', '#000000', '#7a7a7a'];

  it.each(brands)('%s is made readable as text and under white text', (colour) => {
    for (const ground of ['#ffffff', '#f7f9fb']) {
      const text = readableOn([ground], colour, '#000000');
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(READABLE);
    }
    expect(contrast(readableOn(['#14161a'], colour, '#ffffff'), '#14161a')).toBeGreaterThanOrEqual(READABLE);
  });

  it('that can be read already stay as they are', () => {
    expect(readableOn(['#ffffff'], '#1f4e79', '#000000')).toBe('#1f4e79');
  });

  it('have ten shades, from light to dark, the seventh the colour itself', () => {
    const made = shades('#1f4e79');
    expect(made).toHaveLength(10);
    expect(made[6]).toBe('#1f4e79');
    const onBlack = made.map((shade) => contrast(shade, '#000000'));
    expect(onBlack).toEqual([...onBlack].sort((one, other) => other - one));
  });

  it('contrast as WCAG counts it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
  });
});
