import { Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { faultsOf } from '../../../api/problem.ts';
import { useWrite } from '../../../api/query.ts';
import { FaultList } from '../../../parts/fault-list.tsx';
import { type ChosenFile, SpreadsheetButton } from '../../../parts/files/spreadsheet-button.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { Columns } from './columns.tsx';
import { Result } from './result.tsx';
import { Rows } from './rows.tsx';
import { texts } from './texts.ts';

/** A file of units: shown row by row what it would do, then carried out as a whole. */
export default function ImportPage(): ReactNode {
  const t = useTexts(texts);
  const isStaff = useAccount()?.role !== 'partner';
  const [file, setFile] = useState<ChosenFile>();
  const { mutate, data, error, isPending } = useWrite('POST /units/import', {
    refreshes: ['GET /units', 'GET /units/{serial}'],
  });
  const tryOut = (chosen: ChosenFile): void => {
    setFile(chosen);
    mutate({ body: { content: chosen.content, dryRun: true } });
  };
  const carryOut = () => file && mutate({ body: { content: file.content } });
  return (
    <Page title={t('title')} lead={isStaff ? t('leadStaff') : t('leadDealer')}>
      <Stack gap="lg">
        <div>
          <SpreadsheetButton
            label={t('choose')}
            size="md"
            variant={file === undefined ? 'filled' : 'default'}
            onChosen={tryOut}
          >
            {file === undefined ? t('choose') : t('another')}
          </SpreadsheetButton>
          <Text size="sm" c="dimmed" mt={6}>
            {t('limits')}
          </Text>
        </div>
        {error && <FaultList title={t('unreadable')} faults={faultsOf(error)} />}
        <div role="status">
          {isPending && data === undefined && file && t('checking', { file: file.name })}
          {data && file && <Result file={file.name} imported={data} isBusy={isPending} onDo={carryOut} />}
        </div>
        {data && <Rows rows={data.rows} isDone={!data.dryRun} />}
        {data === undefined && <Columns isStaff={isStaff} />}
      </Stack>
    </Page>
  );
}
