import { describe, expect, it } from 'vitest';
import { cameWithout, refusals } from '../../../lambdas/domain/claim/asked-evidence.ts';
import { agent, casey } from './claims.ts';

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
    const sent = files.map(([status, createdAt]) => ({ status, createdAt, uploadedBy: casey }));
    expect(cameWithout(before, missing, sent)).toBe(without);
  });
});

describe('what the next question says of files', () => {
  const refused = {
    status: 'rejected',
    reason: 'The file is empty.',
    createdAt: later,
    uploadedBy: casey,
  } as const;
  const told = ['A file of yours could not be used.', 'The file is empty.'];

  it('is why they were not taken, each reason once', () => {
    expect(refusals(asked, [refused, refused])).toEqual(told);
    expect(refusals(undefined, [refused])).toEqual(told);
  });

  it('is nothing of those taken, sent earlier, or sent by somebody else', () => {
    const sent = [
      { ...refused, status: 'accepted' },
      { ...refused, createdAt: '2026-03-09T09:00:00.000Z' },
      { ...refused, uploadedBy: agent },
    ] as const;
    expect(refusals(asked, sent)).toEqual([]);
  });
});
