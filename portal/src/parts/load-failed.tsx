import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem, Unreachable } from '../api/problem.ts';
import { NotFound } from '../shell/not-found.tsx';
import { texts } from '../shell/texts.ts';
import { useAgain } from '../shell/use-again.ts';
import { useIsOnline } from '../shell/use-is-online.ts';
import { useTexts } from '../texts/languages.tsx';
import { EmptyState } from './empty-state.tsx';

interface LoadFailedProps {
  readonly error: Error;
  readonly onAgain: () => void;
  /** It is a part of a page, whose headline stands already. */
  readonly isPart?: boolean;
}

/** What the page is about could not be read: not there, or not for now. */
export function LoadFailed({ error, onAgain, isPart = false }: LoadFailedProps): ReactNode {
  const t = useTexts(texts);
  const isOnline = useIsOnline();
  const isUnreachable = error instanceof Unreachable;
  useAgain(onAgain, isUnreachable && isOnline);
  if (error instanceof ApiProblem && error.status === 404 && !isPart) return <NotFound />;
  return (
    <EmptyState
      isPage={!isPart}
      icon={isUnreachable ? 'offline' : 'warning'}
      title={isOnline ? t('failedTitle') : t('offlineTitle')}
      action={
        <Button variant="default" onClick={onAgain}>
          {t('tryAgain')}
        </Button>
      }
    >
      {isUnreachable ? t(isOnline ? 'unreachable' : 'offlineText') : error.message}
    </EmptyState>
  );
}
