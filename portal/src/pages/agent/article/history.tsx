import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Revision = AnswerOf<'GET /kb/{articleId}/revisions'>['items'][number];

/** As many as are shown at first. */
const FIRST = 5;

interface HistoryProps {
  readonly articleId: string;
  readonly onRestore: (text: Revision['text']) => void;
}

/** Who changed it when; each text can be taken up again. */
export function History({ articleId, onRestore }: HistoryProps): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const { data } = useRead('GET /kb/{articleId}/revisions', { path: { articleId } });
  const [isWhole, setWhole] = useState(false);
  if (!data) return null;
  const words = { saved: 'wasSaved', published: 'wasPublished', withdrawn: 'wasWithdrawn' } as const;
  const shown = isWhole ? data.items : data.items.slice(0, FIRST);
  return (
    <Card>
      <Title order={2} size="h5" mb="sm">
        {t('history')}
      </Title>
      <Stack gap="xs">
        {shown.map(({ revision, what, by, at, text }) => (
          <Group key={revision} justify="space-between">
            <Text size="sm">{t(words[what], { name: by, at: moment(at) })}</Text>
            <Button variant="default" size="sm" onClick={() => onRestore(text)}>
              {t('restore')}
            </Button>
          </Group>
        ))}
        {shown.length < data.items.length && (
          <Button variant="default" size="sm" onClick={() => setWhole(true)}>
            {t('more')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
