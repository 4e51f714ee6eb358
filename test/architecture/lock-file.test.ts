import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** Where Node would look for a package from a folder of `node_modules`, nearest first. */
function placesOf(from: string, name: string): string[] {
  const parts = from === '' ? [] : from.split('/node_modules/');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/node_modules/')), ''].map(
    (folder) => `${folder === '' ? '' : `${folder}/`}node_modules/${name}`,
  );
}

describe('the lock file', () => {
  // npm leaves out what its registry does not carry; `npm ci` then refuses the whole file in a fresh clone.
  it('holds the optional packages of every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !placesOf(path, name).some((place) => place in lock.packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});
