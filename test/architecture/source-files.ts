import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { PROJECT_ROOT } from '../../lib/content-key.ts';

export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Imported files of ours, relative to the project. */
  readonly imports: readonly string[];
  /** Imported packages and Node modules, as written. */
  readonly packages: readonly string[];
}

const FOLDERS = ['bench', 'bin', 'docs', 'lambdas', 'lib', 'local', 'portal', 'test'];

/** Every TypeScript file of ours, with what it imports: static, dynamic, re-exported or by type. */
export function sourceFiles(): readonly SourceFile[] {
  return FOLDERS.flatMap(filesBelow)
    .filter((path) => /\.[mc]?tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(join(PROJECT_ROOT, path), 'utf8');
      const specifiers = importsIn(text);
      return {
        path,
        text,
        imports: specifiers
          .filter((name) => name.startsWith('.'))
          .map((name) => posix.join(dirname(path), name)),
        packages: specifiers.filter((name) => !name.startsWith('.')),
      };
    });
}

/** Every file below a folder of the project, whatever its kind; none when nobody has made the folder yet. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(join(PROJECT_ROOT, folder))) return [];
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(entry.parentPath.slice(PROJECT_ROOT.length + 1).replaceAll('\\', '/'), entry.name),
    );
}

/** The module names of a source text, in the order of the text. */
export function importsIn(text: string): readonly string[] {
  const pattern =
    /(?:^|[;}\s])(?:import|export)\s+(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g;
  return [...text.matchAll(pattern)].map(([, fixed, dynamic]) => fixed ?? dynamic ?? '');
}
