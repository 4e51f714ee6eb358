import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import { useRead } from '../../api/query.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { LoadFailed } from '../load-failed.tsx';
import { Page } from '../page.tsx';
import { texts } from './texts.ts';

/** What a plan covers, clause by clause; `?version=` shows the ones that somebody agreed to before. */
export function TermsOfCoverage(): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const version = new URLSearchParams(useSearch()).get('version') ?? undefined;
  const { data, error, refetch } = useRead('GET /plans/terms', { query: { version } });
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Page title={t('title')} lead={t('lead', { version: data.version, date: date(data.effectiveFrom) })}>
      <Card maw="46rem">
        <Stack gap="xl">
          {data.clauses.map(({ id, title, text }) => (
            <section key={id} id={id}>
              <Title order={2} size="h3">
                {title}
              </Title>
              <Text mt={4}>{text}</Text>
            </section>
          ))}
        </Stack>
      </Card>
    </Page>
  );
}
