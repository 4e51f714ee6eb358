import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../parts/empty-state.tsx';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';

export function NotFound(): ReactNode {
  const t = useTexts(texts);
  return (
    <EmptyState
      isPage
      icon="search"
      title={t('notFoundTitle')}
      action={
        <Button component={Link} href="/">
          {t('toHome')}
        </Button>
      }
    >
      {t('notFoundText')}
    </EmptyState>
  );
}
