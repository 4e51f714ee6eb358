import { Button, Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { ApiProblem } from '../../api/problem.ts';
import { useRead } from '../../api/query.ts';
import { useTexts } from '../../texts/languages.tsx';
import { EmptyState } from '../empty-state.tsx';
import { LoadFailed } from '../load-failed.tsx';
import { SerialField } from './serial-field.tsx';
import type { Unit } from './shapes.ts';
import { texts } from './texts.ts';
import classes from './units.module.css';
import { WarrantyAnswer } from './warranty-answer.tsx';

/** A serial number in, its warranty out. The answer has its place from the tap on, so that it pushes nothing down when it comes. */
export function SerialCheck(): ReactNode {
  const [serial, setSerial] = useState('');
  const [isScanning, setScanning] = useState(false);
  const answer = useRead('GET /units/{serial}', { path: { serial } }, { enabled: serial !== '' });
  const ask = (asked: string) => (asked === serial ? void answer.refetch() : setSerial(asked));
  const isExpected = isScanning || serial !== '';
  return (
    <Stack gap="md">
      <SerialField onSerial={ask} onScanning={setScanning} isBusy={answer.isFetching} />
      <div role="status" className={classes.found} data-expected={isExpected}>
        {!answer.data && !answer.error && isExpected && (
          <Skeleton className={classes.found} radius="lg" data-expected />
        )}
        {answer.data && <Answer unit={answer.data} />}
        {answer.error && <NoAnswer error={answer.error} onAgain={() => void answer.refetch()} />}
      </div>
    </Stack>
  );
}

function Answer({ unit }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(texts);
  const { serial, own, state } = unit;
  const address = `/units/${encodeURIComponent(serial)}`;
  return (
    <WarrantyAnswer unit={unit}>
      {own && state === 'pending' && (
        <Button component={Link} href={`${address}/register`}>
          {t('register')}
        </Button>
      )}
      {own && state === 'registered' && (
        <Button component={Link} href={`/claims/new?serial=${encodeURIComponent(serial)}`}>
          {t('fileClaim')}
        </Button>
      )}
      <Button component={Link} href={address} variant="default">
        {t('record')}
      </Button>
    </WarrantyAnswer>
  );
}

function NoAnswer({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }): ReactNode {
  const t = useTexts(texts);
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <EmptyState icon="search" title={t('unknown')}>
        {t('unknownText')}
      </EmptyState>
    );
  if (error instanceof ApiProblem && error.status === 429)
    return (
      <EmptyState icon="clock" title={t('tooOften')}>
        {t('tooOftenText')}
      </EmptyState>
    );
  return <LoadFailed isPart error={error} onAgain={onAgain} />;
}
