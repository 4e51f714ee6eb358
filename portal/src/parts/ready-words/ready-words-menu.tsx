import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useRead } from '../../api/query.ts';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

type ReadyWords = AnswerOf<'GET /ready-words'>['items'][number];
export type ReadyWordsUse = ReadyWords['uses'][number];

interface ReadyWordsMenuProps {
  readonly use: ReadyWordsUse;
  /** What the names in braces stand for here; one that is not known stays, for the agent to fill in. */
  readonly facts: Readonly<Record<string, string>>;
  readonly onChoose: (text: string) => void;
}

/** Words the team keeps ready, with this case's facts filled in; the agent reads over them and sends. */
export function ReadyWordsMenu({ use, facts, onChoose }: ReadyWordsMenuProps): ReactNode {
  const t = useTexts(texts);
  const { data } = useRead('GET /ready-words', {});
  const offered = (data?.items ?? []).filter(({ uses }) => uses.includes(use));
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] || whole);
  // A field of the browser's own: a menu that floats would add a tenth to what every page loads first.
  return (
    <NativeSelect
      aria-label={t('insert')}
      size="sm"
      value=""
      onChange={({ currentTarget }) => {
        const chosen = offered.find(({ wordsId }) => wordsId === currentTarget.value);
        if (chosen) onChoose(filled(chosen.text));
      }}
    >
      <option value="">{offered.length === 0 ? t('none') : t('insert')}</option>
      {offered.map(({ wordsId, title }) => (
        <option key={wordsId} value={wordsId}>
          {title}
        </option>
      ))}
    </NativeSelect>
  );
}
