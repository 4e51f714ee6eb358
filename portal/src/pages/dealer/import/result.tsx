import { Button, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Translate, useTexts } from '../../../texts/languages.tsx';
import classes from './import.module.css';
import type { Imported } from './rows.tsx';
import { texts } from './texts.ts';

const kinds = ['created', 'assigned', 'registered', 'unchanged'] as const;

const inWords = (t: Translate<(typeof texts)['english']>, { counts }: Imported): string =>
  kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(kind, { count: counts[kind] }))
    .join(', ');

interface ResultProps {
  readonly file: string;
  readonly imported: Imported;
  readonly isBusy: boolean;
  readonly onDo: () => void;
}

/** What the file would do, or did, in a sentence, and the button that does it. */
export function Result({ file, imported, isBusy, onDo }: ResultProps): ReactNode {
  const t = useTexts(texts);
  const { counts, dryRun } = imported;
  const changes = counts.created + counts.assigned + counts.registered;
  const rows = inWords(t, imported);
  if (counts.fault > 0)
    return (
      <section className={classes.result} data-tone="bad">
        <Title order={2}>{t('faulty', { file, count: counts.fault })}</Title>
        <p>{t('faultyText')}</p>
      </section>
    );
  if (!dryRun)
    return (
      <section className={classes.result} data-tone="good">
        <Title order={2}>{t('done', { rows })}</Title>
        <p>{t('doneText')}</p>
        <Button component={Link} href="/units">
          {t('toUnits')}
        </Button>
      </section>
    );
  if (changes === 0)
    return (
      <section className={classes.result}>
        <Title order={2}>{t('nothing', { file })}</Title>
        <p>{t('nothingText')}</p>
      </section>
    );
  return (
    <section className={classes.result} data-tone="good">
      <Title order={2}>{t('ready', { file })}</Title>
      <p>{t('readyText', { rows })}</p>
      <Button onClick={onDo} loading={isBusy}>
        {t('do', { count: changes })}
      </Button>
    </section>
  );
}
