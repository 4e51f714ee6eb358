import { Skeleton, Stack, Text } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useRead } from '../../api/query.ts';
import type { Claim } from '../../api/shapes.ts';
import { useTexts } from '../../texts/languages.tsx';
import { LoadFailed } from '../load-failed.tsx';
import classes from './conversation.module.css';
import { entriesOf } from './entries.ts';
import { EntryRow } from './entry-row.tsx';
import { texts } from './texts.ts';

/** What is read comes first; the form is loaded meanwhile. */
const WriteBox = lazy(() => import('./write-box.tsx').then((module) => ({ default: module.WriteBox })));

/** As tall as the form, in pixels. */
const FORM_HEIGHT = 190;

interface ConversationProps {
  readonly claim: Claim;
  /** The claims team may write what only it reads. */
  readonly canWriteInternal?: boolean;
  /** Nothing may be said here. */
  readonly isReadOnly?: boolean;
}

/** Comments and mails of a claim in one thread, and a box to write in. */
export function Conversation({ claim, canWriteInternal, isReadOnly }: ConversationProps): ReactNode {
  const { claimId } = claim;
  const t = useTexts(texts);
  const given = { path: { claimId }, query: { limit: 100 } };
  const comments = useRead('GET /claims/{claimId}/comments', given, { live: true });
  const mails = useRead('GET /claims/{claimId}/emails', given, { live: true });
  const error = comments.error ?? mails.error;
  if (comments.data && mails.data) {
    const entries = entriesOf(comments.data.items, mails.data.items);
    return (
      <Stack>
        {entries.length === 0 && <Text c="dimmed">{t('none')}</Text>}
        <ol className={classes.entries} aria-label={t('title')}>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ol>
        {!isReadOnly && (
          <Suspense fallback={<Skeleton h={FORM_HEIGHT} radius="md" />}>
            <WriteBox claim={claim} canWriteInternal={canWriteInternal ?? false} />
          </Suspense>
        )}
      </Stack>
    );
  }
  if (!error) return <Skeleton h={160} radius="md" />;
  const again = () => void Promise.all([comments.refetch(), mails.refetch()]);
  return <LoadFailed isPart error={error} onAgain={again} />;
}
