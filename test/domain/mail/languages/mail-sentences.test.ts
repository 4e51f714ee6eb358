import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailSentences } from '../../../../lambdas/domain/mail/languages/say.ts';
import { PROJECT_ROOT } from '../../../../lib/content-key.ts';
import { filesBelow } from '../../../architecture/source-files.ts';
import { saidSentences } from './said-sentences.ts';

const said = new Set(
  filesBelow('lambdas')
    .filter((path) => !path.endsWith('/mail/languages/say.ts'))
    .flatMap((path) => saidSentences(readFileSync(join(PROJECT_ROOT, path), 'utf8'))),
);

const valuesOf = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();

describe.each(['es', 'fr-CA'] as const)('the sentences of mails in %s', (tag) => {
  const sentences = mailSentences[tag];

  it('are all those of the templates, and no others', () => {
    expect([...said].filter((sentence) => !sentences.has(sentence))).toEqual([]);
    expect([...sentences.keys()].filter((sentence) => !said.has(sentence))).toEqual([]);
  });

  it('say every value once, and nothing else in braces', () => {
    const odd = [...sentences].filter(([ours, theirs]) => `${valuesOf(ours)}` !== `${valuesOf(theirs)}`);
    expect(odd).toEqual([]);
    expect([...sentences.values()].filter((text) => /\{(?!\d\})/.test(text) || text.trim() === '')).toEqual(
      [],
    );
  });
});

describe('a sentence in a source', () => {
  it('is found with its values numbered, braces inside them and sentences inside sentences too', () => {
    const source = 'say`Paid ${money({ cents: 1 })} to ${say`the shop`}.` + sayTo(user)`Hello` + essay`No`';
    expect(saidSentences(source)).toEqual(['Paid {1} to {2}.', 'the shop', 'Hello']);
  });
});
