import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { taskHandler } from '../../lambdas/middleware/task-handler.ts';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { filesBelow } from '../architecture/source-files.ts';

afterEach(() => vi.restoreAllMocks());

/** What a step that throws this writes to its log, line by line. */
async function logOf(name: string): Promise<Record<string, unknown>[]> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const step = taskHandler(z.object({}), () => Promise.reject(Object.assign(new Error('no'), { name })));
  await expect(step({}, { functionName: 'test' } as Context)).rejects.toMatchObject({ name });
  return written.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line));
}

/** Errors of our own that a machine catches or tries again by name. */
const namesInMachines = filesBelow('statemachines').flatMap((file) =>
  [...readFileSync(join(PROJECT_ROOT, file), 'utf8').matchAll(/"ErrorEquals":\s*\[([^\]]*)\]/g)].flatMap(
    ([, names = '']) => [...names.matchAll(/"((?!States\.)[\w.]+)"/g)].map(([, name = '']) => name),
  ),
);

describe('a step that throws', () => {
  it('is counted as failed, by the name that the alarm adds up', async () => {
    expect(await logOf('TypeError')).toMatchObject([
      {
        StepsFailed: 1,
        service: expect.any(String),
        _aws: { CloudWatchMetrics: [{ Namespace: 'Claimflow' }] },
      },
    ]);
  });

  it.each([...new Set(namesInMachines)])('%s goes a way of its machine, and is not counted', async (name) => {
    expect(await logOf(name)).toEqual([]);
  });
});
