import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { type AnswerOf, call } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { type ChosenFile, SpreadsheetButton } from '../../../parts/files/spreadsheet-button.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { RmaOrder } from './shapes.ts';
import { texts } from './texts.ts';

type Trial = AnswerOf<'POST /claims/{claimId}/rmas/import'>;

interface UnitsFileProps {
  readonly claimId: string;
  /** What else the form says. */
  readonly order: () => RmaOrder;
}

/** Many units at once: the file is tried first, row by row, and issued only when every row is in order. */
export function UnitsFile({ claimId, order }: UnitsFileProps): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const [content, setContent] = useState('');
  const [trial, setTrial] = useState<Trial>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const issue = useWrite('POST /claims/{claimId}/rmas/import');
  const during = async (doing: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await doing();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const tryOut = async (file: ChosenFile): Promise<void> => {
    setTrial(undefined);
    setContent(file.content);
    const body = { ...order(), content: file.content, dryRun: true };
    setTrial(await call('POST /claims/{claimId}/rmas/import', { path: { claimId }, body }));
  };
  const issueAll = async (): Promise<void> => {
    const { rows } = await issue.mutateAsync({ path: { claimId }, body: { ...order(), content } });
    toast(t('issued'));
    const first = rows[0]?.rmaId;
    navigate(first === undefined ? '/rmas' : `/rmas/${first}`, { replace: true });
  };
  const bad = trial?.rows.filter(({ outcome }) => outcome === 'fault') ?? [];
  const good = (trial?.rows.length ?? 0) - bad.length;
  return (
    <Stack gap="xs">
      <Text fw={500}>{t('file')}</Text>
      <Text size="sm" c="dimmed">
        {t('fileHint')}
      </Text>
      <Group gap="sm">
        <SpreadsheetButton
          label={t('choose')}
          variant="default"
          loading={isBusy}
          onChosen={(file) => void during(() => tryOut(file))}
        >
          {t('choose')}
        </SpreadsheetButton>
        {good > 0 && bad.length === 0 && (
          <Button loading={isBusy} onClick={() => void during(issueAll)}>
            {t('issueFile', { count: good })}
          </Button>
        )}
      </Group>
      <div role="status">
        {good > 0 && <Text>{t('rowsGood', { count: good })}</Text>}
        {bad.length > 0 && (
          <>
            <Text>{t('rowsBad', { count: bad.length })}</Text>
            <ul>
              {bad.map(({ line, serial, problem: why = '' }) => (
                <li key={line}>{t('row', { line, serial, problem: why })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <FormProblem>{problem}</FormProblem>
    </Stack>
  );
}
