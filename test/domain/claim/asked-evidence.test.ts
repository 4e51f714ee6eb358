import { describe, expect, it } from 'vitest';
import { cameWithout } from '../../../lambdas/domain/claim/asked-evidence.ts';

const at = '2026-03-10T09:00:00.000Z';
const later = '2026-03-11T09:00:00.000Z';
const asked = { kinds: ['receipt', 'police-report'], at };

describe('whether a claim came back to the rules without what they asked for', () => {
  it.for([
    ['nothing was asked yet', undefined, ['receipt'], [], false],
    ['nothing of it came', asked, ['police-report', 'receipt'], [], true],
    ['a part of it came', asked, ['receipt'], [], false],
    ['all of it came', asked, [], [], false],
    ['something else is missing now', { kinds: ['receipt'], at }, ['damage-photo'], [], false],
    ['its files were taken in, as something else', asked, asked.kinds, [['accepted', later]], true],
    ['a file could not be taken', asked, asked.kinds, [['rejected', later]], false],
    [
      'a file could not be taken before',
      asked,
      asked.kinds,
      [['rejected', '2026-03-09T09:00:00.000Z']],
      true,
    ],
    ['the plan is not paid yet', { kinds: ['payment'], at }, ['payment'], [], false],
  ] as const)('when %s', ([, before, missing, files, without]) => {
    const documents = files.map(([status, createdAt]) => ({ status, createdAt }));
    expect(cameWithout(before, missing, documents)).toBe(without);
  });
});
