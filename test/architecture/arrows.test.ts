import { describe, expect, it } from 'vitest';
import { importsIn, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const below = (...folders: string[]) =>
  files.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));

/** `importer → imported` for every import that leaves the allowed folders. */
function strayImports(importers: typeof files, ...allowed: string[]): string[] {
  return importers.flatMap(({ path, imports }) =>
    imports
      .filter((name) => !allowed.some((folder) => name.startsWith(folder)))
      .map((name) => `${path} → ${name}`),
  );
}

function packagesOf(importers: typeof files, pattern: RegExp): string[] {
  return importers.flatMap(({ path, packages }) =>
    packages.filter((name) => pattern.test(name)).map((name) => `${path} → ${name}`),
  );
}

describe('arrows between folders', () => {
  it('sees imports of every kind', () => {
    const text = `import a from './a.ts';
import type { B } from "./b.ts";
import './c.ts';
export { d } from './d.ts';
export * from './e.ts';
import f, {
  type G,
} from './f.ts';
const h = await import('./h.ts');`;
    expect(importsIn(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'h'].map((name) => `./${name}.ts`));
    expect(files.length).toBeGreaterThan(40);
  });

  it('lambdas/domain imports the domain only, and nothing of AWS', () => {
    const domain = below('lambdas/domain');
    expect(domain.length).toBeGreaterThan(0);
    expect(strayImports(domain, 'lambdas/domain/')).toEqual([]);
    expect(
      packagesOf(domain, /^(@aws|aws-|@middy|@types\/aws|node:(fs|net|http|https|child_process))/),
    ).toEqual([]);
  });

  it('lambdas/adapters imports the domain', () => {
    expect(strayImports(below('lambdas/adapters'), 'lambdas/adapters/', 'lambdas/domain/')).toEqual([]);
  });

  it('handlers import lambdas only', () => {
    expect(strayImports(below('lambdas'), 'lambdas/')).toEqual([]);
    expect(packagesOf(below('lambdas'), /^(aws-cdk-lib|constructs|cdk-nag|vitest)/)).toEqual([]);
  });

  it('lib reaches handlers by file path only', () => {
    expect(strayImports(below('lib'), 'lib/')).toEqual([]);
  });

  it('local sees the rest only through the synthesized template', () => {
    expect(strayImports(below('local'), 'local/')).toEqual([]);
    expect(packagesOf(below('local'), /^(aws-cdk-lib|constructs|cdk-nag)/)).toEqual([]);
  });

  it('nothing imports local but what starts, reads or lists it: two commands, benchmarks, docs and tests', () => {
    const importers = files.filter(({ imports }) => imports.some((name) => name.startsWith('local/')));
    const others = importers
      .map(({ path }) => path)
      .filter((path) => !/^(local|bench|docs|test)\/|^bin\/(claimflow\.ts$|replay)/.test(path));
    expect(others).toEqual([]);
  });

  it('the portal knows the service by its description only, and nothing imports the portal but its tests', () => {
    expect(strayImports(below('portal'), 'portal/')).toEqual([]);
    const importers = files.filter(({ imports }) => imports.some((name) => name.startsWith('portal/')));
    const others = importers.map(({ path }) => path).filter((path) => !/^(portal|test\/portal)\//.test(path));
    expect(others).toEqual([]);
  });

  it('nothing but tests imports test', () => {
    const others = files.filter(({ path }) => !path.startsWith('test/'));
    expect(others.filter(({ imports }) => imports.some((name) => name.startsWith('test/')))).toEqual([]);
  });
});
