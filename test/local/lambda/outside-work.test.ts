import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../local/faults/random.ts';
import { FunctionLogs } from '../../../local/lambda/function-logs.ts';
import { InThreadHost } from '../../../local/lambda/in-thread/in-thread-host.ts';
import { bundleFunction } from './bundle-function.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

/** A decoder as a bundle finds one beside it: `work` calls back whenever `decide` lets it. */
const decoding = bundleFunction(
  `const file = './decoder.js'; // not in one piece, or it would be looked for and bundled
   const { work } = require(file);
   export const handler = ({ name, guard }) => new Promise((resolve) => {
     if (guard) setTimeout(() => resolve(name + ' gave up'), 5000);
     work(name, (result) => resolve(result));
   });`,
  { timeoutMs: 60_000 },
);

function start(work: (name: string, done: (result: string) => void) => void) {
  const host = new InThreadHost({
    log: new FunctionLogs(() => NOW),
    outlet: async () => ({ status: 200, headers: {}, body: new Uint8Array() }),
    random: () => seededRandom(7),
    now: () => NOW,
    standIns: { './decoder.js': () => ({ work }) },
  });
  return async (event: object): Promise<unknown> => {
    const result = await host.invoke(decoding, { requestId: 'r', payload: JSON.stringify(event) });
    return JSON.parse(result.payload);
  };
}

/** A moment of the real world: a file was read by another thread. */
const later = (): Promise<unknown> => readFile(import.meta.filename);

describe('work outside the thread of a simulation', () => {
  it('is heard of in the order in which it began, however it ends', async () => {
    const ends = new Map<string, () => void>();
    const invoke = start((name, done) => {
      ends.set(name, () => done(`${name} decoded`));
    });
    const heard: unknown[] = [];
    const both = ['first', 'second'].map(async (name) => heard.push(await invoke({ name })));
    while (ends.size < 2) await later();
    ends.get('second')?.();
    await later();
    expect(heard).toEqual([]);
    ends.get('first')?.();
    await Promise.all(both);
    expect(heard).toEqual(['first decoded', 'second decoded']);
  });

  it('takes none of the time of the function that waits for it', async () => {
    const invoke = start((name, done) => {
      later()
        .then(later)
        .then(
          () => done(`${name} decoded`),
          () => done('unread'),
        );
    });
    expect(await invoke({ name: 'slow', guard: true })).toBe('slow decoded');
  });

  it('lets everything else go on first', async () => {
    const events: string[] = [];
    const invoke = start((name, done) => {
      events.push(`${name} begins`);
      done(name);
    });
    const decoded = invoke({ name: 'instant' }).then(() => events.push('decoded'));
    let turns = 0;
    while (turns < 100) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      turns += 1;
    }
    events.push('100 turns of others');
    await decoded;
    expect(events).toEqual(['instant begins', '100 turns of others', 'decoded']);
  });

  it('fails as it does anywhere when it can’t begin', async () => {
    const invoke = start(() => {
      throw new TypeError('no such picture');
    });
    expect(await invoke({ name: 'broken' })).toMatchObject({ errorMessage: 'no such picture' });
    expect(await invoke({ name: 'broken again' })).toMatchObject({ errorType: 'TypeError' });
  });
});
