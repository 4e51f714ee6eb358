import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

type Imports = ReadonlyMap<string, readonly string[]>;

/** The files of a circle in the order in which they import each other, for each file that a walk comes back to. */
function circlesIn(imports: Imports): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      circles.push([...path.slice(start), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const imported of imports.get(file) ?? []) visit(imported, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return circles;
}

describe('imports between files', () => {
  it('are seen to go in a circle', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ]);
    expect(circlesIn(imports)).toEqual(['a → b → c → a']);
  });

  it('go in one direction, those of types too: what two files share stands in the lower one, or in a third', () => {
    expect(circlesIn(new Map(sourceFiles().map(({ path, imports }) => [path, imports])))).toEqual([]);
  });

  it('go in one direction between the folders of adapters too', () => {
    const folderOf = (path: string) => /^lambdas\/adapters\/(\w+)\//.exec(path)?.[1];
    const folders = new Map<string, string[]>();
    for (const { path, imports } of sourceFiles()) {
      const folder = folderOf(path);
      if (folder === undefined) continue;
      const others = imports.flatMap((name) => folderOf(name) ?? []).filter((other) => other !== folder);
      folders.set(folder, [...new Set([...(folders.get(folder) ?? []), ...others])]);
    }
    expect(folders.size).toBeGreaterThan(10);
    expect(circlesIn(folders)).toEqual([]);
  });
});
