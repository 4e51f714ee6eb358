import { Button, Menu } from '@mantine/core';
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
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="sm">
          {t('insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
        {offered.map(({ wordsId, title, text }) => (
          <Menu.Item key={wordsId} onClick={() => onChoose(filled(text))}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
