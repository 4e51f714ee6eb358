import { Button, Skeleton, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Badge } from '../../../parts/badge.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { RecordRows } from '../../../parts/record-list/record-rows.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts as articleTexts } from '../article/texts.ts';
import { texts } from './texts.ts';

type Listed = AnswerOf<'GET /kb/drafts'>['items'][number];

const tones = { draft: 'plain', published: 'good', changed: 'warn' } as const;

/** Every article with its state, for those who write them. */
export default function ArticlesPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /kb/drafts', {});
  const [typed, setTyped] = useState('');
  const words = typed.trim().toLowerCase();
  const shown = data?.items.filter(({ title }) => title.toLowerCase().includes(words));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        <Button component={Link} href="/staff/articles/new">
          {t('add')}
        </Button>
      }
    >
      <Stack gap="lg">
        <TextInput
          label={t('find')}
          maw="24rem"
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {!shown && !error && <Skeleton h={420} radius="lg" />}
        {shown?.length === 0 && (
          <EmptyState icon="book" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
        {shown && shown.length > 0 && <Rows articles={shown} />}
      </Stack>
    </Page>
  );
}

function Rows({ articles }: { readonly articles: readonly Listed[] }): ReactNode {
  const t = useTexts(texts);
  const names = useTexts(articleTexts);
  const { date } = useFormats();
  const stateOf = ({ status }: Listed) => (status === 'changed' ? t('changedSince') : t(status));
  return (
    <RecordRows
      label={t('list')}
      rows={articles}
      name={{ title: t('article'), of: ({ title }) => title, long: true }}
      href={({ articleId }) => `/staff/articles/${articleId}`}
      columns={[
        {
          title: t('state'),
          cell: (article) => <Badge tone={tones[article.status]}>{stateOf(article)}</Badge>,
          leads: true,
          short: true,
        },
        { title: t('readers'), cell: ({ visibility }) => t(visibility), short: true },
        { title: t('language'), cell: ({ language }) => names(language) },
        { title: t('changed'), cell: ({ updatedAt }) => date(updatedAt), short: true },
        { title: t('by'), cell: ({ updatedBy }) => updatedBy },
      ]}
    />
  );
}
