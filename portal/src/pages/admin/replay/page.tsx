import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { type Fault, faultsOf } from '../../../api/problem.ts';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { FaultList } from '../../../parts/fault-list.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ReplayOutcome } from '../../../parts/replay/outcome.tsx';
import { useReplay } from '../../../parts/replay/use-replay.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { keepDraft } from '../terms-editor/draft.ts';
import { ChooseFile } from './choose-file.tsx';
import { RuleRow } from './rule-row.tsx';
import { texts } from './texts.ts';
import { bodyOf, type Rule, type Rulebook, type Tried, withRules } from './tried-terms.ts';

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
  const [file, setFile] = useState<Tried>();
  const [rules, setRules] = useState<ReadonlyMap<string, Rule>>(new Map());
  const [period, setPeriod] = useState({ from: '', to: '' });
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isBusy, setBusy] = useState(false);
  const { replay, run, stop, forget } = useReplay();
  const isChanged = file !== undefined || rules.size > 0;
  const terms = file?.terms ?? withRules(book, rules);
  const say = (message: string) => setFaults([{ path: '', message }]);
  const startAgain = (): void => {
    forget();
    setFile(undefined);
    setRules(new Map());
    setFaults([]);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isChanged) return say(t('nothingChanged'));
    setFaults([]);
    setBusy(true);
    try {
      await run(bodyOf(file?.kind ?? 'rulebook', terms, period.from, period.to));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      setFaults(faultsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="lg">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="lg">
          <Card>
            <Stack>
              <Title order={2}>{t('change')}</Title>
              <ChooseFile
                chosen={file}
                onFault={say}
                onChosen={(tried) => {
                  startAgain();
                  setFile(tried);
                }}
              />
              {file === undefined && (
                <ChangeRules
                  book={book}
                  changed={rules}
                  onChange={(rule) => {
                    forget();
                    setRules(new Map([...rules, [rule.id, rule]]));
                  }}
                />
              )}
              {isChanged && (
                <Group>
                  <Button variant="subtle" onClick={startAgain}>
                    {t('startAgain')}
                  </Button>
                </Group>
              )}
            </Stack>
          </Card>
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
                  value={period[name]}
                  onChange={({ currentTarget: { value } }) => setPeriod((now) => ({ ...now, [name]: value }))}
                />
              ))}
            </SimpleGrid>
            <Text size="sm" c="dimmed" mt="xs">
              {t('periodHint')}
            </Text>
          </Card>
          <FaultList title={t('faults')} faults={faults} />
          <Button type="submit" loading={isBusy} style={{ alignSelf: 'flex-start' }}>
            {t('run')}
          </Button>
        </Stack>
      </form>
      {replay && <ReplayOutcome replay={replay} onStop={stop} />}
      {replay?.state === 'done' && (
        <div>
          <Button
            variant="default"
            onClick={() => {
              keepDraft(file?.kind ?? 'rulebook', terms);
              navigate('/admin/terms');
            }}
          >
            {t('edit')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface ChangeRulesProps {
  readonly book: Rulebook;
  readonly changed: ReadonlyMap<string, Rule>;
  readonly onChange: (rule: Rule) => void;
}

function ChangeRules({ book, changed, onChange }: ChangeRulesProps): ReactNode {
  const t = useTexts(texts);
  const [id, setId] = useState('');
  const rule = changed.get(id) ?? book.rules.find((one) => one.id === id);
  return (
    <Stack>
      <Text c="dimmed">{t('or', { version: book.version })}</Text>
      <NativeSelect
        label={t('rule')}
        maw="32rem"
        value={id}
        onChange={({ currentTarget }) => setId(currentTarget.value)}
      >
        <option value="">{t('choose')}</option>
        {book.rules.map((one) => (
          <option key={one.id} value={one.id}>
            {one.id}
          </option>
        ))}
      </NativeSelect>
      {rule && (
        <RuleRow
          key={id}
          rule={rule}
          clause={book.clauses.find((clause) => clause.id === rule.clause)?.text}
          onChange={onChange}
        />
      )}
      {changed.size > 0 && <Text>{t('changed', { rules: [...changed.keys()].join(', ') })}</Text>}
    </Stack>
  );
}
