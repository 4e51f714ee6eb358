import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compileModule } from '../../../local/lambda/handler-module.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimflow-kept-'));
  vi.stubEnv('NODE_COMPILE_CACHE', join(folder, 'kept'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What the module says. Under a name of its own V8 does not remember it from before in this process. */
function said(source: string, name = 'index'): unknown {
  writeFileSync(join(folder, `${name}.js`), source);
  const module = compileModule(folder, `${name}.handler`, ['greeting']);
  return module.evaluate(createRequire(import.meta.url), ['Hello']).said;
}

const source = (name: string): string =>
  `'use strict';const says=(who)=>greeting+', '+who;exports.said=says('${name}')+(this===exports)`;
const keptFiles = (): string[] => readdirSync(join(folder, 'kept', 'functions'));

describe('compiled code of functions', () => {
  it('is kept once for a source, and another source of equal length gets its own', () => {
    expect([said(source('Ann')), said(source('Ann'), 'again')]).toEqual(['Hello, Anntrue', 'Hello, Anntrue']);
    expect(keptFiles()).toHaveLength(1);
    expect(said(source('Bob'))).toBe('Hello, Bobtrue');
    expect(keptFiles()).toHaveLength(2);
  });

  it('is made anew where what was kept is no code', () => {
    said(source('Ann'));
    const [name = ''] = keptFiles();
    const file = join(folder, 'kept', 'functions', name);
    writeFileSync(file, 'nothing that V8 wrote');
    expect(said(source('Ann'), 'again')).toBe('Hello, Anntrue');
    expect(readFileSync(file, 'latin1')).not.toContain('nothing');
  });

  it('is not kept where Node keeps none', () => {
    vi.stubEnv('NODE_COMPILE_CACHE', '');
    expect(said(source('Ann'))).toBe('Hello, Anntrue');
    expect(readdirSync(folder)).toEqual(['index.js']);
  });
});
