import { Alert, Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/query.ts';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Asks a partner to read the FAQ, once for each version of it. */
export function FaqToRead(): ReactNode {
  const t = useTexts(texts);
  const { data } = useRead('GET /kb/faq', { query: {} });
  if (!data?.mustConfirm) return null;
  return (
    <Alert variant="light" title={t('faqTitle')}>
      <Group justify="space-between" gap="md">
        {data.confirmed === undefined ? t('faqFirst') : t('faqAgain')}
        <Button component={Link} href="/help/faq" size="sm">
          {t('faqRead')}
        </Button>
      </Group>
    </Alert>
  );
}
