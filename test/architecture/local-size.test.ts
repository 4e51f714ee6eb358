import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** Lines of TypeScript, comments and blank lines included; the reasons stand in docs/decisions/2026-11-22-local-size.md. */
const CEILINGS = { services: 17_200, controlRoom: 2_400, engine: 6_700 };

const lines = (text: string): number => text.split('\n').length - 1;
const linesOf = (wanted: (path: string) => boolean): number =>
  sourceFiles()
    .filter(({ path }) => path.startsWith('local/') && wanted(path))
    .reduce((sum, { text }) => sum + lines(text), 0);

const ofEngine = (path: string): boolean => path.startsWith('local/stepfunctions/');
const ofControlRoom = (path: string): boolean => path.startsWith('local/control-room/');

describe('the local runtime', () => {
  it('stays what it set out to be: the services this app uses, and no more', () => {
    expect(linesOf((path) => !ofEngine(path) && !ofControlRoom(path))).toBeLessThanOrEqual(CEILINGS.services);
    expect(linesOf(ofControlRoom)).toBeLessThanOrEqual(CEILINGS.controlRoom);
    expect(linesOf(ofEngine)).toBeLessThanOrEqual(CEILINGS.engine);
  });
});
