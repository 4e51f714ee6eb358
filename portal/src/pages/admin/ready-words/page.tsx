import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { ReadyWords } from './shapes.ts';
import { texts } from './texts.ts';
import { WordsDialog } from './words-dialog.tsx';

/** What agents put into messages with one click. */
export default function ReadyWordsPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /ready-words', {});
  const [edited, setEdited] = useState<ReadyWords | 'new'>();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={<Button onClick={() => setEdited('new')}>{t('add')}</Button>}
    >
      {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton h={420} radius="lg" />}
      {data?.items.length === 0 && (
        <EmptyState icon="book" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
      <Stack gap="lg">
        {data?.items.map((words) => (
          <WordsCard key={words.wordsId} words={words} onEdit={() => setEdited(words)} />
        ))}
      </Stack>
      {edited !== undefined && (
        <WordsDialog words={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  );
}

function WordsCard({
  words,
  onEdit,
}: {
  readonly words: ReadyWords;
  readonly onEdit: () => void;
}): ReactNode {
  const t = useTexts(texts);
  const remove = useWrite('DELETE /ready-words/{wordsId}', { refreshes: ['GET /ready-words'] });
  const { wordsId, title, text, uses } = words;
  return (
    <Card>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {uses.map((use) => t(use)).join(' · ')}
      </Text>
      <Text mb="md" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Text>
      <Group gap="sm">
        <Button variant="default" size="sm" aria-label={t('editOf', { title })} onClick={onEdit}>
          {t('edit')}
        </Button>
        <ConfirmButton
          size="sm"
          title={t('removeTitle')}
          text={t('removeText')}
          onConfirm={() => remove.mutateAsync({ path: { wordsId } })}
        >
          {t('remove')}
        </ConfirmButton>
      </Group>
    </Card>
  );
}
