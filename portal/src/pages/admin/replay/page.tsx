import { Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { FaultList } from '../../../parts/fault-list.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ReplayOutcome } from '../../../parts/replay/outcome.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { keepDraft } from '../terms-editor/draft.ts';
import { ChangeRules } from './change-rules.tsx';
import { ChooseFile } from './choose-file.tsx';
import { texts } from './texts.ts';
import type { Rulebook } from './tried-terms.ts';
import { type Days, useTrial } from './use-trial.ts';

/** Other rules or prices, tried on the claims of the past. */
export default function ReplayPage(): ReactNode {
  const t = useTexts(texts);
  const { data: book, error, refetch } = useRead('GET /rulebook', {});
  if (!book) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Trial book={book} />
    </Page>
  );
}

function Trial({ book }: { readonly book: Rulebook }): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const trial = useTrial(book);
  const { file, replay, isChanged } = trial;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged) void trial.run();
    else trial.say(t('nothingChanged'));
  };
  const edit = (): void => {
    keepDraft(trial.kind, trial.terms);
    navigate('/admin/terms');
  };
  return (
    <Stack gap="lg">
      <form onSubmit={submit}>
        <Stack gap="lg">
          <Card>
            <Stack>
              <Title order={2}>{t('change')}</Title>
              <ChooseFile chosen={file} onFault={trial.say} onChosen={trial.tryFile} />
              {file === undefined && (
                <ChangeRules book={book} changed={trial.rules} onChange={trial.tryRule} />
              )}
              {isChanged && (
                <Group>
                  <Button variant="subtle" onClick={trial.startAgain}>
                    {t('startAgain')}
                  </Button>
                </Group>
              )}
            </Stack>
          </Card>
          <Period days={trial.days} onChange={trial.setDays} />
          <FaultList title={t('faults')} faults={trial.faults} />
          <Button type="submit" loading={trial.isBusy} style={{ alignSelf: 'flex-start' }}>
            {t('run')}
          </Button>
        </Stack>
      </form>
      {replay && <ReplayOutcome replay={replay} onStop={trial.stop} />}
      {replay?.state === 'done' && (
        <div>
          <Button variant="default" onClick={edit}>
            {t('edit')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface PeriodProps {
  readonly days: Days;
  readonly onChange: (days: Days) => void;
}

function Period({ days, onChange }: PeriodProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} mb="md">
        {t('period')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} maw="32rem">
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(name)}
            value={days[name]}
            onChange={({ currentTarget: { value } }) => onChange({ ...days, [name]: value })}
          />
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="xs">
        {t('periodHint')}
      </Text>
    </Card>
  );
}
